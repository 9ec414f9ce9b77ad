/** What do start, grade, run and replay promise about services to break? */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { typedName } from "../../src/course/break-it.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { farcall } from "../cli/farcall.ts";
import { EXERCISES } from "./exercises.ts";

const place = mkdtempSync(join(tmpdir(), "farcall-break-"));

afterAll(() => rmSync(place, { recursive: true, force: true }));

const EXPOSES = ["850ms=crash:diary", "900ms=restart:diary"];

/** A file with these faults, and how one hands it in. */
function handIn(data: unknown): readonly string[] {
  const path = join(place, "handed-in.json");
  const text = typeof data === "string" ? data : JSON.stringify(data);
  writeFileSync(path, text);
  return ["grade", "break-it/diary", "--submission", path];
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split("\n").at(-1);
}

describe("farcall start", () => {
  test("gives a list without faults, and what is promised", async () => {
    const into = join(place, "mine");
    const first = await farcall("start", "break-it/diary", "--into", into);
    expect(first.code).toBe(0);
    expect(readFileSync(join(into, "faults.json"), "utf8")).toBe("[]\n");
    const readme = readFileSync(join(into, "README.md"), "utf8");
    expect(readme).toContain("what the diary confirmed is found again");
    expect(existsSync(join(into, "HINTS.md"))).toBe(true);
    const second = await farcall("start", "break-it/diary", "--into", into);
    expect(second.code).toBe(2);
    expect(second.err).toContain("is there already");
    const { code } = await farcall(
      ...["grade", "break-it/diary", "--submission", into],
    );
    expect(code).toBe(1);
  });

  test("names the nearest exercise", async () => {
    const { code, err } = await farcall("start", "break-it/dairy");
    expect(code).toBe(2);
    expect(err).toContain("break-it/diary");
  });
});

describe("farcall grade", () => {
  test("tells who has found it what was wrong", async () => {
    const { code, out } = await farcall(...handIn(EXPOSES));
    expect(code).toBe(0);
    expect(lastLine(out)).toBe("points 3/3");
    expect(out).toContain("300 ms later");
    const none = await farcall(...handIn([]));
    expect(none.code).toBe(1);
    expect(lastLine(none.out)).toBe("points 0/3");
    expect(none.out).not.toContain("300 ms later");
  });

  test("says that it was the world that broke", async () => {
    const { code, out } = await farcall(...handIn(["1s=crash:diary"]));
    expect(code).toBe(1);
    expect(out).toContain("You broke the world, not the service");
    expect(out).toContain("Bob gets an answer in the end");
  });

  test("has the other formats, and hidden seeds", async () => {
    const salted = ["--seeds", "1..4", "--salt", "s", "--format", "json"];
    const { out } = await farcall(...handIn(EXPOSES), ...salted);
    const result = JSON.parse(out) as GradeResult;
    expect(result).toMatchObject({ version: 3, points: 3, pointsMax: 3 });
    expect(result.seeds).toHaveLength(4);
    expect(result.seeds).not.toEqual([1, 2, 3, 4]);
    const junit = await farcall(...handIn([]), "--format", "junit");
    expect(junit.out).toContain('<testsuite name="break-it/diary" tests="3"');
    expect(junit.out).toContain('failures="2"');
  });

  test.each([
    ["[", "is no JSON"],
    [{ faults: [] }, "is no list of faults"],
    [["1s=crash:dairy"], '"diary"'],
    [[...EXPOSES, "2s=pause:bob", "2100ms=resume:bob"], "points 3/3"],
    [Array(4).fill("1s=crash:diary"), "4 faults are too many"],
  ])("of %j has no surprise", async (data, text) => {
    const { out } = await farcall(...handIn(data));
    expect(out).toContain(text);
  });

  test("wants a file or a folder", async () => {
    const device = ["--submission", "/dev/null"];
    const { code, err } = await farcall("grade", "break-it/diary", ...device);
    expect(code).toBe(2);
    expect(err).toContain("neither a file nor a folder");
  });

  test("goes through a folder with all of them", async () => {
    const folder = join(place, "all");
    for (const [name, { exercise }] of EXERCISES.slice(0, 2)) {
      mkdirSync(join(folder, name), { recursive: true });
      const text = JSON.stringify(exercise.solution);
      writeFileSync(join(folder, name, "faults.json"), text);
    }
    const all = ["grade", "break-it/all", "--submission", folder];
    const { code, out } = await farcall(...all);
    expect(code).toBe(0);
    expect(lastLine(out)).toBe("points 6/6");
  });
});

describe("a run", () => {
  test("has the bug, and so has its link", async () => {
    const hands = EXPOSES.flatMap((text) => ["--at", text]);
    const ran = await farcall("run", "break-it/diary", ...hands);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("✗ what the diary confirmed is found again");
    const link = /farcall:\S+/.exec(ran.out)?.[0] ?? "";
    const again = await farcall("replay", link);
    expect(lastLine(again.out)).toBe(lastLine(ran.out));
  });

  test("that a grade shows fails as the grade says, one or many", async () => {
    const rent = EXERCISES.find(([name]) => name === "rent")?.[1].exercise;
    const path = join(place, "rent.json");
    writeFileSync(path, JSON.stringify(rent?.solution));
    const { out } = await farcall(
      ...["grade", typedName("rent"), "--submission", path],
      ...["--format", "json"],
    );
    const { tests } = JSON.parse(out) as GradeResult;
    const link = tests[0]?.runLink ?? "";
    const ran = await farcall("run", link);
    expect(ran.out).toContain(`✗ ${tests[0]?.params["claim"]}`);
    const seeds = ["--seeds", "1..3", "--workers", "1"];
    const many = await farcall("explore", link, ...seeds);
    expect(lastLine(many.out)).toBe("3 runs, 3 failed");
  });
});
