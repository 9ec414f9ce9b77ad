/** Is the text of a lesson drawn as it is written? */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { loadLesson } from "../../src/cli/find-lesson.ts";
import type { Cite } from "../../src/course/lesson.ts";
import { plainText } from "../../web/lesson/html.tsx";
import { lessonProse } from "../../web/lesson/prose-plugin.ts";
import type { LessonText, SourceText } from "../../web/lesson/texts.ts";
import { ROOT, readText } from "../support/source.ts";

const slugs = readdirSync(`${ROOT}lessons`).filter((name) => /^\d/.test(name));

async function textOf(slug: string): Promise<LessonText> {
  const { load } = lessonProse();
  if (typeof load !== "function") throw new Error("the plugin loads no text");
  const module = await load.call({} as never, `\0virtual:lesson/${slug}`);
  return JSON.parse(String(module).replace(/^export default |;$/g, ""));
}

test.each(slugs)(
  "a sentence of %s is never an item of a list",
  async (slug) => {
    const text = await textOf(slug);
    for (const { sections } of [text.en, text["zh-CN"]]) {
      for (const { id, html, options } of sections) {
        const all = [html, ...options.map((option) => option.html)].join("\n");
        expect(all, id).not.toMatch(/<ol start/);
        expect(
          options.map((option) => option.html).join("\n"),
          id,
        ).not.toContain("<ol");
        expect(all, id).not.toContain("\\.");
      }
    }
  },
);

/** As many as one reads in one go. */
const LINES_MAX = 120;

function checkSource({ file, region }: Cite, source: SourceText | undefined) {
  const code = readText(file).split("\n");
  const mark = code.findIndex((line) => line.endsWith(`//#region ${region}`));
  const from = region === undefined ? 0 : mark + 1;
  const { firstLine, lines = [] } = source ?? {};
  expect(firstLine).toBe(from + 1);
  const shown = lines.map((line) => plainText(line).trimEnd());
  const real = code.slice(from, from + lines.length);
  expect(shown).toEqual(real.map((line) => line.trimEnd()));
  const after = code[from + lines.length]?.trim();
  expect(after).toBe(region === undefined ? "" : "//#endregion");
  expect(lines.length).toBeLessThanOrEqual(LINES_MAX);
}

test.each(slugs)(
  "the code beside a step of %s is what it names",
  async (slug) => {
    const { sources, ...texts } = await textOf(slug);
    const { lesson } = await loadLesson(slug);
    for (const { id, cites = [] } of lesson.steps) {
      for (const cite of cites) {
        const { file, region } = cite;
        const name = region === undefined ? file : `${file}#${region}`;
        checkSource(cite, sources[name]);
      }
      const files = cites.map(({ file }) => file);
      for (const { sections } of [texts.en, texts["zh-CN"]]) {
        const own = sections.filter((one) => one.id === id);
        const html = own
          .flatMap((one) => [one, ...one.options])
          .map((part) => part.html)
          .join("\n");
        for (const [, file] of html.matchAll(/data-file="([^"]+)"/g)) {
          expect(files, `step ${id} leads to ${file}`).toContain(file);
        }
      }
    }
  },
);

test("figures stay whole, and code as it is", async () => {
  const texts = await Promise.all(slugs.map(textOf));
  const html = texts
    .flatMap(({ en, "zh-CN": zh }) => [...en.sections, ...zh.sections])
    .map((section) => section.html)
    .join("\n");
  expect(html).toContain('<td class="number">');
  // A long one breaks at the same place in each column.
  expect(html).toContain('<span class="long-number">90071992<wbr />54740993<');
  expect(html).toContain("95\u00a0%");
  expect(html).not.toMatch(/\d [%±]/);
  const code = html.match(/<(pre|code)[\s\S]*?<\/\1>/g) ?? [];
  expect(code.length).toBeGreaterThan(10);
  expect(code.join("\n")).not.toMatch(/\u00a0|class="number"/);
});

test("the words alone are read as a page shows them", () => {
  expect(plainText("<em>Show</em> &quot;a &lt; b&quot;")).toBe('Show "a < b"');
  // Once, not twice: this is how one writes of the name of a letter.
  expect(plainText("&amp;lt;")).toBe("&lt;");
});
