/** How many points do runs of a submission earn, and why not more? */

import type { Instant } from "../ports/time.ts";
import { formatTime } from "../ports/time.ts";
import { formatLink } from "../scenario/link.ts";
import type { Scenario, Words } from "../scenario/scenario.ts";
import { badEvent } from "./bad-event.ts";
import type { Claim, Finding } from "./claim.ts";
import type { Task } from "./exercise.ts";
import type { GradeResult, TestResult } from "./grade-result.ts";
import type { Lesson } from "./lesson.ts";
import { outputOf, whyNotJudged } from "./not-judged.ts";
import type { ReadRun, RunOutcome } from "./run-record.ts";

export type Locale = keyof Words & string;

/** One run that was asked for, and what came of it. */
export interface TriedSeed {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly outcome: RunOutcome;
}

export interface GradeOrder {
  readonly lesson: Lesson;
  readonly claims: readonly Claim[];
  /** In the order in which they are told; the first bad one is reported. */
  readonly tried: readonly TriedSeed[];
  readonly locale?: Locale;
}

/**
 * A pure function of the runs. A task earns its points when all of its claims
 * hold in every run.
 */
export function grade(order: GradeOrder): GradeResult {
  const { lesson, claims, tried } = order;
  const tasks = lesson.exercise?.tasks ?? [];
  const tests = claims.map((claim) => judgeClaim(claim, order));
  const isEarned = ({ id }: Task): boolean => {
    const own = tests.filter(({ task }) => task === id);
    return own.length > 0 && own.every(({ status }) => status === "pass");
  };
  const isAll = tests.every(({ status }) => status === "pass");
  return {
    version: 3,
    status: isAll && tried.length > 0 ? "pass" : "fail",
    message: null,
    lesson: lesson.id,
    points: sumOf(tasks.filter(isEarned)),
    pointsMax: sumOf(tasks),
    seeds: tried.map(({ seed }) => seed),
    tests,
  };
}

/** What a submission gets that cannot even be loaded: no points, a reason. */
export function refusedGrade(lesson: Lesson, message: string): GradeResult {
  return {
    version: 3,
    status: "error",
    message,
    lesson: lesson.id,
    points: 0,
    pointsMax: sumOf(lesson.exercise?.tasks ?? []),
    seeds: [],
    tests: [],
  };
}

function sumOf(tasks: readonly Task[]): number {
  let sum = 0;
  for (const { points } of tasks) sum += points;
  return sum;
}

function judgeClaim(claim: Claim, order: GradeOrder): TestResult {
  for (const tried of order.tried) {
    const { outcome } = tried;
    if (outcome.kind === "failed") {
      return noRun(claim, tried, outcome.reason, order);
    }
    const { run } = outcome;
    let bad: TestResult | undefined;
    try {
      bad = judgeRun(claim, tried, { run, order });
    } catch {
      // One submission that confuses a check must not stop a whole class.
      return noRun(claim, tried, "its check cannot judge this run", order);
    }
    // What happened before a run was cut off stands; what is missing does not.
    const isCut = run.failure !== "";
    if (bad !== undefined && !(isCut && bad.firstBadEvent === null)) return bad;
    if (isCut) return noRun(claim, tried, run.failure, order);
  }
  return blank(claim, order);
}

function judgeRun(
  claim: Claim,
  tried: TriedSeed,
  { run, order }: { readonly run: ReadRun; readonly order: GradeOrder },
): TestResult | undefined {
  const { seed, scenario } = tried;
  const finding = claim.judge({ seed, scenario, trace: run.trace });
  return finding && failed({ claim, tried, run, finding, order });
}

/** A claim that holds; what does not hold fills it in. */
function blank(
  claim: Claim,
  { lesson, locale = "en" }: GradeOrder,
): TestResult {
  const tasks = lesson.exercise?.tasks ?? [];
  return {
    name: said(claim.says, locale),
    status: "pass",
    message: null,
    output: null,
    task_id: tasks.findIndex(({ id }) => id === claim.task) + 1,
    task: claim.task,
    seed: null,
    runLink: null,
    firstBadEvent: null,
    expected: null,
    got: null,
    messageKey: null,
    params: {},
  };
}

// Positional: the same order as everywhere here.
function noRun(
  claim: Claim,
  { seed, scenario, outcome }: TriedSeed,
  reason: string,
  order: GradeOrder,
): TestResult {
  const { locale = "en" } = order;
  return {
    ...blank(claim, order),
    status: "error",
    seed,
    runLink: linkTo(scenario, seed),
    ...whyNotJudged({ seed, outcome, reason, locale }),
  };
}

interface Failed {
  readonly claim: Claim;
  readonly tried: TriedSeed;
  readonly run: ReadRun;
  readonly finding: Finding;
  readonly order: GradeOrder;
}

function failed({ claim, tried, run, finding, order }: Failed): TestResult {
  const { seed, scenario } = tried;
  const { row, mistake, isThrown = true } = finding;
  const { locale = "en" } = order;
  const expected = said(finding.expected, locale);
  const got = said(finding.got, locale);
  const at = row ? formatTime(row.at) : "";
  const why = isThrown && run.thrown !== "" ? { thrown: run.thrown } : {};
  return {
    ...blank(claim, order),
    status: "fail",
    message: said(mistake.says, locale),
    output: outputOf(run),
    seed,
    runLink: linkTo(scenario, seed, row?.at),
    firstBadEvent: badEvent(run, row),
    expected,
    got,
    messageKey: mistake.key,
    params: { seed, at, host: row?.host ?? "", expected, got, ...why },
  };
}

/** No digest: the link does not carry the submission. */
function linkTo(scenario: Scenario, seed: number, t?: Instant): string {
  const moment = t === undefined ? {} : { t };
  return formatLink({ scenario, seed, interventions: [], ...moment });
}

function said(words: string | Words, locale: Locale): string {
  if (typeof words === "string") return words;
  return words[locale] ?? words.en;
}
