/** Does a hand come right after the row that one looks at? */
import { expect, test } from "vitest";
import hello from "../../scenarios/hello.ts";
import type { Trace } from "../../src/kernel/trace.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** With no latency whole calls happen at one instant. */
const AT_ONCE: Scenario = {
  ...hello,
  defaults: { link: { latency: { kind: "constant", delayMs: 0 } } },
};

async function traceOf(texts: readonly string[]): Promise<Trace> {
  const interventions = texts.map((text) => {
    const parsed = parseIntervention(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  });
  return (await runScenario(AT_ONCE, { seed: 1, interventions })).trace;
}

function rowsOf(trace: Trace) {
  return Array.from({ length: trace.length }, (_, index) => {
    const { at, host, kind, cells, cause } = trace.row(index);
    return JSON.stringify([at, host, kind.name, cells, cause]);
  });
}

function afterRow(trace: Trace, index: number, action: string): string {
  return `${trace.timeAt(index)}ns#${trace.nthAt(index)}=${action}`;
}

test("a crash after a row leaves all rows up to it, and no later event", async () => {
  const parent = await traceOf([]);
  const before = rowsOf(parent);
  expect(parent.length).toBeGreaterThan(20);
  for (let index = 0; index < parent.length; index += 1) {
    const crash = afterRow(parent, index, "crash:client");
    const branch = await traceOf([crash]);
    const after = rowsOf(branch);
    const place = after.findIndex((row) => row.includes('"host.crashed"'));
    // What the same event recorded after this row stays too, and nothing else.
    let end = index + 1;
    while (
      end < parent.length &&
      parent.timeAt(end) === parent.timeAt(index) &&
      parent.nthAt(end) === parent.nthAt(index)
    ) {
      end += 1;
    }
    expect(place, crash).toBe(end);
    expect(after.slice(0, place)).toEqual(before.slice(0, end));
    expect(branch.timeAt(place)).toBe(parent.timeAt(index));
  }
});

test("a second hand after the first one's row comes after it", async () => {
  const parent = await traceOf([]);
  const pause = afterRow(parent, 12, "pause:client");
  const branch = await traceOf([pause]);
  const place = rowsOf(branch).findIndex((row) => row.includes("host.paused"));
  const resume = afterRow(branch, place, "resume:client");
  const kinds = rowsOf(await traceOf([pause, resume]));
  expect(kinds.slice(0, place + 1)).toEqual(rowsOf(branch).slice(0, place + 1));
  expect(kinds[place + 1]).toContain("host.resumed");
});
