/** What are the faults worth that somebody spends on a service in the page? */
import { parseFaults } from "../../src/course/break-faults.ts";
import {
  BREAK_SEEDS,
  gradeBreak,
  refusedBreak,
} from "../../src/course/break-grade.ts";
import type { BreakOrder } from "../../src/course/break-tests.ts";
import type { Locale } from "../../src/course/grade.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { never } from "../../src/ports/assert.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import { findBreak } from "./break-catalogue.ts";
import { cardOf } from "./catalogue.ts";
import { inTurn } from "./one-at-a-time.ts";
import type { Card } from "./order.ts";

export type BreakAsk =
  | { readonly kind: "card"; readonly name: string }
  | {
      readonly kind: "grade";
      readonly name: string;
      /** As on the command line, "500ms=crash:diary". */
      readonly faults: readonly string[];
      readonly locale: Locale;
    };

export type BreakAnswer =
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "graded"; readonly result: GradeResult }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** How often somebody asked for a grade. */
let asked = 0;

/** Nobody waits any more for what somebody asked before. */
function gradeNewest(order: BreakOrder): Promise<GradeResult> {
  asked += 1;
  const own = asked;
  const isOld = () => own !== asked;
  return gradeBreak({
    ...order,
    inTurn: (work) =>
      inTurn(async () => {
        if (isOld()) throw new Error("another branch is judged by now");
        return await work();
      }),
  });
}

/** On the seeds that everybody sees: the command line says the same. */
export async function answerBreak(ask: BreakAsk): Promise<BreakAnswer> {
  const { name } = ask;
  const exercise = findBreak(name);
  if (exercise === undefined) {
    const problem = `there is no service "${name}"; choose one from the list`;
    return { kind: "refused", problems: [problem] };
  }
  const { scenario } = exercise;
  switch (ask.kind) {
    case "card":
      return { kind: "card", card: cardOf(scenario) };
    case "grade": {
      const { locale } = ask;
      const read = parseFaults(scenario, ask.faults);
      if (!read.ok) {
        const why = read.problems.map(formatProblem).join("\n");
        return { kind: "graded", result: refusedBreak(name, why) };
      }
      const seeds = BREAK_SEEDS;
      const order = { name, exercise, spent: read.value, seeds, locale };
      return { kind: "graded", result: await gradeNewest(order) };
    }
    default:
      return never(ask);
  }
}
