/** Is the text of a lesson drawn as it is written? */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { plainText } from "../../web/lesson/html.tsx";
import { lessonProse } from "../../web/lesson/prose-plugin.ts";
import type { LessonText } from "../../web/lesson/texts.ts";
import { ROOT } from "../support/source.ts";

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
