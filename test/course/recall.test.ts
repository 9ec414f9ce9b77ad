/** Does a lesson ask again what earlier lessons asked? */
import { expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import type { Lesson } from "../../src/course/lesson.ts";
import { findRecalled, lintRecall } from "../../src/course/recall.ts";

const { lesson: hello } = await findLesson("1");

/** A later lesson, of which only what it asks again matters. */
function later(...recall: readonly string[]): Lesson {
  return { ...hello, id: "later", recall };
}

test("a question of an earlier lesson is found by its name", () => {
  const found = findRecalled("hello/money", [hello]);
  expect(found?.lesson.id).toBe("hello");
  expect(found?.step.options.length).toBe(3);
  expect(lintRecall(later("hello/money", "hello/silence"), [hello])).toEqual(
    [],
  );
});

test.each([
  ["hello/nowhere", [hello]],
  ["other/money", [hello]],
  ["hello/one-line", [hello]],
  ["hello/money", []],
])(
  "%s is refused where it is no question of an earlier lesson",
  (name, all) => {
    expect(findRecalled(name, all)).toBe(undefined);
    expect(lintRecall(later(name), all)).toHaveLength(1);
  },
);
