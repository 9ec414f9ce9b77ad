/** What is there to say about a run? */
import type { CheckResult } from "../check/judge.ts";
import { explain, sayInEnglish } from "../check/linearizability-words.ts";
import { SimulationError } from "../kernel/sim-error.ts";
import type { Signal } from "../ports/signal.ts";
import { type Instant, ms } from "../ports/time.ts";
import { ActionError, ScriptError } from "../scenario/build-world.ts";
import { parseIntervention } from "../scenario/intervention.ts";
import { formatLink } from "../scenario/link.ts";
import { runScenario, type ScenarioRun } from "../scenario/run-scenario.ts";
import { UNTIL_MS_DEFAULT } from "../scenario/scenario.ts";
import { storyLine } from "../scenario/story.ts";
import { servicesFor } from "./find-break.ts";
import { loadScript } from "./load-script.ts";
import type {
  CheckReport,
  FailureReport,
  RunJob,
  RunReport,
} from "./run-job.ts";
import { warningsOf } from "./run-warnings.ts";
import { checked, placeIn } from "./script-world.ts";
import { momentOf } from "./shrink-run.ts";
import { firstDifference, storyOf, writeTrace } from "./trace-lines.ts";
import { VERSION } from "./version.ts";

/** Simulates, writes the trace if asked to, and reports. */
export async function makeReport(
  job: RunJob,
  signal: Signal,
  onScriptOver = (): void => {},
): Promise<RunReport> {
  const { scenario, seed, untilNs } = job;
  const interventions = job.at.flatMap((text) => {
    const parsed = parseIntervention(text);
    return parsed.ok ? parsed.value : [];
  });
  const services = await servicesFor(scenario.name);
  const run = await runScenario(scenario, {
    seed,
    interventions,
    signal,
    ...(services && { services: services() }),
    ...(job.script !== undefined && {
      script: checked(await loadScript(job.script), scenario, onScriptOver),
    }),
    ...(untilNs !== undefined && { until: untilNs as Instant }),
  });
  const link = formatLink({
    scenario: job.linkScenario,
    seed,
    interventions: [...interventions, ...(run.scripted ?? [])],
    ...(untilNs !== undefined && { until: untilNs as Instant }),
    ...momentOf(run.checks.find(({ verdict }) => verdict === "fails")),
    digest: run.digest,
    version: VERSION,
  });
  const outProblem = keepTrace(job, run, link);
  return { ...reportOf(job, run, link), outProblem };
}

/** Why the trace could not be written, if it was to be and could not. */
function keepTrace(
  { out, trace: format }: RunJob,
  { trace }: ScenarioRun,
  link: string,
): string | undefined {
  if (out === undefined) return undefined;
  try {
    writeTrace(out, { trace, format, link });
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

function reportOf(
  job: RunJob,
  run: ScenarioRun,
  link: string,
): Omit<RunReport, "outProblem"> {
  const { scenario, seed } = job;
  const { earlier } = job;
  return {
    scenario: scenario.name,
    title: scenario.title.en,
    seed,
    version: VERSION,
    link,
    digest: run.digest,
    endReason: wasCutOff(job, run) ? "until" : run.endReason,
    endedAtNs: run.endedAt,
    eventCount: run.eventCount,
    rowCount: run.trace.rowCount,
    // A kept trace is written as asked for; the story stays for a person.
    ...storyOf(
      run.trace,
      job.level,
      job.out === undefined ? job.trace : "text",
    ),
    checks: run.checks.map(checkReport),
    warnings: warningsOf(run),
    waiting: run.waiting,
    failure: failureOf(run, job),
    difference: earlier && firstDifference(run.trace, earlier),
  };
}

/** What comes again and again is planned up to the end, and ends with it. */
function wasCutOff({ scenario, untilNs }: RunJob, run: ScenarioRun): boolean {
  const untilMs = scenario.untilMs ?? UNTIL_MS_DEFAULT;
  const until = untilNs ?? ms(untilMs);
  return run.endReason === "drained" && run.endedAt >= until;
}

function checkReport(result: CheckResult): CheckReport {
  const { claim, verdict, expected, got, firstBad } = result;
  const { linearizability: judged } = result;
  const isIdle = result.isIdle === true || result.wasSeen === false;
  const isWrong = judged?.kind === "not-linearizable";
  return {
    ...(isIdle && { isIdle }),
    ...(isWrong && { explanation: explain(judged).map(sayInEnglish) }),
    claim,
    verdict,
    expected,
    got,
    firstBad: firstBad && {
      row: firstBad.number,
      line: storyLine(firstBad).trim(),
    },
  };
}

function failureOf(
  { failure }: ScenarioRun,
  { script = "" }: RunJob,
): FailureReport | undefined {
  if (failure === undefined) return undefined;
  if (failure instanceof ScriptError) {
    const { message, stack = "" } = failure;
    return { kind: "bad-script", message, stack, at: placeIn(script, failure) };
  }
  const error = failure instanceof Error ? failure : new Error(String(failure));
  const { message } = error;
  const isLimit = error instanceof SimulationError && error.problem === "limit";
  const isAction = error instanceof ActionError;
  return {
    kind: isLimit ? "limit" : isAction ? "bad-action" : "bug",
    message,
    stack: error.stack ?? message,
  };
}
