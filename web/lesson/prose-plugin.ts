/** How do the texts of lessons come into the page? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import type { Plugin } from "vite";
import { parseProse } from "../../src/course/prose.ts";
import { ROOT } from "../aliases.ts";
import type { CourseEntry, LessonText, LocaleText } from "./texts.ts";

const COURSE = "virtual:course";
const LESSON = "virtual:lesson/";
const LESSONS = `${ROOT}lessons`;

/** Markdown becomes HTML when the site is built; the page parses nothing. */
export function lessonProse(): Plugin {
  const isOurs = (id: string) => id === COURSE || id.startsWith(LESSON);
  return {
    name: "lesson-prose",
    resolveId: (id) => (isOurs(id) ? `\0${id}` : undefined),
    load: (id) => {
      if (id === `\0${COURSE}`) return courseModule();
      if (!id.startsWith(`\0${LESSON}`)) return undefined;
      const slug = id.slice(LESSON.length + 1);
      return `export default ${JSON.stringify(textOf(slug))};`;
    },
  };
}

/** What the list of lessons says, and where the rest is loaded from. */
function courseModule(): string {
  const slugs = readdirSync(LESSONS)
    .filter((slug) => existsSync(`${LESSONS}/${slug}/lesson.ts`))
    .filter((slug) => existsSync(`${LESSONS}/${slug}/README.zh-CN.md`))
    .sort();
  const entries = slugs.map((slug) => {
    const entry = JSON.stringify(entryOf(slug));
    const name = JSON.stringify(LESSON + slug);
    return `{ ...${entry}, load: () => import(${name}) }`;
  });
  return `export default [${entries.join(",\n")}];`;
}

function entryOf(slug: string): Omit<CourseEntry, "load"> {
  const { en, "zh-CN": zh } = textOf(slug);
  const minutes = /^ {2}minutes: (\d+),/m.exec(read(slug, "lesson.ts"))?.[1];
  return {
    slug,
    minutes: Number(minutes ?? 0),
    title: { en: en.title, "zh-CN": zh.title },
    lead: { en: en.lead, "zh-CN": zh.lead },
    steps: en.sections.map(({ id }) => id),
  };
}

function read(slug: string, file: string): string {
  return readFileSync(`${LESSONS}/${slug}/${file}`, "utf8");
}

function textOf(slug: string): LessonText {
  return {
    en: localeText(read(slug, "README.md")),
    "zh-CN": localeText(read(slug, "README.zh-CN.md")),
    sources: sourcesOf(read(slug, "lesson.ts")),
  };
}

const markdown = new MarkdownIt({ html: false });

/** A link to a moment moves the run; the page hears its click. */
markdown.renderer.rules["link_open"] = (tokens, index) => {
  const href = String(tokens[index]?.attrGet("href") ?? "");
  const name = markdown.utils.escapeHtml(href.slice("t:".length));
  return `<a href="#t:${name}" data-moment="${name}">`;
};

function html(text: string): string {
  return markdown.render(text.replaceAll(/<!--[\s\S]*?-->/g, ""));
}

function localeText(readme: string): LocaleText {
  const { title, sections } = parseProse(readme);
  const lead = /^# .+\n+(?:<!--[^\n]*-->\n+)*([^#\n<].*)$/m.exec(readme)?.[1];
  return {
    title,
    lead: lead ?? "",
    sections: sections.map(({ id, heading, text, options }) => ({
      id,
      heading,
      html: html(text),
      options: options.map((option) => ({
        id: option.id,
        label: markdown.renderInline(withoutComments(option.label)),
        html: html(option.explanation),
      })),
    })),
  };
}

function withoutComments(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?-->/g, "");
}

const CITE = /file: "(src\/[\w./-]+\.ts)"(?:,\s*region: "([\w-]+)")?/g;

/** The source that a lesson cites, as it is now. */
function sourcesOf(lesson: string): Readonly<Record<string, string>> {
  const sources: Record<string, string> = {};
  for (const [, file = "", region] of lesson.matchAll(CITE)) {
    const text = readFileSync(ROOT + file, "utf8");
    const name = region === undefined ? file : `${file}#${region}`;
    sources[name] = region === undefined ? text : regionOf(text, region);
  }
  return sources;
}

function regionOf(text: string, region: string): string {
  const after = text.split(`//#region ${region}\n`)[1] ?? text;
  return after.split("//#endregion")[0] ?? after;
}
