/** Of what does one hear although no check of a run fails? */
import { metricsOf, openCalls } from "../scenario/run-metrics.ts";
import type { ScenarioRun } from "../scenario/run-scenario.ts";
import { waitInWords } from "./script-world.ts";

/** What may be meant, and more often is a slip such as a wrong port. */
export function warningsOf(run: ScenarioRun): readonly string[] {
  const { trace, endedAt, endReason, checks } = run;
  if (endReason === "stopped" || !trace.keeps("call.started")) return [];
  const metrics = metricsOf(trace, endedAt);
  const { calls = 0, answeredShare } = metrics;
  const hasIdle = checks.some(({ isIdle }) => isIdle === true);
  const open = openCalls(metrics);
  const of = calls === 1 ? "of 1 call" : `of ${calls} calls`;
  return [
    ...(answeredShare === 0 && hasIdle
      ? [`none ${of} was answered OK; a check tested nothing`]
      : []),
    ...(run.scriptWaits ?? []).map(
      (wait) => `the script waited in vain for ${waitInWords(wait)}`,
    ),
    ...(open > 0 ? [`${open} ${of} had not ended when the run did`] : []),
  ];
}
