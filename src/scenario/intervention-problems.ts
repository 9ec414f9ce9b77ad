/** Do these interventions fit that scenario? */
import { actionProblems } from "./action-problems.ts";
import {
  formatIntervention,
  INTERVENTIONS_MAX,
  type Intervention,
} from "./intervention.ts";
import type { Problem } from "./problem.ts";
import type { Scenario } from "./scenario.ts";

/** What does not fit the scenario that the interventions are meant for. */
export function interventionProblems(
  scenario: Scenario,
  interventions: readonly Intervention[],
): readonly Problem[] {
  if (interventions.length > INTERVENTIONS_MAX) {
    const what = `${interventions.length} interventions are too many`;
    return [{ path: "", what, remedy: `give at most ${INTERVENTIONS_MAX}` }];
  }
  const hosts = new Set(scenario.hosts.map((host) => host.name));
  return interventions.flatMap((intervention) =>
    actionProblems(
      intervention.action,
      hosts,
      formatIntervention(intervention),
    ),
  );
}
