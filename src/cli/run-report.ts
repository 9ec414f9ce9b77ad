/** What is there to say about a run? */
import type { CheckResult } from "../check/judge.ts";
import { explain, sayInEnglish } from "../check/linearizability-words.ts";
import { SimulationError } from "../kernel/sim-error.ts";
import type { Signal } from "../ports/signal.ts";
import type { Instant } from "../ports/time.ts";
import { ActionError } from "../scenario/build-world.ts";
import { parseIntervention } from "../scenario/intervention.ts";
import { formatLink } from "../scenario/link.ts";
import { runScenario, type ScenarioRun } from "../scenario/run-scenario.ts";
import { storyLine } from "../scenario/story.ts";
import { servicesFor } from "./find-break.ts";
import { loadScript } from "./load-script.ts";
import type {
  CheckReport,
  FailureReport,
  RunJob,
  RunReport,
} from "./run-job.ts";
import { firstDifference, storyOf, writeTrace } from "./trace-lines.ts";
import { VERSION } from "./version.ts";

/** Simulates, writes the trace if asked to, and reports. */
export async function makeReport(
  job: RunJob,
  signal: Signal,
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
    ...(job.script !== undefined && { script: await loadScript(job.script) }),
    ...(untilNs !== undefined && { until: untilNs as Instant }),
  });
  const link = formatLink({
    scenario: job.linkScenario,
    seed,
    interventions: [...interventions, ...(run.scripted ?? [])],
    ...(untilNs !== undefined && { until: untilNs as Instant }),
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
    endReason: run.endReason,
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
    waiting: run.waiting,
    failure: failureOf(run),
    difference: earlier && firstDifference(run.trace, earlier),
  };
}

function checkReport(result: CheckResult): CheckReport {
  const { claim, verdict, expected, got, firstBad } = result;
  const { linearizability: judged } = result;
  const isWrong = judged?.kind === "not-linearizable";
  return {
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

function failureOf({ failure }: ScenarioRun): FailureReport | undefined {
  if (failure === undefined) return undefined;
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
