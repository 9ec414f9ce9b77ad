/** Is every claim in the ledger, with what showed its verdict? */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findLesson, lessonSlugs } from "../../src/cli/find-lesson.ts";
import { runScenes, valuesOf } from "../../src/course/lint-runs.ts";
import { numbersIn } from "../../src/course/prose.ts";

const CLAIMS = 31;

interface Row {
  readonly id: string;
  readonly state: string;
  readonly verdict: string;
  readonly shown: string;
}

const rows: readonly Row[] = readFileSync(
  new URL("../../lessons/claims.md", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => /^\| c\d/.test(line))
  .map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, id = "", , state = "", verdict = "", shown = ""] = cells;
    return { id, state, verdict, shown };
  });

const STATE = /^(?:tried in|not yet,) lessons? (\d+)(?: and (\d+))?$/;

describe("the ledger of claims", () => {
  test("has each claim once, in order", () => {
    const ids = Array.from({ length: CLAIMS }, (_, n) => `c${n + 1}`);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  test("gives a verdict and its reason to what was tried, and only that", () => {
    for (const { id, state, verdict, shown } of rows) {
      expect(state, id).toMatch(STATE);
      const isTried = state.startsWith("tried");
      expect(verdict !== "", id).toBe(isTried);
      expect(shown !== "", id).toBe(isTried);
    }
  });

  test("names lessons that are there, their steps and their numbers", async () => {
    const tried = rows.filter(({ state }) => state.startsWith("tried"));
    expect(tried.length).toBeGreaterThan(0);
    for (const { id, state, shown } of tried) {
      const steps: string[] = [];
      const values = new Map<string, number | string>();
      const [, first = "", second = first] = STATE.exec(state) ?? [];
      for (const number of new Set([first, second])) {
        const { lesson } = await findLesson(number);
        steps.push(...lesson.steps.map((step) => step.id));
        const own = valuesOf(lesson, await runScenes(lesson));
        for (const [name, value] of own) values.set(name, value);
      }
      const named = [...shown.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      expect(named.length, id).toBeGreaterThan(0);
      for (const name of named) expect(steps, id).toContain(name);
      for (const { said, name } of numbersIn(shown)) {
        expect(String(values.get(name ?? "")), `${id} ${name}`).toBe(said);
      }
    }
  });
});

test("the list of lessons names each of them", () => {
  const text = readFileSync(
    new URL("../../lessons/README.md", import.meta.url),
    "utf8",
  );
  for (const slug of lessonSlugs()) {
    expect(text).toContain(`(${slug}/README.md)`);
    expect(text).toContain(`(${slug}/README.zh-CN.md)`);
  }
});
