/** What does `farcall bench` do? */
import { FORMAT_FLAG, wordOf } from "../flag-values.ts";
import {
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

const ROUNDS_DEFAULT = 5;
const ROUNDS_MAX = 100;

export const verb: Verb = {
  summary: "measures speed, each benchmark beside its reference",
  positionals: ["[NAME]"],
  flags: {
    rounds: {
      value: "N",
      about: `how often each side is measured, 1 to ${ROUNDS_MAX}; else 5`,
    },
    format: FORMAT_FLAG,
  },
  example: "npx farcall bench unary --rounds 3",
  run: bench,
};

/** What the benchmarks export; they live beside the tests. */
interface Benchmarks {
  benchmarkNames(): readonly { readonly name: string }[];
  bench(options: {
    readonly names?: readonly string[];
    readonly rounds: number;
    readonly onProgress: (line: string) => void;
    readonly onResult: (comparison: object) => void;
  }): Promise<boolean>;
  comparisonText(comparison: object): string;
}

async function bench(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const rounds = roundsOf(given);
  const benchmarks = await loadBenchmarks();
  const names = benchmarks.benchmarkNames().map(({ name }) => name);
  const [wanted] = given.positionals;
  if (wanted !== undefined && !names.includes(wanted)) {
    const there = names.join(", ");
    throw badInput("NAME", `no benchmark "${wanted}"`, `there are ${there}`);
  }
  const areAllMet = await benchmarks.bench({
    ...(wanted !== undefined && { names: [wanted] }),
    rounds,
    onProgress: (line) => io.err(`${line}\n`),
    onResult: (comparison) =>
      io.out(
        format === "json"
          ? `${JSON.stringify(comparison)}\n`
          : `${benchmarks.comparisonText(comparison)}\n`,
      ),
  });
  return areAllMet ? EXIT.holds : EXIT.fails;
}

function roundsOf(given: Given): number {
  const value = given.value("rounds");
  if (value === undefined) return ROUNDS_DEFAULT;
  const rounds = Number(value);
  if (/^\d+$/.test(value) && rounds >= 1 && rounds <= ROUNDS_MAX) return rounds;
  const remedy = `give a whole number from 1 to ${ROUNDS_MAX}`;
  throw badInput("--rounds", `"${value}" is no count of rounds`, remedy);
}

/** The benchmarks of the checkout: the package is published without them. */
async function loadBenchmarks(): Promise<Benchmarks> {
  const file = new URL("../../../test/bench/run.ts", import.meta.url);
  try {
    return (await import(file.href)) as Benchmarks;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND") throw error;
    const where = "the benchmarks are not here";
    throw badInput("bench", where, "run it in a checkout of the repository");
  }
}
