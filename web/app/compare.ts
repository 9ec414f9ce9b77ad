/** Which other run can stand beside this one, and how do they differ? */
import type { Report, Rows } from "../engine/order.ts";
import { answersOf, wantedCalls } from "../scene/answers.ts";
import { storiesOf } from "../scene/attempts.ts";
import { sceneModel } from "../scene/model.ts";
import { onceFor } from "../scene/spans.ts";
import type { Branch, Choice, Lab } from "./lab-state.ts";
import { firstDifference } from "./rows.ts";

/** A run that is at hand: a branch of this one, or one that ran before. */
export interface OtherRun {
  readonly key: string;
  readonly branch: Branch;
  /** What ran; undefined for a branch of what runs now. */
  readonly choice: Choice | undefined;
}

/** More nobody reads through to choose one. */
const RUNS_MAX = 12;

/** Of a branch of what runs now, or of what ran before. */
export function keyOf(
  { n, report }: Branch,
  choice: Pick<Choice, "seed"> | undefined,
): string {
  if (choice === undefined) return `branch/${n}`;
  return `run/${choice.seed}/${report.digest}/${n}`;
}

/** The branches beside the current one, then what ran before, newest first. */
export function otherRuns(lab: Lab): readonly OtherRun[] {
  const { branches, current, past, ran } = lab;
  const here = branches.filter(({ n }) => n !== current);
  const found: OtherRun[] = here.map((branch) => ({
    key: keyOf(branch, undefined),
    branch,
    choice: undefined,
  }));
  const known = new Set<Report>(branches.map(({ report }) => report));
  for (const before of [...past].reverse()) {
    if (before.ran === ran) continue;
    for (const branch of before.branches) {
      if (known.has(branch.report)) continue;
      known.add(branch.report);
      const key = keyOf(branch, before.ran);
      found.push({ key, branch, choice: before.ran });
    }
  }
  return found.slice(0, RUNS_MAX);
}

const partings = onceFor((one: Rows) =>
  onceFor((other: Rows) => ({ row: firstDifference(one, other) })),
);

/** The first row that is not the same in both; undefined for none. */
export function partingOf(one: Rows, other: Rows): number | undefined {
  return partings(one)(other).row;
}

/** What one compares first; undefined where a run has no such thing. */
export interface Figures {
  readonly answered: number;
  readonly failed: number;
  readonly attempts: number;
  /** From call to answer: half of the answered ones took at most this. */
  readonly medianNs: number | undefined;
  readonly slowestNs: number | undefined;
  /** The longest time without an answer, with somebody who waits. */
  readonly silenceNs: number | undefined;
}

export const figuresOf = onceFor((rows: Rows): Figures => {
  const model = sceneModel(rows);
  const calls = wantedCalls(model);
  const good = calls.filter(({ status }) => status === "OK");
  const tookNs = good
    .map(({ startNs, endNs }) => (endNs ?? startNs) - startNs)
    .sort((one, other) => one - other);
  const stories = storiesOf(model);
  const attempts = calls.reduce(
    (sum, { id }) => sum + (stories.get(id)?.attempts.length ?? 1),
    0,
  );
  const gap = answersOf(model)?.gap;
  return {
    answered: good.length,
    failed: calls.filter(({ status }) => !["OK", ""].includes(status)).length,
    attempts,
    medianNs: tookNs[(tookNs.length - 1) >> 1],
    slowestNs: tookNs.at(-1),
    silenceNs: gap && gap.toNs - gap.fromNs,
  };
});
