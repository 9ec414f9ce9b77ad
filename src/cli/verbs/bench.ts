/** What does `farcall bench` do? */
import { FORMAT_FLAG, wholeNumberOf, wordOf } from "../flag-values.ts";
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
    only: {
      value: "WORD",
      about: "of `bench page`, this alone: size, seek, frames …",
      isRepeated: true,
    },
    json: { about: "the same as --format json" },
    format: FORMAT_FLAG,
  },
  example: "npx farcall bench page --only seek --only frames",
  run: bench,
};

/** Not a speed beside a reference's, but figures beside budgets. */
const PAGE = "page";

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

/** The measures of the page; they live beside the tests too. */
interface PageMeasures {
  pageTaskNames(): readonly string[];
  benchPage(options: {
    readonly only?: readonly string[];
    readonly onProgress: (line: string) => void;
    readonly onFigure: (figure: object) => void;
  }): Promise<{ met: number; missed: number; skipped: number }>;
  pageFigureText(figure: object): string;
}

async function bench(given: Given, io: Io): Promise<ExitCode> {
  const format = given.has("json")
    ? "json"
    : wordOf(given, "format", ["text", "json"]);
  if (given.positionals[0] === PAGE) return benchPage(given, io, format);
  if (given.values("only").length > 0) {
    throw badInput("--only", "is for `bench page`", "give the name instead");
  }
  const rounds = roundsOf(given);
  const benchmarks = await load<Benchmarks>("run.ts");
  const names = benchmarks.benchmarkNames().map(({ name }) => name);
  const [wanted] = given.positionals;
  if (wanted !== undefined && !names.includes(wanted)) {
    const there = [...names, PAGE].join(", ");
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
  const bounds = { what: "count of rounds", least: 1, most: ROUNDS_MAX };
  return wholeNumberOf(given, "rounds", bounds) ?? ROUNDS_DEFAULT;
}

async function benchPage(
  given: Given,
  io: Io,
  format: "text" | "json",
): Promise<ExitCode> {
  const measures = await load<PageMeasures>("page/run.ts");
  const only = given.values("only");
  const names = measures.pageTaskNames();
  const strange = only.find((name) => !names.includes(name));
  if (strange !== undefined) {
    const remedy = `there are ${names.join(", ")}`;
    throw badInput("--only", `"${strange}" is no measure`, remedy);
  }
  const { met, missed, skipped } = await measures.benchPage({
    ...(only.length > 0 && { only }),
    onProgress: (line) => io.err(`${line}\n`),
    onFigure: (figure) =>
      io.out(
        format === "json"
          ? `${JSON.stringify(figure)}\n`
          : `${measures.pageFigureText(figure)}\n`,
      ),
  });
  io.err(`${met} figures met, ${missed} missed, ${skipped} skipped\n`);
  return missed === 0 ? EXIT.holds : EXIT.fails;
}

/** A file of the checkout: the package is published without benchmarks. */
async function load<Module>(path: string): Promise<Module> {
  const file = new URL(`../../../test/bench/${path}`, import.meta.url);
  try {
    return (await import(file.href)) as Module;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND") throw error;
    const where = "the benchmarks are not here";
    throw badInput("bench", where, "run it in a checkout of the repository");
  }
}
