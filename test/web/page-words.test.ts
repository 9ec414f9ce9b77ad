/** Do sentences of the page stand on their own, in either language? */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import hello from "../../scenarios/hello.ts";
import { judge } from "../../src/check/judge.ts";
import type { Lesson } from "../../src/course/lesson.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { expectedText, gotText } from "../../web/app/check-words.ts";
import { homeWordsOf } from "../../web/app/home-words.ts";
import { waitingTexts } from "../../web/app/waiting-words.ts";
import { checkReport } from "../../web/engine/check-report.ts";
import { reportOf } from "../../web/engine/report.ts";
import { captionOf } from "../../web/scene/captions.ts";
import { sceneModel } from "../../web/scene/model.ts";
import { tellingsOf } from "../../web/scene/tellings.ts";
import { crowd } from "../bench/page/worlds.ts";
import { ROOT } from "../support/source.ts";

async function toldOf(scenario: typeof hello) {
  const { rows } = reportOf(await runScenario(scenario, { seed: 1 }));
  return tellingsOf(sceneModel(rows), "call");
}

test("a sentence names its call where another waits beside it", async () => {
  const crowded = await toldOf(crowd({ hosts: 2, inFlight: 2, calls: 2 }));
  const calls = crowded.filter(({ key }) => key.startsWith("call."));
  expect(calls.map(({ ofCall }) => ofCall).sort()).toEqual([
    "#1",
    "#1",
    "#2",
    "#2",
  ]);
  const [first] = calls;
  if (first === undefined) throw new Error("nobody calls");
  expect(captionOf(first, "en")).toMatch(/^Call #\d: C01 calls hello/);
  expect(captionOf(first, "zh-CN")).toMatch(/^调用 #\d：c01 向 s01 调用/);
  const alone = await toldOf(hello);
  expect(alone.filter(({ ofCall }) => ofCall !== undefined)).toEqual([]);
});

test("what still waits is a sentence, and those alike are one", () => {
  const task = { host: "phone", task: "rent" };
  const waitsFor = ["the reply to balance from bank:50051"];
  const waiting = [
    { ...task, waitsFor },
    { ...task, waitsFor },
  ];
  expect(waitingTexts(waiting, "en")).toEqual([
    "rent on phone waits for the reply to balance from bank:50051 (2 times)",
  ]);
  expect(waitingTexts(waiting, "zh-CN")).toEqual([
    "phone 上的 rent 在等：bank:50051 对 balance 的回复（2 次）",
  ]);
});

test("a check speaks of what rows say, not of the kind of a row", async () => {
  const check = {
    kind: "eventually",
    claim: "somebody gets what it wants",
    some: { event: "workload.granted", where: { method: "pay" } },
  } as const;
  const { trace } = await runScenario(hello, { seed: 1 });
  const [judged] = judge(trace, [check]);
  if (judged === undefined) throw new Error("nothing was judged");
  const report = checkReport(judged);
  for (const locale of ["en", "zh-CN"] as const) {
    const said = [expectedText(check, report, locale), gotText(report, locale)];
    expect(said.map(({ text }) => text).join()).not.toMatch(/\w\.granted/);
  }
  expect(expectedText(check, report, "en").text).toContain(
    "a row that says “… has what it wanted: … returns …”",
  );
});

test("a sentence in Chinese has Chinese units", async () => {
  const told = await toldOf(hello);
  const texts = told.map((one) => captionOf(one, "zh-CN"));
  expect(texts.join("\n")).toMatch(/\d 秒/);
  expect(texts.join("\n")).not.toMatch(/\d m?s\b/);
});

const slugs = readdirSync(`${ROOT}lessons`).filter((name) => /^\d/.test(name));

test.each(slugs)("the map has words for all that %s teaches", async (slug) => {
  const path = `../../lessons/${slug}/lesson.ts`;
  const lesson: { default: Lesson } = await import(path);
  const [en, zh] = [homeWordsOf("en"), homeWordsOf("zh-CN")];
  expect(lesson.default.teaches.length).toBeGreaterThan(0);
  for (const concept of lesson.default.teaches) {
    expect(en.concepts[concept], concept).toMatch(/^[a-z -]+$/);
    expect(zh.concepts[concept], concept).toMatch(/\p{sc=Han}/u);
  }
});
