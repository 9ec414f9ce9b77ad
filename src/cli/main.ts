/** Which verb does somebody want, and how did it end? */
import { suggest } from "../scenario/nearest.ts";
import { formatProblem } from "../scenario/problem.ts";
import { parseArguments } from "./arguments.ts";
import { bugReport } from "./bug-report.ts";
import { helpFor, overview } from "./help.ts";
import { endWithNpx } from "./parent-watch.ts";
import { processIo } from "./process-io.ts";
import {
  BadInput,
  badInput,
  EXIT,
  type ExitCode,
  type Io,
  type Verb,
} from "./verb.ts";
import { loadVerb, loadVerbs, verbNames } from "./verb-table.ts";
import { VERSION } from "./version.ts";

/** Runs the command of this process and sets its exit code. */
export async function start(): Promise<void> {
  endWithNpx();
  process.exitCode = await main(process.argv.slice(2), processIo());
}

/** Runs one command; never throws. */
export function main(words: readonly string[], io: Io): Promise<ExitCode> {
  return ending(words, io, () => dispatch(words, io));
}

/** A verb under the name that one types: "farcall run", "npm run soak --". */
interface Command {
  readonly name: string;
  readonly verb: Verb;
}

/** The same for a script beside `farcall`; never throws. */
export function runAlone(
  command: Command,
  words: readonly string[],
  io: Io,
): Promise<ExitCode> {
  return ending(words, io, () => obey(command, words, io));
}

async function ending(
  words: readonly string[],
  io: Io,
  run: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof BadInput) {
      for (const problem of error.problems) {
        io.err(`farcall: ${formatProblem(problem)}\n`);
      }
      return EXIT.badInput;
    }
    io.err(bugReport(error, { command: words.join(" ") }));
    return EXIT.bug;
  }
}

async function obey(
  { name, verb }: Command,
  words: readonly string[],
  io: Io,
): Promise<ExitCode> {
  if (words.includes("--help")) {
    io.out(helpFor(name, verb));
    return EXIT.holds;
  }
  return await verb.run(parseArguments(verb, words), io);
}

async function dispatch(
  [name, ...rest]: readonly string[],
  io: Io,
): Promise<ExitCode> {
  if (name === undefined || name === "--help" || name === "help") {
    io.out(overview(await loadVerbs()));
    return name === undefined ? EXIT.badInput : EXIT.holds;
  }
  if (name === "--version") {
    io.out(`farcall ${VERSION}\n`);
    return EXIT.holds;
  }
  const known = verbNames();
  if (!known.includes(name)) {
    throw badInput("", `"${name}" is no verb`, suggest(name, known));
  }
  const verb = await loadVerb(name);
  return await obey({ name: `farcall ${name}`, verb }, rest, io);
}
