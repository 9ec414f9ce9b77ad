/** What does `farcall grade` do? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GradeResult } from "../../course/grade-result.ts";
import { isBreak } from "../find-break.ts";
import {
  findLesson,
  type LoadedLesson,
  lessonSlugs,
  loadLesson,
} from "../find-lesson.ts";
import { wordOf } from "../flag-values.ts";
import { gradeBreaks } from "../grade-breaks.ts";
import { gradeSubmission } from "../sandbox/grade-submission.ts";
import {
  GRADE_FORMATS,
  gradesIn,
  type OwnPlace,
  pathsOf,
  seedsOf,
} from "../submissions.ts";
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
  positionals: ["LESSON|all|break-it/NAME"],
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
  moreExamples: ["npx farcall grade break-it/diary"],
  run: gradeVerb,
};

/** A submission of a folder may have another name than the exercise says. */
interface Submission {
  readonly lesson: LoadedLesson;
  readonly path: string;
}

async function gradeVerb(given: Given, io: Io): Promise<ExitCode> {
  if (isBreak(given.positionals[0] ?? "")) return await gradeBreaks(given, io);
  const format = wordOf(given, "format", GRADE_FORMATS);
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
    const seeds = seedsOf(given, lesson.lesson.exercise?.seeds ?? []);
    const result = await gradeSubmission({ lesson, text, seeds });
    // Who is stopped in the middle of a submission has no grade for it.
    if (isStopped) break;
    results.push(result);
    names.push(path);
  }
  stopHearing();
  io.out(gradesIn(format, results, names));
  const isAll = results.every(({ points, pointsMax }) => points === pointsMax);
  return isAll && !isStopped ? EXIT.holds : EXIT.fails;
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
      pathsOf(place, ownPlace(lesson)).map((path) => ({ lesson, path })),
    );
  if (found.length > 0) return found;
  const start = `npx farcall start ${isAll ? "LESSON" : word}`;
  const remedy = `${start}, then write there`;
  throw badInput("--submission", "there is nothing to grade", remedy);
}

/** Where the learner writes who began with `farcall start`. */
function ownPlace({ lesson, slug }: LoadedLesson): OwnPlace {
  return {
    folder: join(workFolder(), slug),
    file: lesson.exercise?.file ?? "",
  };
}
