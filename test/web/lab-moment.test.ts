/** Do all parts of the lab stand at one moment? */
import { expect, test } from "vitest";
import type hello from "../../scenarios/hello.ts";
import serverCrash from "../../scenarios/server-crash.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import {
  handAt,
  lastRowOf,
  momentOf,
  standAt,
  standFrom,
} from "../../web/app/lab-moment.ts";
import { LEVELS } from "../../web/app/link.ts";
import { rowsAt } from "../../web/app/rows.ts";
import { reportOf } from "../../web/engine/report.ts";
import { callsOf } from "../../web/scene/calls.ts";
import { rowsOf } from "../../web/scene/scene-trace.ts";

const runOf = async (scenario: typeof hello, hands: readonly string[] = []) => {
  const interventions = hands.map((text) => {
    const parsed = parseIntervention(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  });
  return reportOf(await runScenario(scenario, { seed: 1, interventions }));
};

const { rows } = await runOf(serverCrash);
/** Between two rows of the level of calls, and not between two packets. */
const BETWEEN_NS = 91.4e6;

test("the clock stays where it is, from whatever level one looks", () => {
  let stand = standAt(rows, rowsAt(rows, "call"), BETWEEN_NS);
  for (const level of [...LEVELS, ...LEVELS]) {
    stand = standFrom(rows, level, stand);
    expect(momentOf(rows, stand)).toBe(BETWEEN_NS);
    expect(rows.atNs[stand.row]).toBeLessThanOrEqual(BETWEEN_NS);
    expect(rowsAt(rows, level)).toContain(stand.row);
  }
});

test("at the moment of a row the clock needs no moment of its own", () => {
  const seen = rowsAt(rows, "packet");
  for (const row of seen) {
    const atNs = rows.atNs[row] ?? 0;
    const stand = standAt(rows, seen, atNs);
    expect(stand.atNs).toBeUndefined();
    expect(momentOf(rows, stand)).toBe(atNs);
  }
});

test("what has happened is what the level does not show, too", () => {
  const near = standAt(rows, rowsAt(rows, "packet"), BETWEEN_NS);
  const far = standAt(rows, rowsAt(rows, "call"), BETWEEN_NS);
  expect(far.row).toBeLessThan(near.row);
  expect(lastRowOf(rows, far)).toBe(near.row);
});

test("a hand acts at the clock, and every row before it stays", async () => {
  const stand = standAt(rows, rowsAt(rows, "call"), BETWEEN_NS);
  const made = await runOf(serverCrash, [handAt(rows, stand, "crash:bank")]);
  const crash = made.rows.sentence.findIndex((text) => /crash/.test(text));
  expect(made.rows.atNs[crash]).toBe(BETWEEN_NS);
  expect(made.rows.sentence.slice(0, crash)).toEqual(
    rows.sentence.slice(0, crash),
  );
  expect(rows.atNs[crash]).toBeGreaterThan(BETWEEN_NS);
});

test("a call of a host that crashes is waited for no more", async () => {
  const made = await runOf(serverCrash, ["540ms=crash:phone"]);
  const calls = callsOf(rowsOf(made.rows));
  for (const { startNs, endNs } of calls) {
    if (startNs < 540e6) expect(endNs).toBeLessThanOrEqual(540e6);
  }
  expect(calls.length).toBeGreaterThan(0);
});
