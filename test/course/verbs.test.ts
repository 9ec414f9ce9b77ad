/** What do start, grade, lessons and check course promise to scripts? */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findLesson, lessonSlugs } from "../../src/cli/find-lesson.ts";
import { main } from "../../src/cli/main.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";

const { folder } = await findLesson("1");
const place = mkdtempSync(join(tmpdir(), "farcall-course-"));

afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly lastLine: string | undefined;
}

async function farcall(...words: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    hasColour: false,
    isWatched: false,
    onInterrupt: () => () => {},
  });
  return { code, out, err, lastLine: out.trimEnd().split("\n").at(-1) };
}

const solution = `${folder}solution.ts`;
const start = `${folder}start.ts`;

describe("farcall grade", () => {
  test("ends with the points, and with 0 when they are all there", async () => {
    const ran = await farcall("grade", "1", "--submission", solution);
    expect(ran).toMatchObject({ code: 0, lastLine: "points 10/10" });
  });

  test("ends with 1 when points were lost", async () => {
    const ran = await farcall("grade", "hello-far-call", "--submission", start);
    expect(ran).toMatchObject({ code: 1, lastLine: "points 0/10" });
  });

  test("grades all who hand in, and adds up", async () => {
    for (const [who, from] of [
      ["ada", solution],
      ["bob", `${folder}wrong/counts-twice.ts`],
    ] as const) {
      mkdirSync(join(place, "class", who), { recursive: true });
      copyFileSync(from, join(place, "class", who, "greeter.ts"));
    }
    const submission = ["--submission", join(place, "class")];
    const ran = await farcall("grade", "1", ...submission);
    expect(ran).toMatchObject({ code: 1, lastLine: "points 14/20" });
    const json = await farcall("grade", "1", ...submission, "--format", "json");
    const grades = JSON.parse(json.out) as readonly GradeResult[];
    expect(grades.map(({ points }) => points)).toEqual([10, 4]);
  });

  test("takes hidden seeds from a salt, the same each time", async () => {
    const words = ["grade", "1", "--submission", solution, "--format", "json"];
    const salted = [...words, "--seeds", "1..4", "--salt", "s"];
    const { out } = await farcall(...salted);
    const { seeds } = JSON.parse(out) as GradeResult;
    expect(seeds).toHaveLength(4);
    expect(seeds).not.toEqual([1, 2, 3, 4]);
    expect((await farcall(...salted)).out).toBe(out);
  });

  test.each([
    [["grade", "hello-far-cal"], "hello-far-call"],
    [["grade", "1", "--submission", "/nowhere/x.ts"], "check the path"],
    [["grade", "1", "--submission", solution, "--seeds", "4..1"], "write 1..4"],
    [["grade", "1", "--submission", solution, "--format", "xml"], "--format"],
  ])("refuses %j with 2 and a remedy", async (words, remedy) => {
    const { code, err } = await farcall(...words);
    expect(code).toBe(2);
    expect(err).toContain(remedy);
  });
});

describe("farcall start", () => {
  test("writes the start once, and never over what is there", async () => {
    const into = ["--into", join(place, "mine")];
    const first = await farcall("start", "1", ...into);
    expect(first.code).toBe(0);
    const file = join(place, "mine", "greeter.ts");
    expect(readFileSync(file, "utf8")).toBe(readFileSync(start, "utf8"));
    const second = await farcall("start", "1", ...into);
    expect(second.code).toBe(2);
    expect(second.err).toContain("is there already");
    expect(existsSync(file)).toBe(true);
  });
});

test("farcall lessons lists lesson 1 with both titles", async () => {
  const { code, out } = await farcall("lessons", "--format", "json");
  expect(code).toBe(0);
  const [first] = JSON.parse(out) as { title: Record<string, string> }[];
  expect(first?.title["en"]).toBe("Hello, far call");
  expect(first?.title["zh-CN"]).toBe("你好，远程调用");
});

test.each(lessonSlugs())(
  "farcall check course %s finds nothing wrong",
  async (slug) => {
    // The mutants of one lesson; `npm run mutants` breaks those of all.
    const flags = slug.startsWith("01-") ? ["--mutants"] : [];
    const { code, out } = await farcall("check", "course", slug, ...flags);
    expect(out).toMatch(/^1 lessons, 0 problems$/m);
    expect(code).toBe(0);
  },
);
