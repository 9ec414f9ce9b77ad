/** What does axe find in a page, in every language and theme? */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

export const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A theme changes nothing but colours. */
const DARK = ["color-contrast"];

/**
 * Goes through languages and themes on the page itself, which costs a fourth
 * of loading it four times; leaves it in English and light.
 */
export async function violationsOf(
  page: Page,
  tags: readonly string[] = WCAG,
  /** Looks at this part of the page only. */
  within = "html",
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const locale of ["zh-CN", "en"]) {
    const spoken = page.locator(`html[lang=${locale}]`);
    if ((await spoken.count()) === 0) {
      await page.locator(`button[lang=${locale}]`).click();
    }
    await spoken.waitFor();
    const more = await violationsHere(page, tags, within);
    found.push(...more.map((text) => `${locale}, ${text}`));
  }
  return found;
}

/** In the language that the page has, as where a dialog keeps the focus. */
export async function violationsHere(
  page: Page,
  tags: readonly string[] = WCAG,
  within = "html",
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(AXE);
  }
  const found: string[] = [];
  for (const [theme, rules] of [
    ["dark", DARK],
    ["light", tags],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const more = await page.evaluate(runAxe, { runOnly: [...rules], within });
    found.push(...more.map((text) => `${theme}: ${text}`));
  }
  return found;
}

/** Runs in the page. */
async function runAxe({
  runOnly,
  within,
}: {
  runOnly: string[];
  within: string;
}): Promise<readonly string[]> {
  const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
  const { violations } = await axe.run(within, { runOnly });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html}`),
  );
}
