/** What is claimed of faults that somebody spent, and does it hold? */
import type { CheckResult } from "../check/judge.ts";
import { rowSentence } from "../kernel/trace-text.ts";
import type { Instant } from "../ports/time.ts";
import { formatLink } from "../scenario/link.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Spent } from "./break-faults.ts";
import { type BreakIt, POINTS } from "./break-it.ts";
import {
  BREAK_CLAIMS,
  BREAK_MISTAKES,
  type BreakMistake,
} from "./break-words.ts";
import type { Locale } from "./grade.ts";
import type { BadEvent, TestResult } from "./grade-result.ts";

export interface BreakOrder {
  /** "diary" */
  readonly name: string;
  readonly exercise: BreakIt;
  readonly spent: Spent;
  readonly seeds: readonly number[];
  readonly locale?: Locale;
  /** Others may run between two seeds; what it rejects with ends it all. */
  readonly inTurn?: (work: () => Promise<Tried>) => Promise<Tried>;
}

/** What came of one seed: what broke first, with the bug and without. */
export interface Tried {
  readonly seed: number;
  readonly broken: CheckResult | undefined;
  readonly twinBroken: CheckResult | undefined;
  /** Why one of the two runs has no result; "" when both have. */
  readonly failure: string;
}

/** The scenario as it runs: with the faults in it. */
export function struck({ exercise, spent }: BreakOrder): Scenario {
  return { ...exercise.scenario, faults: spent.faults };
}

function isExposed({ broken, twinBroken, failure }: Tried): boolean {
  return broken !== undefined && twinBroken === undefined && failure === "";
}

export function breaks(order: BreakOrder, tried: readonly Tried[]): TestResult {
  const test = blank(order, "breaks");
  const unfinished = tried.find(({ failure }) => failure !== "");
  if (unfinished !== undefined) {
    const { seed, failure } = unfinished;
    const missing = failed(order, test, { key: "no-result", seed });
    return { ...missing, status: "error", message: failure };
  }
  const first = tried.find(({ broken }) => broken !== undefined);
  if (first !== undefined) return shown(order, test, first);
  const [seed = 0] = order.seeds;
  const key = order.spent.count === 0 ? "no-fault" : "still-whole";
  const expected = "a run in which a claim of the service fails";
  const got = `${tried.length} runs in which all hold`;
  return { ...failed(order, test, { key, seed }), expected, got };
}

/** It holds, and says where one can see it. */
function shown(
  order: BreakOrder,
  test: TestResult,
  { seed, broken }: Tried,
): TestResult {
  const { expected = "", got = "", claim = "" } = broken ?? {};
  return {
    ...test,
    seed,
    runLink: linkTo(order, seed, broken?.firstBad?.at),
    firstBadEvent: eventOf(broken),
    expected,
    got,
    params: { claim },
  };
}

export function twin(order: BreakOrder, tried: readonly Tried[]): TestResult {
  const test = blank(order, "twin");
  const bad = tried.find(({ twinBroken }) => twinBroken !== undefined);
  if (bad === undefined) return test;
  const { seed, twinBroken } = bad;
  const { expected = "", got = "", claim = "", firstBad } = twinBroken ?? {};
  return {
    ...failed(order, test, { key: "broke-the-world", seed }),
    runLink: linkTo(order, seed, firstBad?.at),
    firstBadEvent: eventOf(twinBroken),
    expected: `${claim}: ${expected}`,
    got,
    params: { claim },
  };
}

export function again(order: BreakOrder, tried: readonly Tried[]): TestResult {
  const exposed = tried.filter(isExposed).length;
  const params = { exposed, of: tried.length };
  const test = { ...blank(order, "again"), params };
  if (exposed > 0 && exposed * 2 >= tried.length) return test;
  const { seed } = tried.find((one) => !isExposed(one)) ?? { seed: 0 };
  const { count } = order.spent;
  const few = exposed > 0 ? "by-luck" : "still-whole";
  const isWorld = tried.some(({ twinBroken }) => twinBroken !== undefined);
  const key = count === 0 ? "no-fault" : isWorld ? "broke-the-world" : few;
  return {
    ...failed(order, test, { key, seed }),
    expected: `${Math.ceil(tried.length / 2)} of ${tried.length} seeds`,
    got: `${exposed}`,
  };
}

const TASK_OF = { breaks: "expose", twin: "expose", again: "again" } as const;

/** A claim that holds; what does not hold fills it in. */
function blank(
  { locale = "en" }: BreakOrder,
  claim: keyof typeof BREAK_CLAIMS,
): TestResult {
  const task = TASK_OF[claim];
  return {
    name: BREAK_CLAIMS[claim][locale],
    status: "pass",
    message: null,
    output: null,
    task_id: Object.keys(POINTS).indexOf(task) + 1,
    task,
    seed: null,
    runLink: null,
    firstBadEvent: null,
    expected: null,
    got: null,
    messageKey: null,
    params: {},
  };
}

interface Failing {
  readonly key: BreakMistake;
  readonly seed: number;
}

function failed(
  order: BreakOrder,
  test: TestResult,
  { key, seed }: Failing,
): TestResult {
  return {
    ...test,
    status: "fail",
    message: BREAK_MISTAKES[key][order.locale ?? "en"],
    seed,
    runLink: linkTo(order, seed),
    messageKey: key,
  };
}

function eventOf(broken: CheckResult | undefined): BadEvent | null {
  const row = broken?.firstBad;
  if (row === undefined) return null;
  const { number, at, host } = row;
  return { row: number, atNs: at, host, sentence: rowSentence(row) };
}

/** The run with the bug; by the name of its scenario its services are found. */
function linkTo(order: BreakOrder, seed: number, t?: Instant): string {
  const { interventions } = order.spent;
  const scenario = struck(order);
  return formatLink({
    scenario,
    seed,
    interventions,
    ...(t !== undefined && { t }),
  });
}
