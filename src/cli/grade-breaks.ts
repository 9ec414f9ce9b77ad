/** How are faults graded that somebody spent on a service? */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseFaults } from "../course/break-faults.ts";
import {
  BREAK_SEEDS,
  gradeBreak,
  refusedBreak,
} from "../course/break-grade.ts";
import { typedName } from "../course/break-it.ts";
import type { GradeResult } from "../course/grade-result.ts";
import { formatProblem } from "../scenario/problem.ts";
import {
  breakNames,
  breakWords,
  FAULTS_FILE,
  findBreak,
  type LoadedBreak,
  loadBreak,
} from "./find-break.ts";
import { wordOf } from "./flag-values.ts";
import { GRADE_FORMATS, gradesIn, pathsOf, seedsOf } from "./submissions.ts";
import { badInput, EXIT, type ExitCode, type Given, type Io } from "./verb.ts";
import { workFolder } from "./work-folder.ts";

const ALL = "break-it/all";

/** Nobody writes so much about three faults. */
const FILE_BYTES_MAX = 100_000;

/** `farcall grade break-it/diary`, or break-it/all. */
export async function gradeBreaks(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", GRADE_FORMATS);
  const seeds = seedsOf(given, BREAK_SEEDS);
  const submissions = await submissionsOf(given);
  const results: GradeResult[] = [];
  let isStopped = false;
  const stopHearing = io.onInterrupt(() => {
    isStopped = true;
  });
  for (const { loaded, path } of submissions) {
    if (io.isWatched) io.err(`grading ${path}\n`);
    const result = await gradeFile(loaded, path, seeds);
    // Who is stopped in the middle of a submission has no grade for it.
    if (isStopped) break;
    results.push(result);
  }
  stopHearing();
  const names = submissions.map(({ path }) => path);
  if (format === "text") io.out(await afterwards(submissions, results));
  io.out(gradesIn(format, results, names));
  const isAll = results.every(({ points, pointsMax }) => points === pointsMax);
  return isAll && !isStopped ? EXIT.holds : EXIT.fails;
}

/** What was wrong, and who had it, for who has found it. */
async function afterwards(
  submissions: readonly Submission[],
  results: readonly GradeResult[],
): Promise<string> {
  let text = "";
  for (const [index, { tests }] of results.entries()) {
    const own = tests.filter(({ task }) => task === "expose");
    const isFound = own.every(({ status }) => status === "pass");
    const name = submissions[index]?.loaded.name;
    if (own.length === 0 || !isFound || name === undefined) continue;
    const { title, bug, met } = await breakWords(name);
    text += `${title.en}: ${bug.en}\n${met.en}\n\n`;
  }
  return text;
}

interface Submission {
  readonly loaded: LoadedBreak;
  readonly path: string;
}

async function submissionsOf(given: Given): Promise<readonly Submission[]> {
  const [word = ""] = given.positionals;
  const exercises =
    word === ALL
      ? await Promise.all(breakNames().map(loadBreak))
      : [await findBreak(word)];
  const place = given.value("submission");
  const isMany = word === ALL && place !== undefined;
  const found = exercises.flatMap((loaded) => {
    const own = { folder: breakFolder(loaded.name), file: FAULTS_FILE };
    // A folder with all of them has one of its own for each.
    const from = isMany ? join(place, loaded.name) : place;
    if (isMany && !existsSync(from ?? "")) return [];
    const paths = pathsOf(from, own);
    return paths.map((path) => ({ loaded, path }));
  });
  if (found.length > 0) return found;
  const remedy = `npx farcall start ${word === ALL ? "break-it/NAME" : word}`;
  throw badInput("--submission", "there is nothing to grade", remedy);
}

/** Where a learner's faults are, unless they are elsewhere. */
export function breakFolder(name: string): string {
  return join(workFolder(), typedName(name));
}

// Positional: what, from where, on which seeds.
async function gradeFile(
  { name, exercise }: LoadedBreak,
  path: string,
  seeds: readonly number[],
): Promise<GradeResult> {
  if (statSync(path).size > FILE_BYTES_MAX) {
    return refusedBreak(name, `${FAULTS_FILE} is larger than 100 kB`);
  }
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = (error as Error).message;
    return refusedBreak(name, `${FAULTS_FILE} is no JSON: ${reason}; mend it`);
  }
  const spent = parseFaults(exercise.scenario, data);
  if (!spent.ok) {
    return refusedBreak(name, spent.problems.map(formatProblem).join("\n"));
  }
  return await gradeBreak({ name, exercise, spent: spent.value, seeds });
}
