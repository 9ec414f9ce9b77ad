/** Do the checker and the brute-force judge agree? */
import { judgeHistory } from "../../src/check/judge-history.ts";
import { drawHistory, isLinearizable, type Shape } from "./any-history.ts";

const SHAPES: readonly Shape[] = [
  { clients: 3, keys: 1, values: 2, operationsMax: 8, wrong: 0.1, silent: 0.1 },
  { clients: 4, keys: 1, values: 3, operationsMax: 9, wrong: 0.1, silent: 0.3 },
  { clients: 2, keys: 2, values: 2, operationsMax: 10, wrong: 0.2, silent: 0 },
  { clients: 5, keys: 2, values: 3, operationsMax: 9, wrong: 0.2, silent: 0.2 },
  { clients: 4, keys: 1, values: 9, operationsMax: 8, wrong: 0.1, silent: 0.4 },
];

/** Judges the histories of `count` seeds by both; `differ` has their seeds. */
export function compareWithBruteForce(firstSeed: number, count: number) {
  const differ: string[] = [];
  let linearizable = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const shape = SHAPES[seed % SHAPES.length] as Shape;
    const history = drawHistory(seed, shape);
    const isSo = isLinearizable(history);
    if (isSo) linearizable += 1;
    const judged = judgeHistory(history);
    const says = judged.kind === "linearizable";
    if (says !== isSo) differ.push(`SEED=${seed}: ${judged.kind}`);
    if (judged.kind !== "not-linearizable") continue;
    const { operations } = judged.window;
    if (isLinearizable(operations)) differ.push(`SEED=${seed}: the window`);
  }
  return { differ, linearizable, judged: count };
}
