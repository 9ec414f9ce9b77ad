/** Is lesson 6 graded as a teacher would? */
import { describe, expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { gradeSubmission } from "../../src/cli/sandbox/grade-submission.ts";
import { graderOf, hiddenBy, SALTS } from "./grader.ts";

const { lesson, textOf, gradeText, problemsOf } =
  await graderOf("a-server-dies");

test.each(SALTS)("the solution passes on seeds hidden by %j", async (salt) => {
  const seeds = hiddenBy(salt, 8);
  expect(await problemsOf(textOf("solution.ts"), seeds)).toEqual([]);
});

describe("another right way earns all points", () => {
  const made = textOf("solution.ts");

  test.each<[string, (text: string) => string]>([
    [
      "throws out whose lease has ended, when somebody asks",
      (text) =>
        text.replace(
          "if (endsAt > ctx.now()) addresses.push(address);",
          `if (endsAt <= ctx.now()) lists.get(name)?.delete(address);
        else addresses.push(address);`,
        ),
    ],
    [
      "keeps one map, by service and address together",
      (text) =>
        text
          .replace(
            "Map<string, Map<string, number>>()",
            "Map<string, number>()",
          )
          .replace(/const list = [\s\S]*?;\n.*?;\n/, "")
          .replace(
            "return {};",
            `lists.set(name + " " + address, ctx.now() + ms(leaseMs));
      return {};`,
          )
          .replace(
            "lists.get(name)?.delete(address)",
            'lists.delete(name + " " + address)',
          )
          .replace(
            /for \(const \[address[\s\S]*?\n {6}\}\n/,
            `for (const [key, endsAt] of lists) {
        const [service, address] = key.split(" ");
        const isOwn = service === name && endsAt > ctx.now();
        if (isOwn) addresses.push(address);
      }
`,
          ),
    ],
  ])("%s", async (_way, change) => {
    const text = change(made);
    expect(text).not.toBe(made);
    expect(await problemsOf(text)).toEqual([]);
  });
});

test("the start earns nothing, and hears why for each task", async () => {
  const { points, tests } = await gradeText(textOf("start.ts"));
  expect(points).toBe(0);
  for (const { id } of lesson.exercise?.tasks ?? []) {
    const own = tests.filter(({ task }) => task === id);
    expect(
      own.some(({ message }) => message !== null),
      id,
    ).toBe(true);
  }
});

test("a finding is in Chinese, but for names", async () => {
  const { tests } = await gradeSubmission({
    lesson: await findLesson("a-server-dies"),
    text: textOf("wrong/never-forgets.ts"),
    seeds: [1],
    locale: "zh-CN",
  });
  const [found] = tests.filter(({ status }) => status === "fail");
  expect(found?.expected).toMatch(/^没有 \w+:\d+：它的租约已到期$/);
  expect(found?.message).toMatch(/^有一台服务器死了/);
});
