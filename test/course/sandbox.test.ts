/** Is a run in the sandbox the run that it would be outside? */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { engineText } from "../../src/cli/sandbox/engine-text.ts";
import { gradeSubmission } from "../../src/cli/sandbox/grade-submission.ts";
import {
  runInSandbox,
  SANDBOX_LIMITS,
} from "../../src/cli/sandbox/run-submission.ts";
import { compileSubmission } from "../../src/course/compile-submission.ts";
import type { RunOutcome } from "../../src/course/run-record.ts";
import { rowSentence } from "../../src/kernel/trace-text.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { greeter } from "../../src/services/greeter.ts";

const { folder, lesson } = await findLesson("1");
const scene = lesson.exercise!.scene;

function compiled(text: string): string {
  const program = compileSubmission(text);
  if (!program.ok) throw new Error("does not compile");
  return program.value;
}

async function runAll(
  text: string,
  seeds: readonly number[],
  limits = SANDBOX_LIMITS,
): Promise<readonly RunOutcome[]> {
  return await runInSandbox({
    engine: await engineText(),
    program: compiled(text),
    jobs: seeds.map((seed) => ({
      seed,
      scenario: scene(seed),
      service: "greeter",
    })),
    limits,
  });
}

/** What ends by itself has time to, on a loaded machine too. */
const PATIENT = { ...SANDBOX_LIMITS, runMsMax: 60_000 };

function digestsOf(outcomes: readonly RunOutcome[]): readonly string[] {
  return outcomes.map((one) =>
    one.kind === "run" ? one.run.digest : one.reason,
  );
}

const BEGIN = `import { greeterContract } from "farcall/greeter";
import { service } from "farcall/service";
`;

/** A submission whose handler has this body. */
function handler(body: string, top = ""): string {
  return `${BEGIN}${top}
export default function greeter() {
  return service(greeterContract, {
    hello: async ({ name }: any, ctx: any): Promise<any> => {
      ${body}
    },
  });
}
`;
}

async function outputOf(text: string): Promise<string> {
  const [outcome] = await runAll(text, [1], PATIENT);
  if (outcome?.kind !== "run") throw new Error(outcome?.reason);
  return `${outcome.run.failure}|${outcome.run.output.join("|")}`;
}

describe("the same seed gives the same digest in the sandbox and outside", () => {
  test.each(["start.ts", "solution.ts", "wrong/counts-failures.ts"])(
    "%s",
    async (file) => {
      const path = `${folder}${file}`;
      const own = (await import(pathToFileURL(path).href)) as {
        default: typeof greeter;
      };
      const seeds = [1, 2, 3];
      const inside = await runAll(readFileSync(path, "utf8"), seeds);
      const outside: string[] = [];
      for (const seed of seeds) {
        const services = { greeter: own.default };
        const run = await runScenario(scene(seed), { seed, services });
        outside.push(run.digest);
      }
      expect(digestsOf(inside)).toEqual(outside);
    },
  );
});

test("a grade names the row by its number in the whole run", async () => {
  const text = readFileSync(`${folder}start.ts`, "utf8");
  const loaded = await findLesson("1");
  const grade = await gradeSubmission({ lesson: loaded, text, seeds: [1] });
  const own = (await import(pathToFileURL(`${folder}start.ts`).href)) as {
    default: typeof greeter;
  };
  const services = { greeter: own.default };
  const { trace } = await runScenario(scene(1), { seed: 1, services });
  for (const { firstBadEvent } of grade.tests) {
    const row = trace.row(firstBadEvent?.row ?? -1);
    expect(rowSentence(row)).toBe(firstBadEvent?.sentence);
  }
});

describe("a run in the sandbox", () => {
  test("does not depend on the runs before it", async () => {
    const text = handler(
      `globalThis.n = (globalThis.n ?? 0) + 1; count += 1;
       return { text: String(globalThis.n + count) };`,
      "declare const globalThis: any; let count = 0;",
    );
    const many = digestsOf(await runAll(text, [1, 2, 3]));
    const alone = digestsOf(await runAll(text, [3]));
    expect(many[2]).toBe(alone[0]);
  });

  test("has virtual time and chance that its seed decides", async () => {
    const text = handler(
      "console.log(Date.now(), new Date().toISOString(), Math.random());" +
        ' return { text: "" };',
    );
    const first = await outputOf(text);
    expect(first).toContain("2026-01-01T00:00:00");
    expect(await outputOf(text)).toBe(first);
  });

  test("keeps the first lines of output and counts the rest", async () => {
    const text = handler(
      'for (let n = 0; n < 150; n += 1) console.log("line", n, { n });' +
        ' return { text: "" };',
    );
    const output = await outputOf(text);
    expect(output).toContain('line 99 {"n":99}');
    expect(output).not.toContain("line 100 ");
    expect(output).toMatch(/… and \d+ lines more$/);
  });

  test.each([
    ["export const x = 1;", "no function that is exported as default"],
    ["export default () => 5;", "must return service(contract"],
    [
      `${BEGIN}export default () => service(greeterContract, {} as any);`,
      'no handler for "hello"',
    ],
    ['import "farcall/nothing";', "nothing can be imported from"],
    ["throw new Error('mine');", "mine"],
  ])("that cannot begin says why: %s", async (text, why) => {
    expect(await outputOf(text)).toContain(why);
  });

  test("that leaves too many rows says how many", async () => {
    const text = handler(
      'for (let n = 0; n < 6000; n += 1) ctx.show("n", n);' +
        " return { text: name };",
    );
    expect(await outputOf(text)).toMatch(/left \d+ rows .* 50000 are enough/);
  });

  test("says at which run a submission went too far", async () => {
    const text = handler(
      "seen.add(name); for (; seen.size > 0; ) {} return { text: name };",
      "const seen = new Set();",
    );
    const limits = { ...SANDBOX_LIMITS, runMsMax: 500 };
    const outcomes = await runInSandbox({
      engine: await engineText(),
      program: compiled(text),
      jobs: [1, 2].map((seed) => ({
        seed,
        scenario: scene(seed),
        service: "greeter",
      })),
      limits,
    });
    expect(outcomes).toEqual([
      { kind: "failed", reason: "a run had no end after 500 ms" },
    ]);
  });
});
