/** Which parts of which recorded runs does the opening play? */
import { knownLines, knownTo } from "../scene/eyes.ts";
import { valueAt } from "../scene/host-tracks.ts";
import { type Scene, type ScenePart, sceneOf } from "../scene/scene.ts";
import { rowOf, type SceneTrace } from "../scene/scene-trace.ts";
import lostReply from "../traces/lost-reply.golden.json" with { type: "json" };
import lostRequest from "../traces/lost-request.golden.json" with {
  type: "json",
};
import { type Recording, traceOf } from "../traces/recording.ts";
import type { StageName } from "./story.ts";

export const REPLY_LOST: SceneTrace = traceOf(lostReply as Recording);
export const REQUEST_LOST: SceneTrace = traceOf(lostRequest as Recording);

/** The code of a link that runs the first of them in the lab. */
export const REPLY_LOST_CODE: string = lostReply.code;

/** The payment begins at 200 ms; its deadline is 400 ms later. */
const SILENCE: ScenePart = { startNs: 195e6, endNs: 612e6, level: "call" };
/** The second attempt begins at 900 ms and is answered at 1025 ms. */
const RETRY: ScenePart = { startNs: 880e6, endNs: 1_032e6, level: "call" };

/** The phone's own part of the silence: the same in both runs. */
export function silenceKnownTo(trace: SceneTrace, host: string): Scene {
  return sceneOf(knownTo(trace, host), SILENCE);
}

/** How many lines the phone wrote by then, and in how many they agree. */
export function agreement(): { readonly same: number; readonly all: number } {
  const part = { level: "packet", untilNs: SILENCE.endNs } as const;
  const one = knownLines(REPLY_LOST, "phone", part);
  const other = knownLines(REQUEST_LOST, "phone", part);
  const same = one.filter((line, index) => line === other[index]).length;
  return { same, all: Math.max(one.length, other.length) };
}

export type ActName = "silence" | "retry" | "request";

export type Acts = Readonly<Record<ActName, Scene>>;

export function openingActs(): Acts {
  return {
    silence: sceneOf(REPLY_LOST, SILENCE),
    retry: sceneOf(upToAnswer(REPLY_LOST), RETRY),
    request: sceneOf(REQUEST_LOST, SILENCE),
  };
}

/** Without what the phone does once it has its answer. */
function upToAnswer(trace: SceneTrace): SceneTrace {
  const end = trace.host.findIndex((_, row) => {
    const { kind, text } = rowOf(trace, row);
    return kind.name === "workload.granted" && text("method") === "pay";
  });
  return {
    ...trace,
    host: trace.host.slice(0, end + 1),
    cells: trace.cells.slice(0, end + 1),
  };
}

/** Which act stands on the stage; from "eyes" on there is none. */
export function actOf(stage: StageName): ActName {
  if (stage.startsWith("retry")) return "retry";
  if (stage.startsWith("request")) return "request";
  return "silence";
}

const BALANCE_FIRST = 100;

/** What the bank has paid into the till: what is gone from the account. */
export function tillAt({ model }: Scene, atNs: number): number {
  const bank = model.hosts.find(({ name }) => name === "bank");
  const balance = valueAt(bank?.shown.get("balance") ?? [], atNs);
  return BALANCE_FIRST - Number(balance ?? BALANCE_FIRST);
}
