/** Do imports point down only, name their file, and never run in a circle? */
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  computedImports,
  findCycle,
  importGraph,
  isBarrel,
  LAYERS,
  layerProblems,
} from "./support/layers.ts";
import { parse, ROOT, readText, sourcesUnder } from "./support/source.ts";

const ours = sourcesUnder(["src", "web", "scenarios", "lessons"]);
const engine = ours.filter(({ path }) => path.startsWith("src/"));

const { exports: table = {} } = JSON.parse(readText("package.json")) as {
  exports?: Record<string, string>;
};
const entries = Object.keys(table).map((entry) => `farcall${entry.slice(1)}`);

describe("the repository", () => {
  test("has the folders of the table of layers, and no other in src", () => {
    const folders = readdirSync(`${ROOT}src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual(Object.keys(LAYERS).sort());
  });

  test("imports only downwards, by the name of the file", () => {
    expect(ours.flatMap((file) => layerProblems(file, entries))).toEqual([]);
  });

  test("imports only files that exist", () => {
    const graph = importGraph(ours, { byFolder: false });
    const targets = [...graph.values()].flatMap((set) => [...set]);
    const missing = targets.filter((path) => {
      return !existsSync(ROOT + path.replace(/\?.*$/, ""));
    });
    expect(missing).toEqual([]);
  });

  test("has no import cycle of files", () => {
    expect(findCycle(importGraph(ours, { byFolder: false }))).toBe(undefined);
  });

  test("has no import cycle of folders", () => {
    expect(findCycle(importGraph(engine, { byFolder: true }))).toBe(undefined);
  });

  test("has no barrel file and no computed import in src", () => {
    const inner = engine.filter(({ path }) => !path.startsWith("src/cli/"));
    expect(engine.filter(isBarrel).map(({ path }) => path)).toEqual([]);
    const computed = inner.filter((file) => computedImports(file) > 0);
    expect(computed.map(({ path }) => path)).toEqual([]);
  });

  test("exports single files of src that exist", () => {
    for (const [entry, file] of Object.entries(table)) {
      expect(entry).toMatch(/^\.\/[a-z][a-z0-9-]*$/);
      expect(file).toMatch(/^\.\/src\/.*\.ts$/);
      expect(existsSync(ROOT + file), `${entry}: ${file} exists`).toBe(true);
    }
  });
});

const PUBLIC = ["farcall/scenario"];

describe("the rule fires on", () => {
  test.each([
    ["src/ports/a.ts", 'import "../kernel/b.ts";', "may not import kernel"],
    ["src/rpc/a.ts", 'import type { B } from "../net/b.ts";', "not import net"],
    ["src/net/a.ts", 'export * from "../rpc/b.ts";', "not import rpc"],
    ["src/net/a.ts", 'type B = import("../rpc/b.ts").B;', "not import rpc"],
    ["src/net/a.ts", 'await import("../cli/b.ts");', "may not import cli"],
    ["src/net/a.ts", 'import { b } from "./b";', "end in .ts"],
    ["src/net/a.ts", 'import { b } from "./b.js";', "end in .ts"],
    ["src/net/a.ts", 'import { b } from "../../test/b.ts";', "out of src"],
    ["src/net/a.ts", 'import "node:fs";', "src/sockets/, src/cli/ only"],
    ["src/kernel/a.ts", 'import "seedrandom";', "random-streams.ts only"],
    ["src/net/a.ts", 'import "left-pad";', "table of packages"],
    ["scenarios/a.ts", 'import "../src/net/b.ts";', "no public entry"],
    ["lessons/a/b.ts", 'import "farcall/nothing";', "no public entry"],
    ["web/a.ts", 'import "../src/sockets/b.ts";', "not import sockets"],
  ])("%s with %s", (path, text, message) => {
    const problems = layerProblems(parse(path, text), PUBLIC);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  test("a cycle of files, also of types", () => {
    const a = parse("src/net/a.ts", 'import type { B } from "./b.ts";');
    const b = parse("src/net/b.ts", 'import { a } from "./a.ts";');
    const cycle = findCycle(importGraph([a, b], { byFolder: false }));
    expect(cycle).toBe("src/net/a.ts -> src/net/b.ts -> src/net/a.ts");
  });

  test("a cycle of folders without one of files", () => {
    const a = parse("src/net/x/a.ts", 'import { b } from "../y/b.ts";');
    const b = parse("src/net/y/b.ts", "export const b = 1;");
    const c = parse("src/net/y/c.ts", 'import { d } from "../x/d.ts";');
    const files = [a, b, c];
    expect(findCycle(importGraph(files, { byFolder: false }))).toBe(undefined);
    const cycle = findCycle(importGraph(files, { byFolder: true }));
    expect(cycle).toBe("src/net/x -> src/net/y -> src/net/x");
  });

  test("a barrel file", () => {
    expect(isBarrel(parse("a.ts", 'export * from "./b.ts";'))).toBe(true);
    const inTwoSteps = 'import { b } from "./b.ts";\nexport { b };';
    expect(isBarrel(parse("a.ts", inTwoSteps))).toBe(true);
    expect(isBarrel(parse("a.ts", "export const a = 1;"))).toBe(false);
  });

  test("a computed import", () => {
    expect(computedImports(parse("a.ts", "import(name);"))).toBe(1);
  });
});

test("the rules let through what is allowed", () => {
  const good = [
    parse("src/kernel/random-streams.ts", 'import "seedrandom/lib/alea.js";'),
    parse("src/cli/run.ts", 'import "node:fs"; import "../net/a.ts";'),
    parse("scenarios/a.ts", 'import "farcall/scenario";'),
    parse("web/a.ts", 'import "../src/scenario/a.ts"; import "preact";'),
  ];
  expect(good.flatMap((file) => layerProblems(file, PUBLIC))).toEqual([]);
});
