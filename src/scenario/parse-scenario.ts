/** Is this data a scenario, and if not, what is wrong with it? */
import * as z from "zod/mini";
import type { ServiceConfig } from "../rpc/service-config.ts";
import { crossProblems } from "./cross-references.ts";
import { triggerProblems } from "./fault-problems.ts";
import { triggerSchema } from "./fault-schema.ts";
import type { Trigger } from "./fault-spec.ts";
import {
  formatPath,
  type Parsed,
  type Problem,
  quote,
  shown,
} from "./problem.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioSchema } from "./schema.ts";
import { REMEDY_SIGN } from "./schema-parts.ts";
import { serviceConfigSchema } from "./service-config-schema.ts";

/** Nobody reads more at once. */
const PROBLEMS_MAX = 100;

/**
 * Validates data from outside. Types, sizes and spelling come first; only
 * data without such problems is looked through for names that do not exist,
 * ports taken twice and requests that do not fit their method.
 */
export function parseScenario(data: unknown): Parsed<Scenario> {
  return parseBy(scenarioSchema, data, crossProblems);
}

/** Validates a service config that stands alone, as gRPC's files have it. */
export function parseServiceConfig(data: unknown): Parsed<ServiceConfig> {
  return parseBy(serviceConfigSchema, data, () => []);
}

/** Validates what a script waits for. */
export function parseTrigger(
  scenario: Scenario,
  data: unknown,
): Parsed<Trigger> {
  const schema = triggerSchema as unknown as z.ZodMiniType<Trigger>;
  return parseBy(schema, data, (when) => triggerProblems(scenario, when, ""));
}

function parseBy<Value>(
  schema: z.ZodMiniType<Value>,
  data: unknown,
  problemsIn: (value: Value) => readonly Problem[],
): Parsed<Value> {
  const result = z.safeParse(schema, data, { reportInput: true });
  const problems = result.success
    ? problemsIn(result.data)
    : result.error.issues.map(problemOf);
  if (!result.success || problems.length > 0) {
    return { ok: false, problems: problems.slice(0, PROBLEMS_MAX).map(short) };
  }
  return { ok: true, value: result.data };
}

/** However long the names are that somebody chose. */
const WHAT_LENGTH_MAX = 300;

function short({ path, what, remedy }: Problem): Problem {
  return { path, what: shown(what, WHAT_LENGTH_MAX), remedy };
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const path = formatPath(issue.path);
  const [what = "", remedy = ""] = issue.message.split(REMEDY_SIGN);
  if (remedy !== "") return { path, what, remedy };
  // A part of the schema without words of its own; still say what was given.
  const given = quote(issue.input);
  return { path, what: `${given} does not fit`, remedy: issue.message };
}
