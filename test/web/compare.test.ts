/** Do two runs beside each other say where and how they differ? */
import { expect, test } from "vitest";
import serverDies from "../../scenarios/server-dies.ts";
import { firstDivergence } from "../../src/scenario/compare.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { figuresOf, otherRuns, partingOf } from "../../web/app/compare.ts";
import {
  type Branch,
  branchFrom,
  type Change,
  change,
  type Lab,
} from "../../web/app/lab-state.ts";
import { reportOf } from "../../web/engine/report.ts";

/** The same with a client that passes nobody over, and tries once. */
const plain: Scenario = {
  ...serverDies,
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "greeter",
      target: "registry://registry:50051",
      serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
    },
  ],
  checks: [],
};

const how = { seed: 1, interventions: [] };
const guarded = await runScenario(serverDies, how);
const bare = await runScenario(plain, how);
const [one, other] = [reportOf(guarded), reportOf(bare)];

const EMPTY: Lab = {
  locale: "en",
  cards: [],
  status: "idle",
  level: "call",
  eyes: "",
  notice: undefined,
  selected: "",
  inspected: undefined,
  past: [],
  places: [],
  pasted: "",
  scenario: serverDies,
  seed: 1,
  ran: { scenario: serverDies, seed: 1 },
  branches: [],
  current: 1,
  row: 0,
  atNs: undefined,
};
const mainOf = (report: Branch["report"]): Branch => ({
  ...{ n: 1, parent: 0, interventions: [], differsAt: undefined },
  report,
});
const ran = (scenario: Scenario, report: Branch["report"]): Change => ({
  kind: "ran",
  choice: { scenario, seed: 1 },
  branches: [mainOf(report)],
});

test("the page and the command line name the same first difference", () => {
  const row = firstDivergence(guarded.trace, bare.trace)?.row;
  expect(row).toBeGreaterThan(0);
  expect(partingOf(one.rows, other.rows)).toBe(row);
  expect(partingOf(other.rows, one.rows)).toBe(row);
  expect(partingOf(one.rows, one.rows)).toBeUndefined();
});

test("two policies on the same seed differ in what they cost and give", () => {
  const [here, there] = [figuresOf(one.rows), figuresOf(other.rows)];
  expect(here).toMatchObject({ answered: 25, failed: 0, attempts: 27 });
  expect(there.failed).toBeGreaterThan(0);
  expect(there.answered + there.failed).toBe(25);
  expect(there.attempts).toBe(25);
});

test("one can look at branches, and at what ran before", () => {
  const first = change(EMPTY, ran(serverDies, one));
  expect(otherRuns(first)).toEqual([]);
  const made = { interventions: ["1ms=crash:ada"], report: other };
  const branch = branchFrom(mainOf(one), 2, made);
  const branched = change(first, { kind: "branched", branch });
  expect(otherRuns(branched).map(({ key }) => key)).toEqual(["branch/1"]);
  const second = change(first, ran(plain, other));
  const [before, ...more] = otherRuns(second);
  expect(more).toEqual([]);
  expect(before?.choice?.scenario).toBe(serverDies);
  expect(before?.branch.report).toBe(one);
});
