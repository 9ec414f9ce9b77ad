/** How do the files and hints of an exercise come into the page? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import type { Plugin } from "vite";
import { parseProse } from "../../src/course/prose.ts";
import { ROOT } from "../aliases.ts";
import type { ApiText, ExerciseText, HintText } from "./exercise-texts.ts";

const EXERCISES = "virtual:exercises";
const EXERCISE = "virtual:exercise/";
const LESSONS = `${ROOT}lessons`;

/** Each exercise is loaded by itself, when somebody opens it. */
export function exerciseTexts(): Plugin {
  const isOurs = (id: string) => id === EXERCISES || id.startsWith(EXERCISE);
  return {
    name: "exercise-texts",
    resolveId: (id) => (isOurs(id) ? `\0${id}` : undefined),
    load: (id) => {
      if (id === `\0${EXERCISES}`) return tableModule();
      if (!id.startsWith(`\0${EXERCISE}`)) return undefined;
      const slug = id.slice(EXERCISE.length + 1);
      return `export default ${JSON.stringify(textOf(slug))};`;
    },
  };
}

function tableModule(): string {
  const slugs = readdirSync(LESSONS)
    .filter((slug) => existsSync(`${LESSONS}/${slug}/start.ts`))
    .sort();
  const entries = slugs.map((slug) => {
    const name = JSON.stringify(EXERCISE + slug);
    return `${JSON.stringify(slug)}: () => import(${name})`;
  });
  return `export default { ${entries.join(",\n")} };`;
}

function textOf(slug: string): ExerciseText {
  const read = (file: string): string =>
    readFileSync(`${LESSONS}/${slug}/${file}`, "utf8");
  const start = read("start.ts");
  return {
    start,
    solution: read("solution.ts"),
    checks: read("checks.ts"),
    api: apiOf(start),
    hints: {
      en: hintsIn(read("hints.md")),
      "zh-CN": hintsIn(read("hints.zh-CN.md")),
    },
  };
}

const IMPORT = /from "(farcall\/[\w-]+)"/g;

/** What a learner can call, in the very files that run. */
function apiOf(start: string): readonly ApiText[] {
  const { exports: table = {} } = JSON.parse(
    readFileSync(`${ROOT}package.json`, "utf8"),
  ) as { readonly exports?: Readonly<Record<string, string>> };
  return [...start.matchAll(IMPORT)].flatMap(([, name = ""]) => {
    const file = table[name.replace("farcall/", "./")];
    if (file === undefined) return [];
    return [{ name, text: readFileSync(ROOT + file, "utf8") }];
  });
}

const markdown = new MarkdownIt({ html: false });
const RUNG = /^\d+\. /m;

function hintsIn(text: string): readonly HintText[] {
  return parseProse(text).sections.map((section) => ({
    task: section.id,
    heading: section.heading,
    rungs: section.text
      .split(RUNG)
      .slice(1)
      .map((rung) => markdown.renderInline(rung.trim())),
  }));
}
