/** What does `farcall check` do? */
import { MODELS } from "../../check/history.ts";
import { suggest } from "../../scenario/nearest.ts";
import { formatProblem, type Problem } from "../../scenario/problem.ts";
import { lintLesson } from "../check-course/lint-lesson.ts";
import {
  lintMutants,
  type MutantReport,
} from "../check-course/lint-mutants.ts";
import { checkHistory } from "../check-history.ts";
import {
  findLesson,
  type LoadedLesson,
  lessonSlugs,
  loadLesson,
} from "../find-lesson.ts";
import { FORMAT_FLAG, wordOf } from "../flag-values.ts";
import {
  BadInput,
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

export const verb: Verb = {
  summary: "lints lessons (course), judges recorded operations (history)",
  positionals: ["course|history", "[LESSON|FILE]"],
  flags: {
    mutants: { about: "course: breaks each solution, in many places" },
    model: {
      value: MODELS.join("|"),
      about: "history: what the operations are on",
    },
    limit: {
      value: "N",
      about: "history: ends with unknown after so many steps; 10000000",
    },
    format: FORMAT_FLAG,
  },
  notes: [
    "A history is a log of Jepsen (INFO jepsen.util - 0 :invoke :write 1) or",
    'JSON lines ({"process":0,"type":"invoke","f":"write","value":1}), with',
    "type invoke, ok, fail or info and f read, write or cas; for kv a key too.",
  ],
  example: "npx farcall check course hello-far-call --mutants",
  moreExamples: [
    "npx farcall check history test/check/stale-read.txt --model register",
  ],
  run: check,
};

async function check(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const [what = "", word] = given.positionals;
  if (what === "history") return await checkHistory(given, io);
  if (what !== "course") {
    const remedy = suggest(what, ["course", "history"]);
    throw badInput("", `"${what}" cannot be checked`, remedy);
  }
  const slugs = word === undefined ? lessonSlugs() : [word];
  const problems: Problem[] = [];
  const mutants: Record<string, MutantReport> = {};
  for (const slug of slugs) {
    const lesson = await load(slug, problems, word !== undefined);
    if (lesson === undefined) continue;
    if (io.isWatched) io.err(`checking ${lesson.slug}\n`);
    problems.push(...(await lintLesson(lesson)));
    if (!given.has("mutants") || lesson.lesson.exercise === undefined) continue;
    const report = await lintMutants(lesson);
    mutants[lesson.slug] = report;
    problems.push(...report.problems);
  }
  const lessons = slugs.length;
  if (format === "json") {
    const result = { lessons, problems, mutants };
    io.out(`${JSON.stringify(result, undefined, 2)}\n`);
  } else {
    for (const problem of problems) io.out(`${formatProblem(problem)}\n`);
    io.out(mutantsText(mutants));
    io.out(`${lessons} lessons, ${problems.length} problems\n`);
  }
  return problems.length === 0 ? EXIT.holds : EXIT.fails;
}

/** A manifest that does not fit is a problem like others. */
async function load(
  slug: string,
  problems: Problem[],
  isNamed: boolean,
): Promise<LoadedLesson | undefined> {
  try {
    return isNamed ? await findLesson(slug) : await loadLesson(slug);
  } catch (error) {
    if (!(error instanceof BadInput) || isNamed) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function mutantsText(mutants: Readonly<Record<string, MutantReport>>): string {
  let text = "";
  for (const [slug, report] of Object.entries(mutants)) {
    const { caught, count, survivors } = report;
    text += `${slug}: ${caught} of ${count} mutants caught\n`;
    for (const survivor of survivors) text += `  not: ${survivor}\n`;
  }
  return text;
}
