/** What is wrong with one lesson? */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Cite, Lesson } from "../../course/lesson.ts";
import {
  lintFollows,
  lintHints,
  lintProse,
  type Text,
} from "../../course/lint-prose.ts";
import {
  lintScenes,
  lintSteps,
  runScenes,
  valuesOf,
} from "../../course/lint-runs.ts";
import { lintRecall } from "../../course/recall.ts";
import type { Problem } from "../../scenario/problem.ts";
import { type LoadedLesson, lessonSlugs, loadLesson } from "../find-lesson.ts";
import { lintExercise } from "./lint-exercise.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** A file that a lesson shows is read beside its text. */
const CITED_LINES_MAX = 120;

/** Every problem of a lesson, each with the file or the part it is in. */
export async function lintLesson(
  loaded: LoadedLesson,
): Promise<readonly Problem[]> {
  const { lesson, slug } = loaded;
  const runs = await runScenes(lesson);
  const values = valuesOf(lesson, runs);
  const problems = [
    ...lintRecall(lesson, await earlierThan(slug)),
    ...lintScenes(lesson, runs),
    ...(await lintSteps(lesson, runs)),
    ...lesson.steps.flatMap(({ cites = [] }) => cites.flatMap(citeProblems)),
    ...pairProblems(loaded, "README", (text) =>
      lintProse(lesson, text, values),
    ),
  ];
  if (lesson.exercise !== undefined) {
    const hints = pairProblems(loaded, "hints", (text) =>
      lintHints(lesson, text),
    );
    problems.push(...hints, ...(await lintExercise(loaded)));
  }
  return problems.map((one) => ({ ...one, path: `${slug}: ${one.path}` }));
}

async function earlierThan(slug: string): Promise<readonly Lesson[]> {
  const slugs = lessonSlugs().filter((one) => one < slug);
  const loaded = await Promise.all(slugs.map(loadLesson));
  return loaded.map(({ lesson }) => lesson);
}

/** The text in both languages, and that one follows the other. */
function pairProblems(
  { folder }: LoadedLesson,
  name: string,
  lint: (text: Text) => readonly Problem[],
): readonly Problem[] {
  const texts: Text[] = [];
  for (const locale of ["en", "zh-CN"] as const) {
    const file = locale === "en" ? `${name}.md` : `${name}.${locale}.md`;
    if (!existsSync(`${folder}${file}`)) {
      return [{ path: file, what: "is missing", remedy: "write it" }];
    }
    const markdown = readFileSync(`${folder}${file}`, "utf8");
    texts.push({ file, markdown, locale });
  }
  const [english, other] = texts as [Text, Text];
  return [...texts.flatMap(lint), ...lintFollows(english, other)];
}

function citeProblems({ file, region }: Cite): readonly Problem[] {
  const path = `cites ${file}`;
  if (!existsSync(`${ROOT}${file}`)) {
    return [{ path, what: "is not there", remedy: "name the file it is now" }];
  }
  const text = readFileSync(`${ROOT}${file}`, "utf8");
  if (region !== undefined) {
    if (text.includes(`//#region ${region}\n`)) return [];
    const what = `has no region "${region}"`;
    return [{ path, what, remedy: "mark it with //#region" }];
  }
  const lines = text.split("\n").length - 1;
  if (lines <= CITED_LINES_MAX) return [];
  const remedy = `cite a region, or make it at most ${CITED_LINES_MAX}`;
  return [{ path, what: `has ${lines} lines`, remedy }];
}
