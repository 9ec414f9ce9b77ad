/** Which submissions are graded, with which seeds, and how is it printed? */
import { existsSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gradesJunit } from "../course/grade-junit.ts";
import type { GradeResult } from "../course/grade-result.ts";
import { gradeText } from "../course/grade-text.ts";
import { hiddenSeeds } from "../course/hidden-seeds.ts";
import { seedRange } from "./seed-range.ts";
import { badInput, type Given } from "./verb.ts";

export const GRADE_FORMATS = ["text", "json", "junit"] as const;

/** Where a learner writes, and the file there that is graded. */
export interface OwnPlace {
  readonly folder: string;
  readonly file: string;
}

/** All results in one of the formats; names are those of the submissions. */
export function gradesIn(
  format: (typeof GRADE_FORMATS)[number],
  results: readonly GradeResult[],
  names: readonly string[],
): string {
  if (format === "json") return jsonText(results);
  if (format === "junit") return gradesJunit(results);
  return allText(results, names);
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

/** A file; the file of that name in a folder; or those of all who hand in. */
export function pathsOf(
  place: string | undefined,
  { folder, file }: OwnPlace,
): readonly string[] {
  const given = place ?? join(folder, file);
  if (!existsSync(given)) {
    if (place === undefined) return [];
    throw badInput("--submission", `there is no ${given}`, "check the path");
  }
  const found = statSync(given);
  if (found.isFile()) return [given];
  if (!found.isDirectory()) {
    const what = `${given} is neither a file nor a folder`;
    throw badInput("--submission", what, "copy it into a file");
  }
  const own = join(given, file);
  if (existsSync(own)) return [own];
  return readdirSync(given, { withFileTypes: true })
    .map((entry) => join(given, entry.name, entry.isDirectory() ? file : ""))
    .filter((path) => path.endsWith(extname(file)) && existsSync(path))
    .sort();
}

const SEEDS_MAX = 10_000;

/** The seeds that were asked for; the visible ones unless any were. */
export function seedsOf(
  given: Given,
  visible: readonly number[],
): readonly number[] {
  const range = given.value("seeds");
  const salt = given.value("salt");
  if (range === undefined && salt === undefined) return visible;
  const numbers = range === undefined ? visible : seedRange(range, SEEDS_MAX);
  return salt === undefined ? numbers : hiddenSeeds(salt, numbers);
}
