/** Is anything of the lab left in English on the Chinese page? */
import { expect, test } from "vitest";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import { formatLink, parseLink } from "../../src/scenario/link.ts";
import type { Parsed, Problem } from "../../src/scenario/problem.ts";
import { claimText, expectedText, gotText } from "../../web/app/check-words.ts";
import { problemText } from "../../web/app/problem-words.ts";
import { fieldsOf, valueAt, withText } from "../../web/app/scenario-fields.ts";
import { SCENARIOS } from "../../web/engine/catalogue.ts";
import { run } from "../../web/engine/entry.ts";
import { fillOrder } from "../../web/engine/fill-order.ts";

const HAN = /\p{sc=Han}/u;

test("every claim of a shipped scenario has Chinese words", () => {
  const claims = SCENARIOS.flatMap(({ checks = [] }) => checks);
  const left = claims.filter(
    ({ claim }) => claimText(claim, "zh-CN").lang === "en",
  );
  const remedy = "add them to web/app/claims-zh.ts";
  expect(
    left.map(({ claim }) => claim),
    remedy,
  ).toEqual([]);
});

test.each(["en", "zh-CN"] as const)(
  "no two cards are called alike: %s",
  (locale) => {
    const titles = SCENARIOS.map(({ title }) => title[locale]);
    expect(new Set(titles).size).toBe(titles.length);
  },
);

test("what a check asks for and found is told in Chinese", async () => {
  for (const scenario of SCENARIOS) {
    const answer = await run({
      scenario: scenario.name,
      seed: 1,
      interventions: [],
    });
    if (answer.kind !== "done") throw new Error(scenario.name);
    answer.report.checks.forEach((report, index) => {
      const check = scenario.checks?.[index];
      const expected = expectedText(check, report, "zh-CN");
      expect(expected.lang).toBeUndefined();
      expect(expected.text).toMatch(HAN);
      expect(gotText(report, "zh-CN").text).not.toMatch(/\b(of|in|no|the)\b/);
    });
  }
});

const WRONG = ["-1", "abc", "1e99", "1.4"];

test("what a field of the form can provoke is told in Chinese", () => {
  const problems: Problem[] = [];
  for (const scenario of SCENARIOS) {
    for (const field of fieldsOf(scenario)) {
      for (const text of WRONG) {
        const changed = withText(scenario, field, text);
        expect(valueAt(changed, field)).toBeDefined();
        const order = { scenario: changed, seed: 1, interventions: [] };
        const filled = fillOrder(order);
        if (filled.kind === "refused") problems.push(...filled.places);
      }
    }
  }
  expect(problems.length).toBeGreaterThan(20);
  expect(leftIn(problems)).toEqual([]);
});

test("what a link can provoke is told in Chinese", () => {
  const good = formatLink({ scenario: "hello", seed: 1, interventions: [] });
  const texts = [
    "nothing",
    "farcall:",
    `${good}~`,
    good.slice(0, -5),
    `farcall:${"A".repeat(40)}`,
    `farcall:${"A".repeat(1_000_001)}`,
  ];
  const problems = [...texts.map(parseLink), ...hands()].flatMap(problemsOf);
  for (const scenario of ["nope", "hello"]) {
    const interventions = ["90ms=crash:srever", "1ms=drop:*>server/3"];
    const filled = fillOrder({ scenario, seed: 1, interventions });
    if (filled.kind === "refused") problems.push(...filled.places);
  }
  expect(problems.length).toBeGreaterThan(10);
  expect(leftIn(problems)).toEqual([]);
});

function hands(): readonly Parsed<unknown>[] {
  const texts = ["", "x=crash:db", "1ms#x=heal", "1ms=crsh:db", "1ms=crash:"];
  return texts.map(parseIntervention);
}

function problemsOf(parsed: Parsed<unknown>): readonly Problem[] {
  return parsed.ok ? [] : parsed.problems;
}

function leftIn(problems: readonly Problem[]): readonly string[] {
  return problems.flatMap((problem) => {
    const { text, lang } = problemText(problem, "zh-CN");
    return lang === "en" || !HAN.test(text) ? [text] : [];
  });
}
