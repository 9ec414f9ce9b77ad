/** Which faults does somebody spend on a service, and how many are they? */
import { RandomStreams } from "../kernel/random-streams.ts";
import { interventionProblems } from "../scenario/action-problems.ts";
import { planFaults } from "../scenario/fault-plan.ts";
import type { FaultSpec } from "../scenario/fault-spec.ts";
import {
  type Intervention,
  parseIntervention,
} from "../scenario/intervention.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { type Parsed, type Problem, quote } from "../scenario/problem.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { costOf } from "./break-cost.ts";
import { FAULTS_MAX } from "./break-it.ts";

/** Faults that fit a scenario, and are not too many. */
export interface Spent {
  /** As a scenario has them … */
  readonly faults: readonly FaultSpec[];
  /** … and as somebody's hands have. */
  readonly interventions: readonly Intervention[];
  /** Without those that only end another. */
  readonly count: number;
}

/** With the ends of three faults a list has six; nobody needs many more. */
const ENTRIES_MAX = 12;

const EXAMPLE = '["500ms=crash:HOST", "900ms=restart:HOST"]';

/**
 * Reads a submission: a list of faults, each a text as after `--at`, or an
 * object as in `faults` of a scenario. To end a fault costs nothing.
 */
export function parseFaults(scenario: Scenario, data: unknown): Parsed<Spent> {
  if (!Array.isArray(data)) {
    const what = `${quote(data)} is no list of faults`;
    return refused([{ path: "", what, remedy: `write ${EXAMPLE}` }]);
  }
  if (data.length > ENTRIES_MAX) {
    const what = `${data.length} entries are too many`;
    const remedy = `give at most ${ENTRIES_MAX}, with ${FAULTS_MAX} faults`;
    return refused([{ path: "", what, remedy }]);
  }
  const problems: Problem[] = [];
  const interventions: Intervention[] = [];
  const faults: FaultSpec[] = [];
  data.forEach((entry: unknown, index) => {
    const path = `[${index}]`;
    if (typeof entry === "string") {
      const read = readText(scenario, entry, path);
      if (read.ok) interventions.push(read.value);
      else problems.push(...read.problems);
    } else {
      const read = readObject(scenario, entry, path);
      if (read.ok) faults.push(...read.value);
      else problems.push(...read.problems);
    }
  });
  if (problems.length > 0) return refused(problems);
  const count = countOf(scenario, faults, interventions);
  if (count <= FAULTS_MAX) {
    return { ok: true, value: { faults, interventions, count } };
  }
  const what = `${count} faults are too many`;
  const remedy = `spend at most ${FAULTS_MAX}; to end one is free`;
  return refused([{ path: "", what, remedy }]);
}

function refused(problems: readonly Problem[]) {
  return { ok: false, problems } as const;
}

function readText(
  scenario: Scenario,
  text: string,
  path: string,
): Parsed<Intervention> {
  const parsed = parseIntervention(text);
  const problems = parsed.ok
    ? interventionProblems(scenario, [parsed.value])
    : parsed.problems;
  if (parsed.ok && problems.length === 0) return parsed;
  return refused(problems.map((one) => ({ ...one, path })));
}

function readObject(
  scenario: Scenario,
  entry: unknown,
  path: string,
): Parsed<readonly FaultSpec[]> {
  const parsed = parseScenario({ ...scenario, faults: [entry] });
  if (parsed.ok) return { ok: true, value: parsed.value.faults ?? [] };
  return refused(
    parsed.problems.map((one) => ({
      ...one,
      path: one.path.replace("faults[0]", path),
    })),
  );
}

/** A fault on three hosts is three faults, and so is one that comes thrice. */
function countOf(
  scenario: Scenario,
  faults: readonly FaultSpec[],
  interventions: readonly Intervention[],
): number {
  const random = new RandomStreams(1);
  const { timed, triggered } = planFaults({ ...scenario, faults }, (purpose) =>
    random.stream(purpose),
  );
  const planned = [...timed, ...triggered.flatMap(({ actions }) => actions)];
  return costOf([...planned, ...interventions].map(({ action }) => action));
}
