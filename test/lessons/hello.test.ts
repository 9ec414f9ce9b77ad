/** Is lesson 1 graded as a teacher would? */
import { describe, expect, test } from "vitest";
import { cutAt, lossy } from "../../lessons/01-hello-far-call/scene-payment.ts";
import { tellCut } from "../../lessons/01-hello-far-call/tells.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { hiddenSeeds } from "../../src/course/hidden-seeds.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { graderOf, hiddenBy } from "./grader.ts";

const { lesson, visible, textOf, gradeText } = await graderOf("hello-far-call");
const SALTS = ["spring", "autumn", "a student's own"];

describe("the solution", () => {
  test("earns all points on the visible seeds", async () => {
    const result = await gradeText(textOf("solution.ts"));
    expect(result).toMatchObject({ status: "pass", points: 10, pointsMax: 10 });
  });

  test.each(SALTS)("earns all points on seeds hidden by %j", async (salt) => {
    const seeds = hiddenBy(salt, 15);
    const result = await gradeText(textOf("solution.ts"), seeds);
    expect(result.tests.filter(({ message }) => message !== null)).toEqual([]);
    expect(result.points).toBe(10);
  });

  test("gets the same grade, to the letter, each time", async () => {
    const wrong = textOf("wrong/counts-twice.ts");
    expect(await gradeText(wrong)).toEqual(await gradeText(wrong));
  });
});

describe("another right way earns all points", () => {
  const made = textOf("solution.ts");

  test.each<[string, (text: string) => string]>([
    [
      "shows 0 before there is anything to count",
      (text) =>
        text
          .replace("greeter(): Service {", "greeter(host: any): Service {")
          .replace("let greeted = 0;", '$& host.show("greeted", 0);'),
    ],
    [
      "counts and shows in one breath",
      (text) =>
        text
          .replace("greeted += 1;", "")
          .replace(
            'ctx.show("greeted", greeted)',
            'ctx.show("greeted", ++greeted)',
          ),
    ],
    [
      "keeps the cards, and counts those",
      (text) =>
        text
          .replace("let greeted = 0;", "const cards: string[] = [];")
          .replace("greeted += 1;", "cards.push(text);")
          .replace('"greeted", greeted', '"greeted", cards.length'),
    ],
    [
      "waits with then",
      (text) =>
        text
          .replace("const text = await printCard(name, ctx);", "")
          .replace(
            "greeted += 1;",
            "return printCard(name, ctx).then((text) => {",
          )
          .replace("ctx.show(", "greeted += 1; ctx.show(")
          .replace("return { text };", "return { text }; });"),
    ],
  ])("%s", async (_way, change) => {
    const text = change(made);
    expect(text).not.toBe(made);
    const result = await gradeText(text);
    expect(result.tests.filter(({ message }) => message !== null)).toEqual([]);
    expect(result.points).toBe(10);
  });
});

describe("the start", () => {
  test("earns nothing, and hears why for each task", async () => {
    const result = await gradeText(textOf("start.ts"));
    expect(result.points).toBe(0);
    for (const { id } of lesson.exercise?.tasks ?? []) {
      const own = result.tests.filter(({ task }) => task === id);
      const messages = own.map(({ message }) => message).filter(Boolean);
      expect(messages.length, id).toBeGreaterThan(0);
    }
  });

  test("hears nothing of a card that it never tried to print", async () => {
    const result = await gradeText(textOf("start.ts"));
    const said = result.tests.map(({ message }) => message).join("\n");
    expect(said).not.toMatch(/was printed|could not be printed/i);
  });
});

test("answers written down for the visible seeds do not pass", async () => {
  const names = new Set<string>();
  for (const seed of visible) {
    for (const { name } of callsOf(seed)) names.add(name);
  }
  const table = JSON.stringify(
    Object.fromEntries([...names].map((name) => [name, `Hello ${name}`])),
  );
  const known = textOf("solution.ts").replace(
    "return { text };",
    `const known = ${table} as Record<string, string>;
      return { text: known[name] ?? "" };`,
  );
  expect((await gradeText(known)).points).toBe(10);
  const hidden = hiddenSeeds("autumn", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect((await gradeText(known, hidden)).points).toBeLessThan(10);
});

function callsOf(seed: number): readonly { readonly name: string }[] {
  const scenario = lesson.exercise?.scene(seed);
  return (scenario?.workloads ?? []).flatMap((workload) => {
    if (workload.kind !== "script") return [];
    return workload.calls.map(({ request }) => ({
      name: String(request?.["name"]),
    }));
  });
}

describe("a mistake of the language is told with its line", () => {
  const made = textOf("solution.ts");
  const line = 1 + made.split("\n").findIndex((one) => /let g/.test(one));

  test("a name that was never declared", async () => {
    const grade = await gradeText(made.replace("let greeted", "greeted"), [1]);
    const reason = grade.tests[0]?.params["reason"];
    const where = `(line ${line})`;
    expect(reason).toBe(`ReferenceError: greeted is not defined ${where}`);
  });

  test("a constant that is changed", async () => {
    const text = made.replace("let greeted", "const greeted");
    const { tests } = await gradeText(text, [1]);
    const [bad] = tests.filter(({ status }) => status === "fail");
    const thrown = "TypeError: Assignment to constant variable.";
    expect(bad?.params["thrown"]).toBe(`${thrown} (line ${line + 4})`);
  });

  test("a line that does not parse", async () => {
    const { message } = await gradeText(made.replace("= 0", "= "), [1]);
    expect(message).toContain(`at line ${line}, column `);
  });
});

describe("who moves the cut hears what came of it, and what is left to do", () => {
  test.each<[number, RegExp, RegExp]>([
    [220, /Nothing was paid/, /往后挪/],
    [221, /money is gone.*Now the other side/, /再找另一头/],
    // The cut comes first of all that happens in its moment.
    [245, /money is gone.*very moment.*is lost, too/, /同一毫秒/],
    [246, /^✓ That is the other side.*answered/, /^✓ 另一头也找到了/],
  ])("at %d ms", async (atMs, english, chinese) => {
    const told = tellCut(await runScenario(cutAt(atMs), { seed: 1 }));
    expect(told.en).toMatch(english);
    expect(told["zh-CN"]).toMatch(chinese);
  });
});

test("of the packets that connect the first two are sent again too late", async () => {
  const again: number[] = [];
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    // Long enough for the second try, which comes when the lesson is over.
    const { trace } = await runScenario({ ...lossy, untilMs: 1_500 }, { seed });
    const isFirst = { what: "SYN" };
    const sent = [
      ...rowsThatFit(trace, { event: "packet.sent", where: isFirst }),
    ];
    const [first, second] = sent.map(({ at }) => at / 1e6);
    if (first === undefined || second === undefined) continue;
    again.push(second - first);
    const paid = { event: "call.answered", where: { method: "pay" } };
    expect([...rowsThatFit(trace, paid)], `seed ${seed}`).toEqual([]);
  }
  expect(again.length).toBeGreaterThan(0);
  expect(new Set(again)).toEqual(new Set([1_000]));
});
