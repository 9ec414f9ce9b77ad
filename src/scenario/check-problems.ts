/** Can this check come out either way? */
import type { Check, Goal, RowQuery } from "../check/check.ts";
import { never } from "../ports/assert.ts";
import { findService } from "../services/catalogue.ts";
import { columnProblems, unknownColumns } from "./column-problems.ts";
import { EVENT_KINDS } from "./event-kinds.ts";
import { hostProblems } from "./known-names.ts";
import { suggest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import type { Scenario } from "./scenario.ts";

/**
 * A check that asks for rows that no run can have, or sets no bound, would
 * always hold or always fail: it proves nothing.
 */
export function checkProblems(
  scenario: Scenario,
  check: Check,
  path: string,
): Problem[] {
  switch (check.kind) {
    case "always":
      return [
        ...queryProblems(scenario, check.each, `${path}.each`),
        ...columnProblems(check.each.event, check.has, `${path}.has`),
      ];
    case "eventually": {
      const { given, some } = check;
      return [
        ...queryProblems(scenario, some, `${path}.some`),
        ...(given ? queryProblems(scenario, given, `${path}.given`) : []),
      ];
    }
    case "sometimes":
      return queryProblems(scenario, check.some, `${path}.some`);
    case "within":
    case "availability":
    case "latency":
    case "cost":
      return goalProblems(scenario, check, path);
    case "count":
      return [
        ...queryProblems(scenario, check.of, `${path}.of`),
        ...boundProblems(check, path),
      ];
    case "linearizable":
      return storeProblems(scenario, path);
    default:
      return [
        ...methodProblems(scenario, check.method, `${path}.method`),
        ...boundProblems(check, path),
      ];
  }
}

/** Two of the same words: what failed could not be told apart by them. */
export function claimProblems(checks: readonly Check[]): Problem[] {
  return checks.flatMap(({ claim }, index) => {
    const first = checks.findIndex((other) => other.claim === claim);
    if (first === index) return [];
    const what = `"${claim}" is what checks[${first}] claims`;
    const remedy = "say what is different about it";
    return [{ path: `checks[${index}].claim`, what, remedy }];
  });
}

type Levels = Exclude<Goal, { readonly kind: "sometimes" }>;

function goalProblems(
  scenario: Scenario,
  check: Levels,
  path: string,
): Problem[] {
  switch (check.kind) {
    case "within":
      return [
        ...queryProblems(scenario, check.each, `${path}.each`),
        ...queryProblems(scenario, check.some, `${path}.some`),
        ...[check.each.event, check.some.event].flatMap((event) =>
          unknownColumns(event, check.same ?? [], `${path}.same`),
        ),
      ];
    case "availability":
    case "latency":
      return [
        ...methodProblems(scenario, check.method, `${path}.method`),
        ...clientProblems(scenario, check.client, `${path}.client`),
      ];
    case "cost":
      return methodProblems(scenario, check.method, `${path}.method`);
    default:
      return never(check);
  }
}

/** A question that no row of this scenario can answer. */
export function queryProblems(
  scenario: Scenario,
  { event, host, where = {} }: RowQuery,
  path: string,
): Problem[] {
  const hosts = new Set(scenario.hosts.map(({ name }) => name));
  if (!EVENT_KINDS.has(event)) {
    const what = `there is no event "${event}"`;
    const remedy = suggest(event, [...EVENT_KINDS.keys()].sort());
    return [{ path: `${path}.event`, what, remedy }];
  }
  return [
    ...(host === undefined ? [] : hostProblems(host, hosts, `${path}.host`)),
    ...columnProblems(event, where, `${path}.where`),
  ];
}

function clientProblems(
  { clients }: Scenario,
  client: string | undefined,
  path: string,
): Problem[] {
  const names = clients.map(({ name }) => name);
  if (client === undefined || names.includes(client)) return [];
  const what = `there is no client "${client}"`;
  return [{ path, what, remedy: suggest(client, names) }];
}

function storeProblems({ clients }: Scenario, path: string): Problem[] {
  if (clients.some(({ service }) => service === "kv")) return [];
  const what = "no client here has a history";
  return [{ path, what, remedy: "give it a client of the service kv" }];
}

interface Bounds {
  readonly exactly?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

function boundProblems(
  { exactly, atLeast, atMost }: Bounds,
  path: string,
): Problem[] {
  if ((exactly ?? atLeast ?? atMost) !== undefined) return [];
  const remedy = "give exactly, atLeast or atMost";
  return [{ path, what: "it has no bound", remedy }];
}

function methodProblems(
  scenario: Scenario,
  method: string | undefined,
  path: string,
): Problem[] {
  const known = scenario.services.flatMap(({ service }) =>
    Object.keys(findService(service)?.contract.methods ?? {}),
  );
  if (method === undefined || known.includes(method)) return [];
  const what = `no service here has a method "${method}"`;
  return [{ path, what, remedy: suggest(method, known) }];
}
