/** Does axe find anything on course, lab and lesson? */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { labHash, openSite, visit } from "./site.ts";

const site = await openSite();
let browser: Browser | undefined;

beforeEach(async (context) => {
  const path = peer("chromium", context);
  browser ??= await launchChromium(path);
});

afterAll(async () => {
  await browser?.close();
  site.close();
});

const AXE = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: typeof import("axe-core");
    };
    const found = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
  });
}

const LESSON = "lesson/01-hello-far-call";

test.each([
  ["en", "light"],
  ["en", "dark"],
  ["zh-CN", "light"],
  ["zh-CN", "dark"],
] as const)("axe finds nothing, in %s, %s", async (locale, colorScheme) => {
  const run = labHash({ scenario: "server-crash", row: 40, level: "packet" });
  const hashes = [`#/${locale}/`, run.replace("/en/", `/${locale}/`)];
  for (const hash of hashes) {
    const { page, close } = await visit(
      browser as Browser,
      site.address + hash,
      { colorScheme, bypassCSP: true },
    );
    const ready = hash.includes("s=") ? "code.digest" : ".scenarios .card";
    await page.locator(ready).first().waitFor();
    expect(await violations(page), hash).toEqual([]);
    if (hash.includes("s=")) {
      await page.locator("button.play").click();
    } else {
      await page.locator(".lessons .switch button").last().click();
    }
    expect(await violations(page), `${hash}, playing or as map`).toEqual([]);
    await close();
  }
});

test.each([
  ["en", "light"],
  ["en", "dark"],
  ["zh-CN", "light"],
  ["zh-CN", "dark"],
] as const)(
  "axe finds nothing on any step, in %s, %s",
  async (locale, colorScheme) => {
    const address = `${site.address}#/${locale}/${LESSON}`;
    const options = { colorScheme, bypassCSP: true };
    const { page, close } = await visit(browser as Browser, address, options);
    await page.locator(".lesson-text").waitFor();
    const count = await page.locator(".lesson-head .dot").count();
    for (let nth = 1; nth <= count; nth += 1) {
      if (await page.locator(".question-actions").isVisible()) {
        // One locked question is like another.
        if (nth === 2) expect(await violations(page)).toEqual([]);
        await page.locator(".choice").first().click();
        await page.locator(".question .primary").click();
        // From here on its run plays.
        await page.locator(".told").first().waitFor();
      }
      const eyes = page.locator(".lesson-scene .eyes input");
      if (await eyes.isVisible()) {
        await eyes.check();
        await page.locator(".alike button").click();
        await page.locator(".alike li").first().waitFor();
      }
      expect(await violations(page), `step ${nth}`).toEqual([]);
      if (nth < count) await page.locator(".onwards .primary").click();
    }
    await close();
  },
);

test.each([320, 360, 800])(
  "a lesson and the course fit in %d pixels",
  async (width) => {
    const viewport = { width, height: 740 };
    for (const hash of [`#/en/`, `#/en/${LESSON}`, `#/zh-CN/${LESSON}`]) {
      const { page, close } = await visit(
        browser as Browser,
        site.address + hash,
        { viewport },
      );
      if (hash.includes("lesson")) await page.locator(".lesson-text").waitFor();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - innerWidth,
      );
      expect(overflow, hash).toBe(0);
      await close();
    }
  },
);
