/** What does `farcall start` do? */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isBreak } from "../find-break.ts";
import { findLesson } from "../find-lesson.ts";
import { shownPath, startBreak } from "../start-break.ts";
import {
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";
import { workFolder } from "../work-folder.ts";
import { checksTest, vitestConfig } from "../work-templates.ts";

export const verb: Verb = {
  summary: "gives you the start of a lesson's exercise, and its checks",
  positionals: ["LESSON|break-it/NAME"],
  flags: {
    into: { value: "DIR", about: "where to; a folder in work/ unless given" },
  },
  example: "npx farcall start hello-far-call",
  moreExamples: ["npx farcall start break-it/diary"],
  run: startVerb,
};

async function startVerb(given: Given, io: Io): Promise<ExitCode> {
  const word = given.positionals[0] ?? "";
  if (isBreak(word)) return await startBreak(word, given, io);
  const { lesson, slug, folder } = await findLesson(word);
  const { exercise } = lesson;
  if (exercise === undefined) {
    throw badInput("", `lesson "${word}" has no exercise`, "choose another");
  }
  const own = join(workFolder(), slug);
  const target = resolve(given.value("into") ?? own);
  const file = join(target, exercise.file);
  if (existsSync(file)) {
    const remedy = "move it away to begin again, or grade it as it is";
    throw badInput(shownPath(file), "is there already", remedy);
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(file, readFileSync(`${folder}start.ts`));
  io.out(`wrote ${shownPath(file)}\n`);
  const grade = `npx farcall grade ${slug}`;
  if (target !== resolve(own)) {
    io.out(`grade it: ${grade} --submission ${shownPath(target)}\n`);
    return EXIT.holds;
  }
  writeFileSync(
    join(target, "checks.test.ts"),
    checksTest(slug, exercise.file),
  );
  writeFileSync(join(workFolder(), "vitest.config.ts"), vitestConfig());
  io.out(
    "watch its checks: npx vitest --config work/vitest.config.ts\n" +
      `grade it: ${grade}\n`,
  );
  return EXIT.holds;
}
