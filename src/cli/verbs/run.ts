/** What does `farcall run` do? */
import { closeSync, openSync } from "node:fs";
import { resolve } from "node:path";
import { interventionProblems } from "../../scenario/action-problems.ts";
import { formatIntervention } from "../../scenario/intervention.ts";
import { bugReport } from "../bug-report.ts";
import { findScenario, scenarioNames } from "../find-scenario.ts";
import {
  FORMAT_FLAG,
  interventionsOf,
  levelOf,
  momentOf,
  seedOf,
  wordOf,
} from "../flag-values.ts";
import { loadScript } from "../load-script.ts";
import { exitCodeOf, reportText } from "../report-text.ts";
import type { RunJob, RunReport } from "../run-job.ts";
import { runFor } from "../run-thread.ts";
import {
  BadInput,
  badInput,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

const SEED_DEFAULT = 1;

export const verb: Verb = {
  summary: "runs a scenario once: its story, its checks, its digest",
  positionals: ["SCENARIO"],
  flags: {
    seed: {
      value: "N",
      about: "a whole number from 0 to 2^53-1; 1 unless given",
    },
    until: { value: "30s", about: "ends the run at that moment at the latest" },
    at: {
      value: "500ms=crash:db",
      about: "acts on the run at that moment; may be repeated",
      isRepeated: true,
    },
    script: {
      value: "FILE",
      about: "code that acts on the run; the link has what it did",
    },
    level: {
      value: "call",
      about: "how near: world, call, message, frame, packet; else call",
    },
    trace: {
      value: "text|jsonl",
      about: "how rows are written, in FILE if --out has one; else text",
    },
    out: { value: "FILE", about: "keeps the whole trace in a file" },
    format: FORMAT_FLAG,
  },
  example: "npx farcall run lost-reply --seed 1 --at 500ms=crash:bank",
  run: runVerb,
};

async function runVerb(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const report = await runFor(jobOf(given), io);
  if (report.failure?.kind === "bad-action") {
    const { message } = report.failure;
    const remedy = "mend the action, or the moment at which it happens";
    throw new BadInput([{ path: "", what: message, remedy }]);
  }
  if (report.failure?.kind === "bad-script") {
    const { message, at = "--script" } = report.failure;
    const [what = "", ...remedies] = message.split("; ");
    throw badInput(at, what, remedies.join("; ") || "mend the script");
  }
  if (format === "json") io.out(`${JSON.stringify(report, undefined, 2)}\n`);
  else io.out(reportText(report, io.hasColour));
  tellBug(report, io);
  if (report.outProblem !== undefined) throw notWritable(report.outProblem);
  return exitCodeOf(report);
}

function tellBug({ failure, seed, digest, link }: RunReport, io: Io): void {
  if (failure?.kind !== "bug") return;
  io.err(bugReport(failure.stack, { seed, digest, link }));
}

async function jobOf(given: Given): Promise<RunJob> {
  const word = given.positionals[0] ?? "";
  const until = momentOf(given, "until");
  const seed = seedOf(given);
  const level = levelOf(given);
  const trace = wordOf(given, "trace", ["text", "jsonl"]);
  const ownInterventions = interventionsOf(given);
  const { scenario, link } = await findScenario(word);
  const interventions = [...(link?.interventions ?? []), ...ownInterventions];
  const problems = interventionProblems(scenario, interventions);
  if (problems.length > 0) throw new BadInput(problems);
  const out = given.value("out");
  if (out !== undefined) checkWritable(out);
  const script = await scriptOf(given);
  const isNamed = scenarioNames().includes(word);
  return {
    scenario,
    linkScenario: link?.scenario ?? (isNamed ? word : scenario),
    seed: seed ?? link?.seed ?? SEED_DEFAULT,
    at: interventions.map(formatIntervention),
    ...(script !== undefined && { script }),
    untilNs: until ?? link?.until,
    level,
    trace,
    out,
    earlier: undefined,
  };
}

/** Loaded here too, as its problems are to be told before the run. */
async function scriptOf(given: Given): Promise<string | undefined> {
  const script = given.value("script");
  if (script === undefined) return undefined;
  const path = resolve(script);
  await loadScript(path);
  return path;
}

/** Before the run, because it is a pity to find out after it. */
function checkWritable(path: string): void {
  try {
    closeSync(openSync(path, "a"));
  } catch (error) {
    throw notWritable((error as Error).message);
  }
}

function notWritable(reason: string): BadInput {
  const what = `cannot be written: ${reason}`;
  return badInput("--out", what, "name a file in a folder of yours");
}
