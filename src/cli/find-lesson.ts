/** Which lesson does somebody mean? */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Claim } from "../course/claim.ts";
import type { Lesson } from "../course/lesson.ts";
import { lessonProblems } from "../course/lesson-schema.ts";
import { suggest } from "../scenario/nearest.ts";
import { BadInput, badInput } from "./verb.ts";

const FOLDER = fileURLToPath(new URL("../../lessons/", import.meta.url));

/** A lesson with what lies beside it. */
export interface LoadedLesson {
  readonly lesson: Lesson;
  /** The checks of its exercise; none when it has no exercise. */
  readonly claims: readonly Claim[];
  /** "01-hello-far-call" */
  readonly slug: string;
  /** Where it lies, with a slash at the end. */
  readonly folder: string;
}

/** The folders of the lessons, in their order. */
export function lessonSlugs(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => existsSync(`${FOLDER}${name}/lesson.ts`))
    .sort();
}

/** The lesson that a word stands for: "1", "hello-far-call", or the folder. */
export async function findLesson(word: string): Promise<LoadedLesson> {
  const slugs = lessonSlugs();
  const slug = slugs.find((one) => {
    const [number = "", ...name] = one.split("-");
    return (
      word === one || word === name.join("-") || Number(word) === Number(number)
    );
  });
  if (slug !== undefined) return await loadLesson(slug);
  const remedy = suggest(word, slugs);
  throw badInput("", `there is no lesson "${word}"`, remedy);
}

export async function loadLesson(slug: string): Promise<LoadedLesson> {
  const folder = `${FOLDER}${slug}/`;
  const lesson = await defaultOf(`${folder}lesson.ts`);
  const problems = lessonProblems(lesson);
  if (problems.length > 0) {
    const place = `lessons/${slug}/lesson.ts`;
    throw new BadInput(
      problems.map((one) => ({ ...one, path: `${place}: ${one.path}` })),
    );
  }
  const hasChecks = existsSync(`${folder}checks.ts`);
  const claims = hasChecks ? await defaultOf(`${folder}checks.ts`) : [];
  return {
    lesson: lesson as Lesson,
    claims: claims as readonly Claim[],
    slug,
    folder,
  };
}

async function defaultOf(path: string): Promise<unknown> {
  const module = await import(pathToFileURL(path).href);
  return (module as { readonly default?: unknown }).default;
}
