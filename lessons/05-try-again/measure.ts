/** How many payments are answered, and how many are paid twice? */
import { columnOf, rowsThatFit } from "farcall/rows";
import { runScenario } from "farcall/run-scenario";
import { wilson } from "farcall/statistics";
import {
  type Kind,
  kindWorld,
  PAYMENTS,
  type PolicyName,
  paymentAt,
} from "./kinds.ts";

/** Of all payments of these seeds, in percent. */
export interface Measured {
  readonly answered: string;
  /** Its 95 % interval: Wilson's, so that none of so many proves no law. */
  readonly low: string;
  readonly high: string;
  /** Paid more than once. */
  readonly twice: string;
  /** Paid, and the phone was told of a failure. */
  readonly unknown: string;
}

const PAY = { method: "pay" };

/** Seeds 1 to `seedsMax`, one run each. */
export async function measure(
  kind: Kind,
  policy: PolicyName,
  seedsMax: number,
): Promise<Measured> {
  let answered = 0;
  let twice = 0;
  let unknown = 0;
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const world = kindWorld(kind, policy, seed);
    const run = await runScenario(world, { seed, recorder: "rpc" });
    if (run.failure !== undefined) throw run.failure;
    const paid = Array.from({ length: PAYMENTS }, () => 0);
    const heard = Array.from({ length: PAYMENTS }, () => false);
    const where = { ...PAY, status: "OK" };
    for (const row of rowsThatFit(run.trace, {
      event: "handler.finished",
      where,
    })) {
      const nth = paymentAt(row.at / 1e6);
      paid[nth] = (paid[nth] ?? 0) + 1;
    }
    const granted = { event: "workload.granted", where: PAY };
    for (const row of rowsThatFit(run.trace, granted)) {
      // The first call of the script asks for the balance.
      heard[Number(columnOf(row, "n")) - 2] = true;
    }
    answered += heard.filter(Boolean).length;
    twice += paid.filter((count) => count > 1).length;
    unknown += paid.filter((count, nth) => count > 0 && !heard[nth]).length;
  }
  const percent = (count: number): string =>
    ((count * 100) / (seedsMax * PAYMENTS)).toFixed(1);
  const { low, high } = wilson(answered, seedsMax * PAYMENTS);
  return {
    answered: percent(answered),
    low: (low * 100).toFixed(1),
    high: (high * 100).toFixed(1),
    twice: percent(twice),
    unknown: percent(unknown),
  };
}
