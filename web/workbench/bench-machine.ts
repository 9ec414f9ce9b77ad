/** Is a submission being tried, and what came of it? */
import { assign, setup } from "xstate";
import type { GradeResult } from "../../src/course/grade-result.ts";
import type { Locale } from "../app/address.ts";

/** What was handed in, to tell later whether it still stands there. */
export interface Submitted {
  readonly text: string;
  readonly locale: Locale;
}

export interface Judged {
  readonly submitted: Submitted;
  readonly result: GradeResult;
  /** Which runs they are: told in another language, they are the same. */
  readonly runs: number;
}

export interface Bench {
  /** Counts runs; what comes of an earlier one is not heard any more. */
  readonly nth: number;
  readonly submitted: Submitted | undefined;
  readonly runsDone: number;
  readonly runsAll: number;
  /** Of the last run that came to its end. */
  readonly judged: Judged | undefined;
  /** Why there is no result; "" when there is. */
  readonly problem: string;
}

export type BenchEvent =
  | { readonly type: "run"; readonly submitted: Submitted }
  | { readonly type: "stop" }
  /** The desk let go of it: it was stopped, or another one followed. */
  | { readonly type: "gone"; readonly nth: number }
  | {
      readonly type: "progress";
      readonly nth: number;
      readonly runsDone: number;
      readonly runsAll: number;
    }
  | {
      readonly type: "judged";
      readonly nth: number;
      readonly result: GradeResult;
    }
  | {
      readonly type: "broken";
      readonly nth: number;
      readonly problem: string;
    };

const FRESH: Bench = {
  nth: 0,
  submitted: undefined,
  runsDone: 0,
  runsAll: 0,
  judged: undefined,
  problem: "",
};

/** The same text, in another language. */
function isToldAnew(
  { text, locale }: Submitted,
  before: Judged | undefined,
): before is Judged {
  if (before === undefined) return false;
  const { submitted } = before;
  return submitted.text === text && submitted.locale !== locale;
}

/** A result stays until the next one: what stopped or broke has none. */
export const benchMachine = setup({
  types: { context: {} as Bench, events: {} as BenchEvent },
  guards: {
    isCurrent: ({ context, event }) =>
      "nth" in event && event.nth === context.nth,
  },
}).createMachine({
  context: FRESH,
  initial: "idle",
  on: {
    run: {
      target: ".running",
      actions: assign(({ context, event: { submitted } }) => ({
        nth: context.nth + 1,
        submitted,
        runsDone: 0,
        runsAll: 0,
        problem: "",
      })),
    },
  },
  states: {
    idle: {},
    running: {
      on: {
        stop: "stopped",
        gone: { guard: "isCurrent", target: "stopped" },
        progress: {
          guard: "isCurrent",
          actions: assign(({ event: { runsDone, runsAll } }) => ({
            runsDone,
            runsAll,
          })),
        },
        judged: {
          guard: "isCurrent",
          target: "judged",
          actions: assign(({ context, event: { result } }) => {
            const { submitted, judged, nth } = context;
            if (submitted === undefined) return {};
            const runs = isToldAnew(submitted, judged) ? judged.runs : nth;
            return { judged: { submitted, result, runs } };
          }),
        },
        broken: {
          guard: "isCurrent",
          target: "broken",
          actions: assign(({ event: { problem } }) => ({ problem })),
        },
      },
    },
    judged: {},
    stopped: {},
    broken: {},
  },
});

export type BenchState = "idle" | "running" | "judged" | "stopped" | "broken";

/** Somebody has gone on writing since. */
export function isStale(judged: Judged | undefined, text: string): boolean {
  return judged !== undefined && judged.submitted.text !== text;
}

/** All points, by a run that nothing disturbed. */
export function isPassed({ result }: Judged): boolean {
  return result.status === "pass" && result.points === result.pointsMax;
}
