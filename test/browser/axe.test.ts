/** Does axe find anything on course, lab and lesson? */

import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { violationsOf } from "./axe-page.ts";
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

async function open(hash: string, options: BrowserContextOptions = {}) {
  const address = site.address + hash;
  return await visit(browser as Browser, address, options);
}

const LESSON = "lesson/01-hello-far-call";

test("axe finds nothing in the course, as list and as map", async () => {
  const { page, close } = await open("#/en/");
  await page.locator(".scenarios .card").first().waitFor();
  expect(await violationsOf(page), "list").toEqual([]);
  await page.locator(".lessons .switch button").last().click();
  expect(await violationsOf(page), "map").toEqual([]);
  await close();
});

test("axe finds nothing in the lab, standing and playing", async () => {
  const run = { scenario: "server-crash", row: 40, level: "packet" } as const;
  const { page, close } = await open(labHash(run));
  await page.locator("code.digest").waitFor();
  expect(await violationsOf(page), "standing").toEqual([]);
  await page.locator("button.play").click();
  expect(await violationsOf(page), "playing").toEqual([]);
  await close();
});

test("axe finds nothing on any step of a lesson", async () => {
  // What moves is looked at in the lab.
  const { page, close } = await open(`#/en/${LESSON}`, {
    reducedMotion: "reduce",
  });
  await page.locator(".lesson-scene").waitFor();
  const count = await page.locator(".lesson-head .dot").count();
  expect(count).toBeGreaterThan(5);
  for (let nth = 1; nth <= count; nth += 1) {
    await page.locator(`.dot[aria-label^="${nth}."][aria-current]`).waitFor();
    const question = page.locator(".question-actions");
    const onwards = page.locator(".onwards .primary, .finished a");
    // A question is there once its run is; until then nothing leads on.
    await question.or(onwards).first().waitFor({ state: "attached" });
    if (await question.isVisible()) {
      // One locked question is like another.
      if (nth === 2) expect(await violationsOf(page)).toEqual([]);
      await page.locator(".choice").first().click();
      await page.locator(".question .primary").click();
      await page.locator(".told").first().waitFor();
    }
    const eyes = page.locator(".lesson-scene .eyes input");
    if (await eyes.isVisible()) {
      await eyes.check();
      await page.locator(".alike button").click();
      await page.locator(".alike li").first().waitFor();
    }
    expect(await violationsOf(page), `step ${nth}`).toEqual([]);
    if (nth < count) await page.locator(".onwards .primary").click();
  }
  await close();
});

test("axe finds nothing on a phone: a lesson that plays, a service to break", async () => {
  const viewport = { width: 360, height: 740 };
  const lesson = await open(`#/en/${LESSON}`, { viewport });
  await lesson.page.locator(".scene-controls button").nth(1).click();
  expect(await violationsOf(lesson.page), "playing").toEqual([]);
  await lesson.close();
  const services = await open("#/en/break", { viewport });
  await services.page.locator("main h1").waitFor();
  expect(await violationsOf(services.page), "break").toEqual([]);
  await services.close();
});

test("a lesson and the course fit from 320 to 800 pixels", async () => {
  for (const hash of [`#/en/`, `#/en/${LESSON}`, `#/zh-CN/${LESSON}`]) {
    const { page, close } = await open(hash, {
      viewport: { width: 320, height: 740 },
    });
    if (hash.includes("lesson")) await page.locator(".lesson-scene").waitFor();
    for (const width of [320, 360, 800]) {
      await page.setViewportSize({ width, height: 740 });
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const message = `${hash} ${width}`;
      await expect.poll(overflow, { message }).toBe(0);
    }
    await close();
  }
});
