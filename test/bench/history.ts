/** How fast are histories of a store judged? */
import { judgeHistory } from "../../src/check/judge-history.ts";
import { drawHistory } from "../check/any-history.ts";

const OPERATIONS = 3_500;

const STORE = { clients: 50, keys: 10, values: 20, operationsMax: 20_000 };

/** The first seeds whose histories are long enough. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Operations judged in a second of the slowest history, right or wrong. */
export function historyRate(): number {
  let rate = Infinity;
  for (const seed of SEEDS) {
    for (const wrong of [0, 0.001]) {
      const shape = { ...STORE, wrong, silent: 0.02 };
      const history = drawHistory(seed, shape).slice(0, OPERATIONS);
      if (history.length < OPERATIONS) continue;
      const startedAt = performance.now();
      const { kind } = judgeHistory(history);
      const seconds = (performance.now() - startedAt) / 1000;
      if (kind === "unknown") return 0;
      rate = Math.min(rate, OPERATIONS / seconds);
    }
  }
  return rate;
}
