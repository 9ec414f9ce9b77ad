/** What does `farcall grade` do? */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gradesJunit } from "../../course/grade-junit.ts";
import type { GradeResult } from "../../course/grade-result.ts";
import { gradeText } from "../../course/grade-text.ts";
import { hiddenSeeds } from "../../course/hidden-seeds.ts";
import {
  findLesson,
  type LoadedLesson,
  lessonSlugs,
  loadLesson,
} from "../find-lesson.ts";
import { wordOf } from "../flag-values.ts";
import { gradeSubmission } from "../sandbox/grade-submission.ts";
import {
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";
import { workFolder } from "../work-folder.ts";

export const verb: Verb = {
  summary: "grades a submission, in a sandbox, by what its runs do",
  positionals: ["LESSON|all"],
  flags: {
    submission: {
      value: "FILE|DIR",
      about: "what to grade; the file in work/ unless given",
    },
    seeds: {
      value: "1..100",
      about: "which runs; the visible ones if left out",
    },
    salt: {
      value: "S",
      about: "derives hidden seeds; a class or a student can have its own",
    },
    format: { value: "text|json|junit", about: "how results are printed" },
  },
  example: "npx farcall grade hello-far-call --seeds 1..100 --salt autumn",
  run: gradeVerb,
};

/** A submission of a folder may have another name than the exercise says. */
interface Submission {
  readonly lesson: LoadedLesson;
  readonly path: string;
}

async function gradeVerb(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json", "junit"]);
  const submissions = await submissionsOf(given);
  const results: GradeResult[] = [];
  const names: string[] = [];
  let isStopped = false;
  const stopHearing = io.onInterrupt(() => {
    isStopped = true;
  });
  for (const { lesson, path } of submissions) {
    if (io.isWatched) io.err(`grading ${path}\n`);
    const text = readFileSync(path, "utf8");
    const seeds = seedsOf(given, lesson);
    const result = await gradeSubmission({ lesson, text, seeds });
    // Who is stopped in the middle of a submission has no grade for it.
    if (isStopped) break;
    results.push(result);
    names.push(path);
  }
  stopHearing();
  if (format === "json") io.out(jsonText(results));
  else if (format === "junit") io.out(gradesJunit(results));
  else io.out(allText(results, names));
  const isAll = results.every(({ points, pointsMax }) => points === pointsMax);
  return isAll && !isStopped ? EXIT.holds : EXIT.fails;
}

/** One result as an object, several as a list. */
function jsonText(results: readonly GradeResult[]): string {
  const data = results.length === 1 ? results[0] : results;
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function allText(
  results: readonly GradeResult[],
  names: readonly string[],
): string {
  if (results.length === 1) return results.map(gradeText).join("");
  let points = 0;
  let pointsMax = 0;
  let text = "";
  for (const [index, result] of results.entries()) {
    points += result.points;
    pointsMax += result.pointsMax;
    text += `${names[index]}\n${gradeText(result)}\n`;
  }
  return `${text}points ${points}/${pointsMax}\n`;
}

async function submissionsOf(given: Given): Promise<readonly Submission[]> {
  const word = given.positionals[0] ?? "";
  const isAll = word === "all";
  const lessons = isAll
    ? await Promise.all(lessonSlugs().map(loadLesson))
    : [await findLesson(word)];
  const place = given.value("submission");
  const found = lessons
    .filter(({ lesson }) => lesson.exercise !== undefined)
    .flatMap((lesson) =>
      pathsOf(lesson, place).map((path) => ({ lesson, path })),
    );
  if (found.length > 0) return found;
  const start = `npx farcall start ${isAll ? "LESSON" : word}`;
  const remedy = `${start}, then write there`;
  throw badInput("--submission", "there is nothing to grade", remedy);
}

/** A file; the file of that name in a folder; or those of all who hand in. */
function pathsOf(
  { lesson, slug }: LoadedLesson,
  place: string | undefined,
): readonly string[] {
  const file = lesson.exercise?.file ?? "";
  const given = place ?? join(workFolder(), slug, file);
  if (!existsSync(given)) {
    if (place === undefined) return [];
    throw badInput("--submission", `there is no ${given}`, "check the path");
  }
  if (statSync(given).isFile()) return [given];
  const own = join(given, file);
  if (existsSync(own)) return [own];
  return readdirSync(given, { withFileTypes: true })
    .map((entry) => join(given, entry.name, entry.isDirectory() ? file : ""))
    .filter((path) => path.endsWith(".ts") && existsSync(path))
    .sort();
}

const RANGE = /^(\d+)\.\.(\d+)$/;
const SEEDS_MAX = 10_000;

function seedsOf(given: Given, { lesson }: LoadedLesson): readonly number[] {
  const visible = lesson.exercise?.seeds ?? [];
  const range = given.value("seeds");
  const salt = given.value("salt");
  if (range === undefined && salt === undefined) return visible;
  const numbers = range === undefined ? visible : numbersOf(range);
  return salt === undefined ? numbers : hiddenSeeds(salt, numbers);
}

function numbersOf(range: string): readonly number[] {
  const [, first = "", last = ""] = RANGE.exec(range) ?? [];
  const from = Number(first);
  const count = Number(last) - from + 1;
  const isGood =
    first !== "" && count > 0 && Number.isSafeInteger(Number(last));
  if (isGood && count <= SEEDS_MAX) {
    return Array.from({ length: count }, (_, index) => from + index);
  }
  const remedy = `give a range such as 1..100, of ${SEEDS_MAX} at most`;
  throw badInput("--seeds", `"${range}" is no range`, remedy);
}
