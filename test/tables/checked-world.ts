/** Is the world of a row a scenario as any other? */
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** The same world; throws with every problem when it is none. */
export function checkedWorld(data: Scenario): Scenario {
  const parsed = parseScenario(data);
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.problems.map(formatProblem).join("\n"));
}
