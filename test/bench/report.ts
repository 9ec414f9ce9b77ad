/** How do our rates compare with the reference's, and how far do they vary? */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Benchmark, Measurement } from "./benchmark.ts";

export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly reference: string;
  /** Rates per second: least, median, most. */
  readonly ours: Spread;
  readonly theirs: Spread;
  /** Ours over theirs, round by round. */
  readonly ratio: Spread;
  readonly ratioMin: number;
  readonly memoryBytes: number | undefined;
  readonly memoryBytesMax: number | undefined;
  readonly isMet: boolean;
}

export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

const run = promisify(execFile);

/** Where a measure runs: in the checkout. */
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Measures both sides in turn, round by round, each in a fresh process. */
export async function compare(
  benchmark: Benchmark,
  file: string,
  options: { readonly rounds: number; readonly onRound: () => void },
): Promise<Comparison> {
  const ours: Measurement[] = [];
  const theirs = new Map<string, number[]>();
  for (let round = 0; round < options.rounds; round += 1) {
    ours.push(await measure(file, benchmark.name, "ours"));
    for (const side of Object.keys(benchmark.references)) {
      const { rate } = await measure(file, benchmark.name, side);
      theirs.set(side, [...(theirs.get(side) ?? []), rate]);
    }
    options.onRound();
  }
  return conclude(benchmark, ours, theirs);
}

function conclude(
  benchmark: Benchmark,
  ours: readonly Measurement[],
  theirs: ReadonlyMap<string, readonly number[]>,
): Comparison {
  const [reference, rates] = fastest(theirs);
  const ratios = ours.map(({ rate }, round) => rate / (rates[round] ?? 0));
  const ratio = spread(ratios);
  const sizes = ours.flatMap(({ memoryBytes }) => memoryBytes ?? []);
  const memoryBytes = sizes.length > 0 ? Math.max(...sizes) : undefined;
  const { memoryBytesMax, ratioMin } = benchmark;
  const isLean =
    (memoryBytes ?? 0) <= (memoryBytesMax ?? Number.POSITIVE_INFINITY);
  return {
    name: benchmark.name,
    unit: benchmark.unit,
    reference,
    ours: spread(ours.map(({ rate }) => rate)),
    theirs: spread(rates),
    ratio,
    ratioMin,
    memoryBytes,
    memoryBytesMax,
    isMet: ratio.median >= ratioMin && isLean,
  };
}

function fastest(
  sides: ReadonlyMap<string, readonly number[]>,
): readonly [string, readonly number[]] {
  const byRate = [...sides].sort(
    ([, one], [, other]) => spread(other).median - spread(one).median,
  );
  return byRate[0] ?? ["none", []];
}

async function measure(
  file: string,
  name: string,
  side: string,
): Promise<Measurement> {
  const args = ["--expose-gc", file, name, side];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Measurement;
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number): number => sorted[Math.floor(place)] ?? 0;
  return {
    least: at(0),
    median: at((sorted.length - 1) / 2),
    most: at(sorted.length - 1),
  };
}
