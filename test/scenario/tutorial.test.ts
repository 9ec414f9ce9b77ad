/** Is what the tutorial for authors shows what Farcall understands? */
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { retrying } from "../../src/scenario/retrying.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { readText } from "../support/source.ts";

const calls = [
  { method: "write", request: { key: "colour", value: "red" } },
  { method: "read", request: { key: "colour" }, atMs: 500 },
];

/** What `farcall new scenario` writes, without faults and checks. */
const BASE: Scenario = {
  name: "my-store",
  title: { en: "My store" },
  summary: { en: "Ann writes and reads, while the store is killed." },
  hosts: [{ name: "ann" }, { name: "store" }],
  services: [{ service: "kv", host: "store" }],
  clients: [{ name: "ann", host: "ann", service: "kv", target: "store:50051" }],
  workloads: [{ kind: "script", name: "work", client: "ann", calls }],
};

const text = readText("scenarios/README.md");
const pieces = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, piece = ""]) => piece,
);

test("the tutorial has pieces for hosts, links, faults, the nemesis and checks", () => {
  const heads = pieces.map((piece) => piece.slice(0, piece.indexOf(":")));
  const known = ["hosts", "links", "faults", "nemesis", "checks"];
  expect(new Set(heads)).toEqual(new Set(known));
});

test.each(pieces)("is valid, and runs: %s", async (piece) => {
  const part: unknown = runInNewContext(`({ ${piece} })`, { retrying });
  const data: unknown = JSON.parse(
    JSON.stringify({ ...BASE, ...(part as object) }),
  );
  const parsed = parseScenario(data);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  if (!parsed.ok) return;
  for (const seed of [1, 2, 3]) {
    const run = await runScenario(parsed.value, { seed });
    expect(run.failure).toBe(undefined);
  }
});
