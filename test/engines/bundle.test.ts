/** Is the engine one classic script that needs nothing around it? */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { cardsOf, engineBundle } from "./bundle.ts";
import { openBareContext } from "./node-engine.ts";
import { openQuickJs } from "./quickjs-engine.ts";

const bundle = await engineBundle();

test("the bundle has no eval, no WebAssembly, no import", () => {
  const banned = [
    /\beval\s*\(/,
    /\bFunction\s*\(/,
    /\bWebAssembly\s*[.[]/,
    /\bimport\s*[({"']/,
    /\bimport\.meta\b/,
    /\bexport\s/,
    /\brequire\s*\(/,
    /\bnew\s+Worker\b/,
    /\bfetch\s*\(/,
  ];
  // Not toMatch, which would print the whole bundle.
  const found = banned.map((pattern) => pattern.exec(bundle)?.[0]);
  expect(found.filter((text) => text !== undefined)).toEqual([]);
});

test("async functions are not lowered, which would change the order", () => {
  expect(/\basync\b/.test(bundle)).toBe(true);
  expect(/__async|regeneratorRuntime/.test(bundle)).toBe(false);
});

test("the bundle runs in an engine with nothing but the language", async () => {
  const { evaluate, close } = await openQuickJs(bundle);
  const absent = [
    "setTimeout",
    "queueMicrotask",
    "console",
    "URL",
    "TextEncoder",
    "TextDecoder",
    "AbortController",
    "MessageChannel",
    "structuredClone",
    "process",
  ];
  for (const name of absent) {
    expect(evaluate(`typeof ${name}`), name).toBe("undefined");
  }
  const order = '{ scenario: "hello", seed: 1, interventions: [] }';
  expect(evaluate(`farcallEngine.open(${order}).join()`)).toBe("");
  while (evaluate("farcallEngine.step()") !== "end");
  expect(evaluate("farcallEngine.finish().endReason")).toBe("drained");
  close();
});

test("the bundle stays small enough to load", () => {
  // The page's chunk of it has lessons and exercises too, 250 KB at most.
  expect(gzipSync(bundle).length).toBeLessThan(160_000);
});

test("the bundle knows every scenario, in both languages", () => {
  const cards = cardsOf(bundle);
  expect(cards.map(({ name }) => name)).toContain("hello");
  for (const { title, summary, hosts } of cards) {
    expect(title.en).not.toBe("");
    expect(title["zh-CN"]).toBeTruthy();
    expect(summary["zh-CN"]).toBeTruthy();
    expect(hosts.length).toBeGreaterThan(0);
  }
});

test.each([
  ['{ scenario: "nope", seed: 1, interventions: [] }', "there are hello"],
  ['{ scenario: "hello", seed: -1, interventions: [] }', "0 to 2^53-1"],
  ['{ scenario: "hello", seed: 1.5, interventions: [] }', "0 to 2^53-1"],
  [
    '{ scenario: "hello", seed: 1, interventions: ["9ms=crash:srever"] }',
    "server",
  ],
  ['{ scenario: "hello", seed: 1, interventions: ["soon"] }', "500ms=crash"],
])("an order that cannot be filled says why: %s", (order, remedy) => {
  const { evaluate } = openBareContext(bundle);
  const problems = evaluate(`farcallEngine.open(${order}).join("\\n")`);
  expect(problems).toContain(remedy);
});
