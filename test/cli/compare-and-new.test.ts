/** Do `farcall compare` and `farcall new` keep their contracts? */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { farcall } from "./farcall.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "farcall-new-"));

afterAll(() => rmSync(FOLDER, { recursive: true }));

describe("farcall new scenario", () => {
  const file = join(FOLDER, "my-store.ts");

  beforeAll(async () => {
    const made = await farcall("new", "scenario", "my-store", "--into", FOLDER);
    expect(made.code).toBe(0);
    expect(made.out).toContain(`npx farcall explore ${file}`);
  });

  test("writes at most 15 lines of scenario", () => {
    const text = readFileSync(file, "utf8");
    const isCode = (line: string) => !/^(?:\/\*\*.*|import .*|)$/.test(line);
    expect(text.split("\n").filter(isCode).length).toBeLessThanOrEqual(15);
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBe(80);
  });

  test("what it writes runs, and has something to find", async () => {
    const words = ["explore", file, "--seeds", "1..20", "--shrink"];
    const { code, out, err } = await farcall(...words);
    expect(err).not.toContain("farcall: ");
    expect(code).toBe(1);
    expect(out).toContain("✗ no write is forgotten: ");
    expect(out).toMatch(/crash:store\/process\n/);
    expect(out).toMatch(/^link farcall:\S+$/m);
  });

  test("does not write over what is there", async () => {
    const again = await farcall(
      "new",
      "scenario",
      "my-store",
      "--into",
      FOLDER,
    );
    expect(again.code).toBe(2);
    expect(again.err).toContain("is there already; choose another name");
  });

  test.each([
    ["lesson", "mine", '"lesson" is nothing to begin'],
    ["scenario", "../mine", '"../mine" is no name'],
  ])("refuses %s %s", async (what, name, problem) => {
    const { code, err } = await farcall("new", what, name, "--into", FOLDER);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });
});

describe("farcall compare", () => {
  test("tells what differs, with its interval, and where runs part", async () => {
    const words = ["compare", "hello", "--seeds", "1..8"];
    const setting = "services.server.serviceTimeMs=31";
    const { code, out } = await farcall(...words, "--b", setting);
    expect(code).toBe(0);
    expect(out).toContain(`  a: as it is\n  b: ${setting}\n`);
    const line = /^median latency, ms +(.*)$/m.exec(out)?.[1]?.split(/\s+/);
    // Each call takes 30 ms longer, in every seed alike.
    expect(line?.slice(2)).toEqual(["30", "30", "to", "30", "yes"]);
    expect(out).toMatch(/^seed 1 parts at row \d+\n {2}a {2}.*\n {2}b {2}/m);
  });

  test("says so when nothing differs", async () => {
    const words = ["compare", "hello", "--a", "untilMs=50000"];
    const { out } = await farcall(...words, "--seeds", "1..2");
    expect(out).toContain("all runs of a are those of b\n");
  });

  test("prints JSON", async () => {
    const words = ["compare", "hello", "--b", "defaults.deadlineMs=500"];
    const all = [...words, "--seeds", "1..2", "--format", "json"];
    const { differences, divergence } = JSON.parse((await farcall(...all)).out);
    expect(differences[0]).toMatchObject({ name: "calls", a: { mean: 2 } });
    expect(divergence).toMatchObject({
      seed: 1,
      a: expect.stringContaining("deadline 1000 ms"),
      b: expect.stringContaining("deadline 500 ms"),
    });
  });

  test.each([
    [[], "both sides are the same; give --b defaults.deadlineMs=200"],
    [["--a", "x"], '--a: "x" sets nothing; write defaults.deadlineMs=200'],
    [
      ["--b", "clients.cleint.host=a"],
      'has no "cleint"; did you mean "client"?',
    ],
    [["--b", "services.server.prot=1"], '--b services[0]: "prot" is not known'],
    [["--b", "untilMs=soon"], '--b untilMs: "soon" is no number'],
    [["--b", "__proto__.x=1"], 'has no "__proto__"'],
    [["--b", "name.x=1"], 'has no "name"'],
  ])("refuses %j", async (flags, problem) => {
    const { code, err } = await farcall("compare", "hello", ...flags);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });
});
