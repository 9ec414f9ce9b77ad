/** Does a page give the grade that the command line gives, to the letter? */
import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { engineText } from "../../src/cli/sandbox/engine-text.ts";
import { gradeSubmission } from "../../src/cli/sandbox/grade-submission.ts";
import { compileSubmission } from "../../src/course/compile-submission.ts";
import { grade } from "../../src/course/grade.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { readRun } from "../../src/course/run-record.ts";
import { inWorker, launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";

const loaded = await findLesson("1");
const { lesson, claims, folder } = loaded;
const exercise = lesson.exercise!;
const bundle = await engineText();

let browser: Browser | undefined;
let page: Page | undefined;

afterAll(() => browser?.close());

/** Runs in a Worker: engine, protection, and only then the submission. */
function workerScript(program: string, jobs: readonly string[]): string {
  return `(() => {
  // In a function: no name of the engine's is left where others could see it.
  ${bundle}
  const send = postMessage.bind(self);
  const channel = new MessageChannel();
  const { protect, open, step, finish } = farcallEngine.learner;
  const hop = channel.port2.postMessage.bind(channel.port2, 0);
  let next;
  channel.port1.onmessage = () => next();
  protect(self);
  const jobs = ${JSON.stringify(jobs)};
  const records = [];
  return (program) => {
    const begin = () => {
      if (jobs.length === 0) return send(records);
      open(program, jobs.shift());
      next = drive;
      hop();
    };
    const drive = () => {
      if (step() === "drain") return hop();
      records.push(finish());
      begin();
    };
    begin();
  };
})()(${program});`;
}

async function gradeInPage(text: string): Promise<GradeResult> {
  const program = compileSubmission(text);
  if (!program.ok || page === undefined) throw new Error("cannot begin");
  const { seeds, scene, service } = exercise;
  const jobs = seeds.map((seed) =>
    JSON.stringify({ seed, scenario: scene(seed), service }),
  );
  const script = workerScript(program.value, jobs);
  const records = (await inWorker(page, script)) as readonly string[];
  const tried = records.map((record, index) => {
    const seed = seeds[index] as number;
    const run = readRun(JSON.parse(record));
    if (run === undefined) throw new Error("no record of a run");
    return { seed, scenario: scene(seed), outcome: { kind: "run", run } };
  });
  return grade({ lesson, claims, tried: tried as never });
}

describe("a Worker in Chromium gives the same grade as the command line", () => {
  const wrong = readdirSync(`${folder}wrong`).map((file) => `wrong/${file}`);
  // Rejections are told to a page in another way; it says so itself.
  const told = new Set(["wrong/forgets-to-await.ts"]);

  const files = ["start.ts", "solution.ts", ...wrong];
  test.for(files)("%s", async (file, context) => {
    browser ??= await launchChromium(peer("chromium", context));
    page ??= await browser.newPage();
    const text = readFileSync(`${folder}${file}`, "utf8");
    const { seeds } = exercise;
    const here = await gradeSubmission({ lesson: loaded, text, seeds });
    const there = await gradeInPage(text);
    if (told.has(file)) expect(there.points).toBe(here.points);
    else expect(there).toEqual(here);
  });
});
