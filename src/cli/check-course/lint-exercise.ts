/** Does a grader know the solution, the start, and the usual mistakes? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Exercise } from "../../course/exercise.ts";
import type { GradeResult } from "../../course/grade-result.ts";
import { hiddenSeeds } from "../../course/hidden-seeds.ts";
import { addedLines } from "../../course/solution-lines.ts";
import type { Problem } from "../../scenario/problem.ts";
import type { LoadedLesson } from "../find-lesson.ts";
import { gradeSubmission } from "../sandbox/grade-submission.ts";

/** In pieces, because in our own code nothing is left to be done. */
const TO_BE_DONE = `// TO${"DO"}`;

/** As many as a check of every commit has time for. */
const HIDDEN = hiddenSeeds("check course", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

export async function lintExercise(
  loaded: LoadedLesson,
): Promise<readonly Problem[]> {
  const { lesson, folder } = loaded;
  const exercise = lesson.exercise as Exercise;
  const files = ["start.ts", "solution.ts", "checks.ts"];
  const missing = files.filter((file) => !existsSync(`${folder}${file}`));
  if (missing.length > 0) {
    return missing.map((path) => problem(path, "is missing", "write it"));
  }
  return [
    ...claimProblems(loaded, exercise),
    ...(await startProblems(loaded, exercise)),
    ...(await solutionProblems(loaded, exercise)),
    ...(await wrongProblems(loaded, exercise)),
    ...lengthProblems(loaded, exercise),
  ];
}

function problem(path: string, what: string, remedy: string): Problem {
  return { path, what, remedy };
}

function read({ folder }: LoadedLesson, file: string): string {
  return readFileSync(`${folder}${file}`, "utf8");
}

function gradeFile(
  lesson: LoadedLesson,
  file: string,
  seeds: readonly number[],
): Promise<GradeResult> {
  return gradeSubmission({ lesson, text: read(lesson, file), seeds });
}

/** Points hang on claims: a task without one could not be earned. */
function claimProblems(
  { claims }: LoadedLesson,
  { tasks }: Exercise,
): readonly Problem[] {
  const ids = tasks.map(({ id }) => id);
  const idle = ids.filter((id) => claims.every(({ task }) => task !== id));
  const lost = claims.filter(({ task }) => !ids.includes(task));
  return [
    ...idle.map((id) =>
      problem("checks.ts", `claims nothing of ${id}`, "add one"),
    ),
    ...lost.map(({ id, task }) =>
      problem("checks.ts", `${id} is of task ${task}`, "name a task there is"),
    ),
  ];
}

async function startProblems(
  lesson: LoadedLesson,
  { seeds, tasks }: Exercise,
): Promise<readonly Problem[]> {
  const path = "start.ts";
  const { tests, message } = await gradeFile(lesson, path, seeds);
  if (message !== null) return [problem(path, message, "it must load")];
  const passed = tasks.filter(({ id }) =>
    tests.every(({ task, status }) => task !== id || status === "pass"),
  );
  const problems = passed.map(({ id }) =>
    problem(path, `passes task ${id}`, "leave something to do"),
  );
  if (read(lesson, path).includes(TO_BE_DONE)) return problems;
  return [
    ...problems,
    problem(path, "says nothing to do", `write ${TO_BE_DONE}`),
  ];
}

async function solutionProblems(
  lesson: LoadedLesson,
  { seeds }: Exercise,
): Promise<readonly Problem[]> {
  const path = "solution.ts";
  const all = [...seeds, ...HIDDEN];
  const { tests, message } = await gradeFile(lesson, path, all);
  if (message !== null) return [problem(path, message, "it must load")];
  return tests
    .filter(({ status }) => status !== "pass")
    .map(({ name, seed }) =>
      problem(
        path,
        `fails "${name}" with seed ${seed}`,
        "mend it, or the check",
      ),
    );
}

/** Each file in wrong/ is named after the mistake that it makes. */
async function wrongProblems(
  lesson: LoadedLesson,
  { seeds }: Exercise,
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  const folder = `${lesson.folder}wrong`;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (files.length === 0) {
    found.push(problem("wrong/", "is empty", "write what people get wrong"));
  }
  for (const file of files.sort()) {
    const path = `wrong/${file}`;
    const result = await gradeFile(lesson, path, seeds);
    const problems = mistakeProblems(result, file.replace(/\.ts$/, ""));
    found.push(
      ...problems.map(([what, remedy]) => problem(path, what, remedy)),
    );
  }
  return found;
}

/** A sentence that helps is longer than this. */
const SENTENCE = /^[A-Z0-9].{40,}\.$/;

/** What is wrong with how a mistake is told, each with its remedy. */
function mistakeProblems(
  { tests, points, pointsMax }: GradeResult,
  name: string,
): readonly (readonly [string, string])[] {
  if (points === pointsMax) {
    return [["earns all points", "write a check for it"]];
  }
  const told = tests.find(({ messageKey }) => messageKey === name);
  if (told === undefined) {
    const keys = tests.map(({ messageKey }) => messageKey).filter(Boolean);
    const what = `is called ${keys.join(", ") || "nothing"}`;
    return [[what, `a check should call it ${name}`]];
  }
  const { message, firstBadEvent } = told;
  const problems: (readonly [string, string])[] = [];
  if (!SENTENCE.test(message ?? "")) {
    problems.push([`is told as "${message}"`, "write a sentence that helps"]);
  }
  if (!/\w/.test(firstBadEvent?.sentence ?? "")) {
    problems.push(["is shown at no event", "a check should find its row"]);
  }
  return problems;
}

function lengthProblems(
  lesson: LoadedLesson,
  { solutionLines }: Exercise,
): readonly Problem[] {
  const start = read(lesson, "start.ts");
  const added = addedLines(start, read(lesson, "solution.ts"));
  if (added === solutionLines) return [];
  const what = `adds ${added} lines to the start`;
  return [problem("solution.ts", what, `set solutionLines, ${solutionLines}`)];
}
