/** Is this data a scenario, and if not, what is wrong with it? */
import * as z from "zod/mini";
import type { FaultAction } from "../net/fault-action.ts";
import type { ServiceConfig } from "../rpc/service-config.ts";
import { actionProblems } from "./action-problems.ts";
import { actionSchema } from "./action-schema.ts";
import { crossProblems } from "./cross-references.ts";
import { triggerProblems } from "./fault-problems.ts";
import { triggerSchema } from "./fault-schema.ts";
import type { Trigger } from "./fault-spec.ts";
import { mended } from "./mended.ts";
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

/** Validates what a script does, given as data. */
export function parseActionData(
  { hosts }: Scenario,
  data: unknown,
): Parsed<FaultAction> {
  const names = new Set(hosts.map(({ name }) => name));
  const problemsIn = (act: FaultAction) => actionProblems(act, names, "");
  return parseBy(actionSchema, data, problemsIn);
}

function parseBy<Value>(
  schema: z.ZodMiniType<Value>,
  data: unknown,
  problemsIn: (value: Value) => readonly Problem[],
): Parsed<Value> {
  const result = z.safeParse(schema, data, { reportInput: true });
  if (result.success) {
    const problems = problemsIn(result.data);
    if (problems.length > 0) return told(problems);
    return { ok: true, value: result.data };
  }
  return told(layersOf(schema, data, problemsIn));
}

/** What lies under a problem is seen only when that is mended. */
const LAYERS_MAX = 3;

function layersOf<Value>(
  schema: z.ZodMiniType<Value>,
  given: unknown,
  problemsIn: (value: Value) => readonly Problem[],
): readonly Problem[] {
  let data = given;
  const problems: Problem[] = [];
  for (let layer = 0; layer < LAYERS_MAX; layer += 1) {
    const result = z.safeParse(schema, data, { reportInput: true });
    const found = result.success
      ? problemsIn(result.data)
      : result.error.issues.map(problemOf);
    problems.push(...found.filter(isOfOther(problems)));
    if (result.success) break;
    data = mended(data, result.error.issues);
    if (data === undefined) break;
  }
  return problems;
}

/** What a problem may have led to is no problem of its own. */
function isOfOther(problems: readonly Problem[]) {
  const isIn = (path: string, of: string) =>
    of !== "" && (path.startsWith(`${of}.`) || path.startsWith(`${of}[`));
  return ({ path }: Problem) =>
    !problems.some(
      (other) =>
        path === other.path ||
        isIn(other.path, path) ||
        (isIn(path, other.path) && !IS_NAME.test(other.what)),
    );
}

/** What stands under another name is all there. */
const IS_NAME = /^is missing$| is not known here$/;

function told(problems: readonly Problem[]) {
  const some = oncePerCause(problems).slice(0, PROBLEMS_MAX);
  return { ok: false, problems: some.map(short) } as const;
}

/** So many of one cause are told one by one. */
const ALIKE_MAX = 2;

/** A mistake in what many items share has one cause, and is told once. */
function oncePerCause(problems: readonly Problem[]): readonly Problem[] {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { path, what, remedy } = problem;
    const place = path.replaceAll(/\[\d+\]/g, "[]");
    const cause = JSON.stringify([place, what, remedy]);
    const known = alike.get(cause);
    if (known === undefined) alike.set(cause, [problem]);
    else known.push(problem);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (group.length <= ALIKE_MAX || first === undefined) return group;
    return [{ ...first, more: group.length - 1 }];
  });
}

/** However long the names are that somebody chose. */
const WHAT_LENGTH_MAX = 300;

function short({ what, ...rest }: Problem): Problem {
  return { ...rest, what: shown(what, WHAT_LENGTH_MAX) };
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const path = formatPath(issue.path);
  const [what = "", remedy = ""] = issue.message.split(REMEDY_SIGN);
  if (remedy !== "") return { path, what, remedy };
  // A part of the schema without words of its own; still say what was given.
  const given = quote(issue.input);
  return { path, what: `${given} does not fit`, remedy: issue.message };
}
