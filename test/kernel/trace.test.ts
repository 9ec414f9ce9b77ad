/** Does the digest stand for every row, and can rows be found and read? */
import { expect, test } from "vitest";
import type { Simulation } from "../../src/kernel/simulation.ts";
import { Trace } from "../../src/kernel/trace.ts";
import { TraceIndex } from "../../src/kernel/trace-index.ts";
import { traceJsonLines, traceText } from "../../src/kernel/trace-text.ts";
import { after, ms, START } from "../../src/ports/time.ts";
import { carried, noted, runWorld, testHost, turned } from "./world.ts";

function story(simulation: Simulation): void {
  const a = testHost(simulation, "a");
  const b = testHost(simulation, "b");
  a.after(ms(1), () => a.note("begins", 1));
  b.after(ms(2), () => {
    simulation.record(b.scope, carried, new Uint8Array([1, 2, 255]));
    b.note("answers", -0.5);
  });
  a.after(ms(3), () => simulation.record(a.scope, turned, "round"));
}

test("the digest is the same whatever is recorded", async () => {
  const digests = new Set<string>();
  const lengths: number[] = [];
  for (const recorder of ["full", "rpc", "digest-only"] as const) {
    const { digest, trace } = await runWorld(story, { recorder });
    digests.add(digest);
    lengths.push(trace.length);
  }
  expect(digests.size).toBe(1);
  expect(lengths).toEqual([4, 3, 0]);
});

test("any difference of time, place, kind, cause or cell shows", () => {
  const at = after(START, ms(1));
  const base = { at, host: "a", cause: -1 };
  const digests = [
    digestOf((trace) => trace.record(base, noted, ["x", 1])),
    digestOf((trace) => trace.record({ ...base, at: START }, noted, ["x", 1])),
    digestOf((trace) => trace.record({ ...base, host: "b" }, noted, ["x", 1])),
    digestOf((trace) => trace.record({ ...base, cause: 3 }, noted, ["x", 1])),
    digestOf((trace) => trace.record(base, noted, ["y", 1])),
    digestOf((trace) => trace.record(base, noted, ["x", 2])),
    digestOf((trace) => trace.record(base, noted, ["x", 0.1])),
    digestOf((trace) => trace.record(base, noted, ["x", -0])),
    digestOf((trace) => trace.record(base, noted, ["x", 0])),
    digestOf((trace) => trace.record(base, turned, ["x"])),
    digestOf((trace) => trace.record(base, carried, [new Uint8Array([0])])),
    digestOf((trace) => trace.record(base, carried, [new Uint8Array([0, 0])])),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

function digestOf(fill: (trace: Trace) => void): string {
  const trace = new Trace("digest-only");
  fill(trace);
  return trace.digest;
}

test("each row names the row that led to it", async () => {
  const { trace } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    a.after(ms(1), () => {
      a.note("sends");
      a.after(ms(1), () => a.note("arrives"));
    });
    a.after(ms(1), () => a.note("unrelated"));
  });
  const causes = [0, 1, 2].map((index) => trace.row(index).cause);
  expect(causes).toEqual([-1, -1, 0]);
});

test("a trace reads as one sentence a line, from as near as asked", async () => {
  const { trace } = await runWorld(story);
  expect(traceText(trace, "packet")).toBe(
    [
      "    1.000 ms  a         begins 1",
      "    2.000 ms  b         3 bytes were carried",
      "    2.000 ms  b         answers -0.5",
      "    3.000 ms  a         everything turned round",
      "",
    ].join("\n"),
  );
  expect(traceText(trace, "world").trim().split("\n")).toHaveLength(1);
});

test("as JSON lines each cell has its name, and bytes are hexadecimal", async () => {
  const { trace } = await runWorld(story);
  const rows = traceJsonLines(trace)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows[1]).toEqual({
    row: 1,
    at: ms(2),
    host: "b",
    kind: "test.carried",
    cause: -1,
    cells: { bytes: "0102ff" },
  });
});

test("the index finds the state at a moment and the turning points", async () => {
  const { trace } = await runWorld(story);
  const index = new TraceIndex(trace);
  expect(index.countUntil(START)).toBe(0);
  expect(index.countUntil(after(START, ms(2)))).toBe(3);
  expect(index.ofKind(noted)).toEqual([0, 2]);
  expect(index.notableAfter(0)).toBe(3);
  expect(index.notableAfter(3)).toBeUndefined();
  expect(index.notableBefore(3)).toBeUndefined();
});

test("payloads beyond 16 MB are kept as length and digest", () => {
  const trace = new Trace("full");
  const base = { at: START, host: "a", cause: -1 };
  const half = new Uint8Array(9 * 1024 * 1024);
  trace.record(base, carried, [half]);
  trace.record(base, carried, [half]);
  expect(trace.row(0).cells[0]).toHaveLength(half.length);
  expect(trace.row(1).cells[0]).toMatch(/^9437184 bytes not kept, digest /);
});
