/** How fast is it, beside what it is measured against? */
import { bundleMeasure } from "./bundle.ts";
import { BENCHMARKS } from "./catalogue.ts";
import { type Comparison, compare, type Spread } from "./report.ts";

/** The benchmarks by name, each with what it measures. */
export function benchmarkNames(): readonly {
  readonly name: string;
  readonly about: string;
}[] {
  return BENCHMARKS.map(({ name, about }) => ({ name, about }));
}

export interface BenchOptions {
  /** Those to run; all when left out. */
  readonly names?: readonly string[];
  readonly rounds: number;
  readonly onProgress: (line: string) => void;
  readonly onResult: (comparison: Comparison) => void;
}

/** Runs benchmarks one after another, each beside its reference. */
export async function bench(options: BenchOptions): Promise<boolean> {
  const { names, rounds, onProgress, onResult } = options;
  onProgress("building the bundle that is measured");
  const { file, remove } = await bundleMeasure();
  let areAllMet = true;
  try {
    for (const one of BENCHMARKS) {
      if (names !== undefined && !names.includes(one.name)) continue;
      let round = 0;
      const onRound = (): void => {
        round += 1;
        onProgress(`${one.name}: round ${round} of ${rounds}`);
      };
      const comparison = await compare(one, file, { rounds, onRound });
      areAllMet &&= comparison.isMet;
      onResult(comparison);
    }
  } finally {
    remove();
  }
  return areAllMet;
}

/** One comparison in words, with its spread. */
export function comparisonText(comparison: Comparison): string {
  const { name, unit, reference, ratio, ratioMin, isMet } = comparison;
  const { memoryBytes, memoryBytesMax } = comparison;
  const lines = [
    `${name}: ${isMet ? "met" : "NOT met"}`,
    `  ours      ${rateText(comparison.ours)} ${unit}`,
    `  reference ${rateText(comparison.theirs)} ${unit}  (${reference})`,
    `  ratio     ${ratioText(ratio)}, at least ${ratioMin}`,
  ];
  if (memoryBytes !== undefined && memoryBytesMax !== undefined) {
    const limit = megabytes(memoryBytesMax);
    lines.push(`  memory    ${megabytes(memoryBytes)}, at most ${limit}`);
  }
  return lines.join("\n");
}

function rateText({ least, median, most }: Spread): string {
  const show = (rate: number): string => Math.round(rate).toLocaleString("en");
  return `${show(median)} (${show(least)} to ${show(most)})`;
}

function ratioText({ least, median, most }: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
