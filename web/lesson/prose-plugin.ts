/** How do the texts of lessons come into the page? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import type { Plugin } from "vite";
import { digestOf } from "../../src/course/lint-prose.ts";
import { parseProse } from "../../src/course/prose.ts";
import { ROOT } from "../aliases.ts";
import { type Highlight, highlighting } from "./highlight.ts";
import type {
  CourseEntry,
  LessonText,
  LocaleText,
  SourceText,
} from "./texts.ts";

const COURSE = "virtual:course";
const LESSON = "virtual:lesson/";
const LESSONS = `${ROOT}lessons`;

/** Markdown becomes HTML when the site is built; the page parses nothing. */
export function lessonProse(): Plugin {
  const isOurs = (id: string) => id === COURSE || id.startsWith(LESSON);
  return {
    name: "lesson-prose",
    resolveId: (id) => (isOurs(id) ? `\0${id}` : undefined),
    load: async (id) => {
      if (!id.startsWith("\0") || !isOurs(id.slice(1))) return undefined;
      const highlight = await highlighting();
      if (id === `\0${COURSE}`) return courseModule(highlight);
      const slug = id.slice(LESSON.length + 1);
      return `export default ${JSON.stringify(textOf(slug, highlight))};`;
    },
  };
}

/** What the list of lessons says, and where the rest is loaded from. */
function courseModule(highlight: Highlight): string {
  const slugs = readdirSync(LESSONS)
    .filter((slug) => existsSync(`${LESSONS}/${slug}/lesson.ts`))
    .filter((slug) => existsSync(`${LESSONS}/${slug}/README.zh-CN.md`))
    .sort();
  const entries = slugs.map((slug) => {
    const entry = JSON.stringify(entryOf(slug, highlight));
    const name = JSON.stringify(LESSON + slug);
    return `{ ...${entry}, load: () => import(${name}) }`;
  });
  return `export default [${entries.join(",\n")}];`;
}

function entryOf(
  slug: string,
  highlight: Highlight,
): Omit<CourseEntry, "load"> {
  const { en, "zh-CN": zh } = textOf(slug, highlight);
  const manifest = read(slug, "lesson.ts");
  const minutes = /^ {2}minutes: (\d+),/m.exec(manifest)?.[1];
  return {
    slug,
    teaches: listOf(manifest, "teaches"),
    needs: listOf(manifest, "needs"),
    recall: listOf(manifest, "recall"),
    minutes: Number(minutes ?? 0),
    title: { en: en.title, "zh-CN": zh.title },
    lead: { en: en.lead, "zh-CN": zh.lead },
    steps: en.sections.map(({ id }) => id),
    exercise: /id: "([\w-]+)",\s*kind: "exercise"/.exec(manifest)?.[1] ?? "",
  };
}

/** The strings of a list in a manifest. */
function listOf(manifest: string, name: string): readonly string[] {
  const list = new RegExp(`^  ${name}: \\[([^\\]]*)\\]`, "m").exec(manifest);
  return [...(list?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(
    ([, text = ""]) => text,
  );
}

function read(slug: string, file: string): string {
  return readFileSync(`${LESSONS}/${slug}/${file}`, "utf8");
}

function textOf(slug: string, highlight: Highlight): LessonText {
  const english = read(slug, "README.md");
  const chinese = read(slug, "README.zh-CN.md");
  const sources = sourcesOf(read(slug, "lesson.ts"), highlight);
  const files = Object.keys(sources).map((file) => file.split("#")[0] ?? "");
  const follows = parseProse(chinese).follows;
  return {
    en: localeText(english, { files, highlight }),
    "zh-CN": localeText(chinese, { files, highlight }),
    isBehind: follows !== digestOf(english),
    sources,
  };
}

interface Around {
  /** What the lesson cites. */
  readonly files: readonly string[];
  readonly highlight: Highlight;
}

function markdownFor({ files, highlight }: Around) {
  const markdown = new MarkdownIt({
    html: false,
    highlight: (code, language) => {
      const ending = language === "python" ? "py" : language;
      return highlight(code.trimEnd(), ending).join("\n");
    },
  });
  const { escapeHtml } = markdown.utils;
  // A link to a moment moves the run; the page hears its click. Others are
  // sources.
  markdown.renderer.rules["link_open"] = (tokens, index) => {
    const href = String(tokens[index]?.attrGet("href") ?? "");
    if (!href.startsWith("t:")) return `<a href="${escapeHtml(href)}">`;
    const name = escapeHtml(href.slice("t:".length));
    return `<a href="#t:${name}" data-moment="${name}">`;
  };
  // The name of a cited file leads to it.
  markdown.renderer.rules["code_inline"] = (tokens, index) => {
    const text = tokens[index]?.content ?? "";
    const file = files.find((one) => one.endsWith(`/${text}`));
    const code = `<code>${escapeHtml(text)}</code>`;
    if (file === undefined) return code;
    return `<a href="#code:${file}" data-file="${file}">${code}</a>`;
  };
  return markdown;
}

function localeText(readme: string, around: Around): LocaleText {
  const markdown = markdownFor(around);
  const html = (text: string) =>
    withNumbers(markdown.render(withoutComments(text)));
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

/** A cell with one figure is not broken: longer ones may have to be. */
const FIGURE =
  /<td>([-+\d.,]{1,8}(?: ± [\d.,]{1,6})?(?: ?\p{L}{1,2})?)<\/td>/gu;
/** An interval behind a figure goes to the next line as a whole. */
const RANGE = /\([\d.,]{1,6}–[\d.,]{1,6}\)/g;
/** It may break between groups of its digits only: the same in each column. */
const LONG = /(?<![\w.-])\d{12,}(?![\w.])/g;
/** What it is counted in, or its interval, stays with a number. */
const UNIT =
  /(?<=\d) (?=[%±]|(?:ms|s|KB|毫秒|秒)(?![\w\p{L}]))|(?<=±) (?=\d)/gu;

function inGroups(digits: string): string {
  const groups = digits.replaceAll(/\d(?=(?:\d{8})+$)/g, "$&<wbr />");
  return `<span class="long-number">${groups}</span>`;
}

/** Code stays as it is: one may copy it. */
const CODE = /(<pre[\s\S]*?<\/pre>|<code[\s\S]*?<\/code>)/;

function withNumbers(html: string): string {
  const parts = html
    .replaceAll(FIGURE, '<td class="number">$1</td>')
    .replaceAll(RANGE, '<span class="number">$&</span>')
    .replaceAll(/<td>.*?<\/td>/gs, (cell) => cell.replaceAll(LONG, inGroups))
    .split(CODE);
  return parts
    .map((part, nth) =>
      nth % 2 === 1 ? part : part.replaceAll(UNIT, "\u00a0"),
    )
    .join("");
}

/** A number that begins a line and ends its sentence is no item of a list. */
const ENDING_NUMBER = /(\d)<!--=[^>]*-->(?=[.)])/g;

function withoutComments(text: string): string {
  return text
    .replaceAll(ENDING_NUMBER, "$1\\")
    .replaceAll(/<!--[\s\S]*?-->/g, "");
}

const CITE =
  /file: "((?:src|lessons)\/[\w./-]+\.(?:ts|py))"(?:,\s*region: "([\w-]+)")?/g;

/** The source that a lesson cites, as it is now. */
function sourcesOf(
  lesson: string,
  highlight: Highlight,
): Readonly<Record<string, SourceText>> {
  const sources: Record<string, SourceText> = {};
  for (const [, file = "", region] of lesson.matchAll(CITE)) {
    const text = readFileSync(ROOT + file, "utf8");
    const name = region === undefined ? file : `${file}#${region}`;
    const { code, firstLine } = regionOf(text, region);
    const ending = file.split(".").at(-1) ?? "";
    sources[name] = { firstLine, lines: highlight(code, ending) };
  }
  return sources;
}

function regionOf(text: string, region: string | undefined) {
  const mark = `//#region ${region}\n`;
  if (region === undefined || !text.includes(mark)) {
    return { code: text.trimEnd(), firstLine: 1 };
  }
  const [before = "", after = ""] = text.split(mark);
  const code = (after.split("//#endregion")[0] ?? after).trimEnd();
  return { code, firstLine: before.split("\n").length + 1 };
}
