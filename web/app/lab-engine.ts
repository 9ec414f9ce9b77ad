/** How does the lab ask the engine? */
import type { Problem } from "../../src/scenario/problem.ts";
import type { Order, Reached, Report } from "../engine/order.ts";
import type { SeedsAsk } from "../engine/seeds-desk.ts";
import type { BytesAsk, ExchangeAsk } from "../engine/wire-view.ts";
import { type EngineClient, sharedEngine } from "./engine-client.ts";
import type { Change } from "./lab-state.ts";
import { unforeseen } from "./problem-words.ts";

export type Dispatch = (by: Change) => void;
/** The report of an order; undefined when it was refused or stopped. */
export type Execute = (order: Order) => Promise<Report | undefined>;

/** Runs orders one at a time; the report, unless refused or stopped. */
export function engineActions(dispatch: Dispatch) {
  let engine: EngineClient | undefined;
  const refuse = (problems: readonly Problem[]) =>
    dispatch({ kind: "notice", notice: { kind: "refused", problems } });
  const tell = (reached: Reached) => dispatch({ kind: "reached", reached });
  return {
    load: async (): Promise<void> => {
      try {
        const [client, cards] = await sharedEngine();
        engine = client;
        dispatch({ kind: "loaded", cards });
      } catch (error) {
        refuse([unforeseen(String(error))]);
      }
    },
    execute: async (order: Order): Promise<Report | undefined> => {
      dispatch({ kind: "running" });
      const answer = await engine?.run(order, tell);
      if (answer === undefined) return undefined;
      if (answer.kind === "done") return answer.report;
      const { problems, places = problems.map(unforeseen) } = answer;
      refuse(places);
      dispatch({ kind: "places", places });
      return undefined;
    },
    stop: () => engine?.stop(),
    bytes: async (ask: BytesAsk) => engine?.bytes(ask),
    seeds: async (ask: SeedsAsk) => engine?.seeds(ask),
    exchange: async (ask: ExchangeAsk) => engine?.exchange(ask),
  };
}
