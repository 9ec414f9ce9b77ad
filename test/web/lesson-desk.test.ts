/** Does a lesson open at once, and tell of a step when one comes to it? */
import { expect, test } from "vitest";
import type { LessonAnswer } from "../../web/engine/lesson-answers.ts";
import { answerLesson } from "../../web/engine/lesson-desk.ts";

const slug = "06-a-server-dies";

type Answered<Kind> = Extract<LessonAnswer, { readonly kind: Kind }>;

async function stepOf(step: string, moments: string[], has: string[] = []) {
  const answer = await answerLesson({ kind: "step", slug, step, moments, has });
  return answer as Answered<"step">;
}

test("a lesson opens without any of its runs", async () => {
  const begun: string[] = [];
  const opened = await answerLesson({ kind: "open", slug, begun });
  const { facts } = opened as Answered<"opened">;
  expect(facts.steps).toHaveLength(18);
  expect(facts.steps.some(({ right }) => right !== undefined)).toBe(false);
  expect(facts.scenes).toEqual({});
  expect(facts.moments).toEqual({});
  expect(facts.recall).toEqual([]);
});

test("a lesson asks again of those that one has begun", async () => {
  const begun = ["01-hello-far-call", "02-not-like-a-local-call"];
  const opened = await answerLesson({ kind: "open", slug, begun });
  const { facts } = opened as Answered<"opened">;
  const asked = facts.recall.map((one) => one.slug);
  expect(asked).toEqual(["01-hello-far-call", "01-hello-far-call"]);
  expect(facts.recall.every(({ right }) => right !== "")).toBe(true);
});

test("a step comes with its run, and with those that it points into", async () => {
  const { facts, scenes, moments } = await stepOf("balancing", [
    "bob-is-picked",
    "first-try-ends",
  ]);
  expect(Object.keys(scenes).sort()).toEqual(["silent", "two-tries"]);
  expect(moments["first-try-ends"]?.scene).toBe("two-tries");
  expect(facts).toMatchObject({ right: "with-looking", isOfRuns: true });
});

test("a run that the page has is not sent again", async () => {
  const { scenes, facts } = await stepOf("its-machine-dies", [], ["silent"]);
  expect(scenes).toEqual({});
  expect(facts).toMatchObject({ right: "every-third", isOfRuns: false });
});

test("who looks through somebody's eyes has all runs to compare", async () => {
  const answer = await answerLesson({
    kind: "step",
    slug: "01-hello-far-call",
    step: "client-s-eyes",
    moments: [],
    has: [],
  });
  const { scenes } = answer as Answered<"step">;
  expect(Object.keys(scenes)).toContain("lost-request");
  expect(Object.keys(scenes)).toContain("machine-dies");
});

test("a step that is not there is refused", async () => {
  const answer = await answerLesson({
    kind: "step",
    slug,
    step: "nowhere",
    moments: [],
    has: [],
  });
  expect(answer).toEqual({
    kind: "refused",
    problems: ['"nowhere" is no such step of this lesson'],
  });
});
