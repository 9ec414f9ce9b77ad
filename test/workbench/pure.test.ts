/** What does the workbench decide, apart from any page? */
import { javascript } from "@codemirror/lang-javascript";
import { indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createActor } from "xstate";
import type { GradeResult } from "../../src/course/grade-result.ts";
import {
  benchMachine,
  isPassed,
  isStale,
} from "../../web/workbench/bench-machine.ts";
import {
  type Draft,
  saveDelayMs,
  VERSIONS_MAX,
  type Version,
  withKept,
  withVersion,
} from "../../web/workbench/drafts.ts";
import { tidied } from "../../web/workbench/tidy-code.ts";
import { workbenchEn } from "../../web/workbench/words-en.ts";
import { workbenchZh } from "../../web/workbench/words-zh.ts";
import { readText } from "../support/source.ts";

const RESULT: GradeResult = {
  version: 3,
  status: "pass",
  message: null,
  lesson: "hello",
  points: 10,
  pointsMax: 10,
  seeds: [1],
  tests: [],
};

function bench() {
  const actor = createActor(benchMachine).start();
  const submitted = { text: "one", locale: "en" } as const;
  return { actor, run: () => actor.send({ type: "run", submitted }) };
}

describe("a submission", () => {
  test("is judged, and stale once the text differs", () => {
    const { actor, run } = bench();
    run();
    actor.send({ type: "progress", nth: 1, runsDone: 2, runsAll: 3 });
    actor.send({ type: "judged", nth: 1, result: RESULT });
    const { value, context } = actor.getSnapshot();
    expect(value).toBe("judged");
    expect(context.judged && isPassed(context.judged)).toBe(true);
    expect(isStale(context.judged, "one")).toBe(false);
    expect(isStale(context.judged, "two")).toBe(true);
  });

  test("hears nothing of a run that another one followed", () => {
    const { actor, run } = bench();
    run();
    run();
    actor.send({ type: "judged", nth: 1, result: RESULT });
    actor.send({ type: "progress", nth: 1, runsDone: 9, runsAll: 9 });
    actor.send({ type: "broken", nth: 1, problem: "late" });
    actor.send({ type: "gone", nth: 1 });
    const { value, context } = actor.getSnapshot();
    expect(value).toBe("running");
    expect(context).toMatchObject({ nth: 2, runsDone: 0, problem: "" });
  });

  test("that is stopped or breaks keeps the result before it", () => {
    const { actor, run } = bench();
    run();
    actor.send({ type: "judged", nth: 1, result: RESULT });
    run();
    actor.send({ type: "stop" });
    expect(actor.getSnapshot().value).toBe("stopped");
    actor.send({ type: "judged", nth: 2, result: { ...RESULT, points: 0 } });
    run();
    actor.send({ type: "broken", nth: 3, problem: "no room" });
    const { value, context } = actor.getSnapshot();
    expect(value).toBe("broken");
    expect(context.problem).toBe("no room");
    expect(context.judged?.result.points).toBe(10);
  });

  test("without all points is not passed", () => {
    const submitted = { text: "", locale: "en" } as const;
    const result = { ...RESULT, points: 4, status: "fail" } as const;
    expect(isPassed({ submitted, result, runs: 1 })).toBe(false);
  });
});

describe("a draft", () => {
  test("is saved at each pause, and each second while one types", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 });
    fc.assert(
      fc.property(gaps, (gapsMs) => {
        let nowMs = 0;
        let firstMs = 0;
        let dueMs = saveDelayMs(0);
        for (const gapMs of gapsMs) {
          nowMs += gapMs;
          if (nowMs >= dueMs) firstMs = nowMs;
          dueMs = nowMs + saveDelayMs(nowMs - firstMs);
          expect(dueMs - firstMs).toBeLessThanOrEqual(1_000);
          expect(dueMs - nowMs).toBeLessThanOrEqual(500);
        }
      }),
    );
  });

  test("has its latest versions first, each once, and no more than 20", () => {
    let history: readonly Version[] = [];
    for (let atMs = 0; atMs < 60; atMs += 1) {
      const text = String(Math.floor(atMs / 2));
      history = withVersion(history, { text, atMs });
    }
    expect(history).toHaveLength(VERSIONS_MAX);
    expect(history[0]).toEqual({ text: "29", atMs: 59 });
    expect(new Set(history.map(({ text }) => text)).size).toBe(VERSIONS_MAX);
  });

  test("of one tab goes to the history when another one writes", () => {
    const start = { text: "start", atMs: 1 };
    const theirs = { text: "theirs", atMs: 2, history: [start] };
    const mine = { text: "mine", atMs: 3, history: [{ text: "a", atMs: 0 }] };
    const kept = withKept(theirs, mine, start);
    expect(kept.text).toBe("mine");
    expect(kept.history.map(({ text }) => text)).toEqual([
      "theirs",
      "start",
      "a",
    ]);
    // What one wrote oneself a second ago is no version of its own.
    const next = { ...kept, text: "mine, too", atMs: 4 };
    expect(withKept(kept, next, kept).history).toEqual(kept.history);
  });

  test("loses no text, whichever of two tabs writes", () => {
    const writers = fc.array(fc.boolean(), { maxLength: 10 });
    fc.assert(
      fc.property(writers, (all) => {
        const fresh: Draft = { text: "start", atMs: 0, history: [] };
        const tabs = [fresh, fresh];
        let kept: Draft = fresh;
        const lasts = new Set<string>();
        for (const [at, isOther] of all.entries()) {
          const tab = Number(isOther);
          const known = tabs[tab] ?? fresh;
          const own = { ...known, text: `${tab} ${at}`, atMs: at + 1 };
          // What the other one has left there.
          if (kept.atMs !== known.atMs) lasts.add(kept.text);
          kept = withKept(kept, own, known);
          tabs[tab] = kept;
        }
        const found = kept.history.map(({ text }) => text);
        expect(found).toEqual(expect.arrayContaining([...lasts]));
      }),
    );
  });
});

function tidy(text: string): string {
  const extensions = [javascript({ typescript: true }), indentUnit.of("  ")];
  const state = EditorState.create({ doc: text, extensions });
  return state.update({ changes: tidied(state) }).state.doc.toString();
}

describe("Format", () => {
  test.each(["start", "solution"])("leaves our own %s as it is", (name) => {
    const text = readText(`lessons/01-hello-far-call/${name}.ts`);
    expect(tidy(text)).toBe(text);
  });

  test("indents anew and takes away what nobody sees", () => {
    const text = "function f() {\nif (a) {  \n      b();\n\n\n\n}\n  }\n\n\n";
    const tidied = "function f() {\n  if (a) {\n    b();\n\n  }\n}\n";
    expect(tidy(text)).toBe(tidied);
  });

  test("keeps the indentation of what does not read as code", () => {
    expect(tidy(")\n;(a")).toBe(")\n;(a\n");
    expect(tidy("\n\n \n(")).toBe("\n\n(\n");
    expect(tidy("if (a) {\nb();  \n\n\n")).toBe("if (a) {\nb();\n");
  });

  test("twice is once, and no letter is lost", () => {
    const letters = fc.constantFrom("a", " ", "\n", "{", "}", "(", ")", ";");
    const texts = fc.array(letters).map((all) => all.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        const once = tidy(text);
        expect(once.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        expect(once).not.toMatch(/[ \t]$/m);
        expect(tidy(once)).toBe(once);
      }),
    );
  });
});

test("both languages have the same words", () => {
  expect(Object.keys(workbenchZh)).toEqual(Object.keys(workbenchEn));
  expect(workbenchZh.rung).toHaveLength(workbenchEn.rung.length);
});
