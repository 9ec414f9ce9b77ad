/** What does `farcall lessons` do? */
import { lessonSlugs, loadLesson } from "../find-lesson.ts";
import { FORMAT_FLAG, wordOf } from "../flag-values.ts";
import {
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

export const verb: Verb = {
  summary: "lists the lessons, with title and length",
  positionals: [],
  flags: { format: FORMAT_FLAG },
  example: "npx farcall lessons",
  run: list,
};

async function list(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const found = await Promise.all(lessonSlugs().map(loadLesson));
  const rows = found.map(({ lesson, slug }) => ({
    slug,
    id: lesson.id,
    title: lesson.title,
    minutes: lesson.minutes,
    teaches: lesson.teaches,
  }));
  if (format === "json") {
    io.out(`${JSON.stringify(rows, undefined, 2)}\n`);
    return EXIT.holds;
  }
  for (const { slug, title, minutes, teaches } of rows) {
    const about = `${minutes} minutes: ${teaches.join(", ")}`;
    io.out(`${slug}: ${title.en}\n    ${about}\n`);
  }
  return EXIT.holds;
}
