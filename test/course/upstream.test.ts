/** What can a submission do with the service behind it, and what not? */
import { expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { engineText } from "../../src/cli/sandbox/engine-text.ts";
import {
  runInSandbox,
  SANDBOX_LIMITS,
} from "../../src/cli/sandbox/run-submission.ts";
import { compileSubmission } from "../../src/course/compile-submission.ts";

const { lesson } = await findLesson("how-long-to-wait");

/** A librarian whose handler has this body, in its first call. */
function librarian(body: string): string {
  return `import { librarianContract } from "farcall/archive";
import { service } from "farcall/service";
import { ms } from "farcall/time";

export default function librarian(_host: any, archive: any) {
  let calls = 0;
  return service(librarianContract, {
    search: async ({ word, pages }: any, ctx: any): Promise<any> => {
      calls += 1;
      if (calls === 1) {
        ${body}
      }
      return { hits: 0 };
    },
  });
}
`;
}

async function outputOf(body: string): Promise<readonly string[]> {
  const program = compileSubmission(librarian(body));
  if (!program.ok) throw new Error("does not compile");
  const [outcome] = await runInSandbox({
    engine: await engineText(),
    program: program.value,
    jobs: [
      {
        seed: 1,
        scenario: lesson.exercise!.scene(1),
        service: "librarian",
      },
    ],
    limits: SANDBOX_LIMITS,
  });
  if (outcome?.kind !== "run") throw new Error(outcome?.reason);
  return [...outcome.run.output, outcome.run.failure];
}

test("it asks, and hears an answer or a status", async () => {
  const lines = await outputOf(`
    const ask = async (request: any, options?: any) => {
      try {
        const { hits, isExact } = await archive.search(request, options);
        console.log(hits, isExact);
      } catch (error: any) {
        console.log(error.status);
      }
    };
    await ask({ word: "sea", pages: 6 }, { parent: ctx, timeout: ms(500) });
    await ask({ word: "sea", pages: 90 }, { timeout: ms(50) });
    await ask({ word: "sea", pages: 90 }, { timeout: ms(0) });
    await ask({ word: "", pages: 1 });
    await ask({ word: 7 });
    await ask(null);
  `);
  expect(lines).toEqual([
    "2 true",
    "DEADLINE_EXCEEDED",
    "DEADLINE_EXCEEDED",
    "INVALID_ARGUMENT",
    "INTERNAL",
    "INTERNAL",
    "",
  ]);
});

test("what no call understands is told, not handed on", async () => {
  const lines = await outputOf(`
    const told = (options: any) => {
      try {
        archive.search({ word, pages }, options);
        console.log("taken");
      } catch (error: any) {
        console.log(error.message);
      }
    };
    told({ timeout: -1 });
    told({ timeout: NaN });
    told({ timeout: {} });
    told({ deadline: ctx.deadline });
    told({ parent: { deadline: 5, signal: {} } });
    told({ onHeaders: () => {} });
    told({ isBackground: true });
  `);
  expect(lines).toEqual([
    "timeout is a duration such as ms(200), not -1",
    "timeout is a duration such as ms(200), not NaN",
    "timeout is a duration such as ms(200), not object",
    "there is no option deadline here; timeout and parent are",
    "parent is the ctx of a handler: { parent: ctx }",
    "there is no option onHeaders here; timeout and parent are",
    "there is no option isBackground here; timeout and parent are",
    "",
  ]);
});

test("nothing leads from it to the channel, and nothing can be put in", async () => {
  const lines = await outputOf(`
    console.log(Reflect.ownKeys(archive).join());
    console.log(Reflect.ownKeys(archive.search).join());
    console.log(Object.isFrozen(archive), Object.isFrozen(archive.search));
  `);
  expect(lines).toEqual(["search", "length,name", "true true", ""]);
});
