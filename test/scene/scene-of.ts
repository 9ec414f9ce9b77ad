/** How does a test get a run to draw? */
import type { Intervention } from "../../src/scenario/intervention.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { SceneTrace } from "../../web/scene/scene-trace.ts";
import { recordingOf, traceOf } from "../../web/traces/recording.ts";

/** The trace of seed 1, as the page reads it. */
export async function sceneTraceOf(
  scenario: Scenario,
  interventions: readonly Intervention[] = [],
): Promise<SceneTrace> {
  const how = { seed: 1, interventions };
  const { trace, digest } = await runScenario(scenario, how);
  const about = { scenario: scenario.name, seed: 1, code: "", digest };
  return traceOf(recordingOf(trace, about));
}
