/** How does one read the difference between two configurations? */
import {
  type Divergence,
  FAILED_SHARE,
  type MetricDifference,
} from "../scenario/compare.ts";
import { METRIC_WORDS } from "../scenario/run-metrics.ts";
import { figure } from "../scenario/statistics.ts";
import { storyLine } from "../scenario/story.ts";
import { table } from "./explore-text.ts";

export interface Comparison {
  readonly head: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly differences: readonly MetricDifference[];
  /** Of the first seed whose runs differ. */
  readonly divergence:
    | { readonly seed: number; readonly at: Divergence }
    | undefined;
}

const HEADS = ["", "a", "b", "b - a", "95 % interval", "certain"];

/** A table of figures, and where the runs of one seed part. */
export function comparisonText(comparison: Comparison): string {
  const { head, a, b, differences, divergence } = comparison;
  const rows = differences.map(({ name, ...of }) => {
    const { mean, interval } = of.difference;
    const { low, high } = interval;
    const isCertain = low > 0 || high < 0;
    return [
      name === FAILED_SHARE
        ? "share of runs failed"
        : (METRIC_WORDS[name] ?? name),
      figure(of.a.mean),
      figure(of.b.mean),
      figure(mean),
      `${figure(low)} to ${figure(high)}`,
      isCertain ? "yes" : "no",
    ];
  });
  const lines = [
    head,
    `  a: ${settings(a)}`,
    `  b: ${settings(b)}`,
    "",
    ...table([HEADS, ...rows]),
    "",
    ...(divergence === undefined
      ? ["all runs of a are those of b"]
      : divergenceLines(divergence.seed, divergence.at)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function settings(texts: readonly string[]): string {
  return texts.length === 0 ? "as it is" : texts.join(", ");
}

function divergenceLines(seed: number, { row, a, b }: Divergence): string[] {
  const say = (one: typeof a) =>
    one === undefined ? "(nothing more)" : storyLine(one).trim();
  return [
    `seed ${seed} parts at row ${row}`,
    `  a  ${say(a)}`,
    `  b  ${say(b)}`,
  ];
}
