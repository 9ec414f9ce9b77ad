/** Does one see in the lab what is so over many seeds, and open one of them? */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { violationsOf, WCAG } from "./axe-page.ts";
import { digestOf, labHash, openSite, visitRun } from "./site.ts";

const site = await openSite();
let browser: Browser | undefined;

beforeEach(async (context) => {
  browser ??= await launchChromium(peer("chromium", context));
});

afterAll(async () => {
  await browser?.close();
  site.close();
});

const SEEDS = 25;

const open = (locale: "en" | "zh-CN", width: number, scenario = "hello") =>
  visitRun(browser as Browser, site.address + labHash({ scenario, locale }), {
    viewport: { width, height: 800 },
  });

/** Runs 25 seeds in a box, and waits for the last of them. */
async function runSeeds(box: Locator): Promise<void> {
  await box.locator("summary").click();
  await box.locator(".seeds-start select").selectOption(String(SEEDS));
  await box.locator(".seeds-start button").click();
  await box
    .locator(".seed-cells button")
    .nth(SEEDS - 1)
    .waitFor();
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("many seeds are a strip and a histogram that open a run", async () => {
  const { page, complaints, close } = await open("en", 1280);
  const digest = await digestOf(page);
  const box = page.locator(".reading > .lab-seeds");
  await runSeeds(box);
  await box.getByText(`${SEEDS} passed`).waitFor();
  // The engine of the page and others like it: one for each core.
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(page.workers().length).toBe(Math.min(4, cores));
  await box.getByText(/^Failed 0.00 %, 95 % interval 0.00 % to 13\./).waitFor();
  // By keys alone: to the third seed, and into its run.
  await box.getByRole("button", { name: "Seed 1: passed" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await box.getByText("In the lab stands seed 3: passed.").waitFor();
  await expect.poll(() => page.locator(".seed input").inputValue()).toBe("3");
  await expect.poll(() => digestOf(page)).not.toBe(digest);
  const columns = box.locator(".columns button");
  const counts = await columns.locator(".column-count").allTextContents();
  const inAll = counts.reduce((sum, text) => sum + Number(text), 0);
  expect(inAll).toBe(SEEDS);
  await columns.first().click();
  const [seed = ""] = await box.locator(".seed-list button").allTextContents();
  await box.locator(".seed-list button").first().click();
  await box.getByText(`In the lab stands seed ${seed}: passed.`).waitFor();
  expect(await violationsOf(page, WCAG, ".lab-seeds")).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("a cancelled search keeps what has run, and goes on", async () => {
  const { page, close } = await open("zh-CN", 320, "server-dies");
  const box = page.locator(".reading > .lab-seeds");
  await box.locator("summary").click();
  await box.locator(".seeds-start button").click();
  await box.getByRole("button", { name: "取消" }).click();
  await box.getByText("已取消。").waitFor();
  await box.getByRole("button", { name: "继续" }).click();
  await box.getByRole("button", { name: /^种子 8：/ }).waitFor();
  await expect.poll(() => overflowOf(page)).toBe(0);
  await close();
});

test("two variants differ seed by seed, and each pair opens", async () => {
  const { page, complaints, close } = await open("en", 1280);
  const form = page.locator(".lab-form");
  await form.locator("summary").click();
  await form.getByLabel("Chance of loss").first().fill("0.3");
  await form.getByRole("button", { name: "Run" }).click();
  const bar = page.locator(".compare-bar");
  const other = bar.locator("select").first();
  const before = await other.locator("option").nth(1).getAttribute("value");
  await other.selectOption(before);
  const box = bar.locator(".lab-seeds");
  await runSeeds(box);
  const attempts = box.getByRole("row", { name: /^attempts per call/ });
  await attempts.getByText(/ to /).waitFor();
  await box.getByText(new RegExp(`of ${SEEDS} seeds differ`)).waitFor();
  await box
    .getByRole("button", { name: /differs/ })
    .first()
    .click();
  await bar.getByText(/What decides here.*chance loses a packet/).waitFor();
  await page.locator(".beside .scene-topology").waitFor();
  expect(await violationsOf(page, WCAG, ".compare-bar")).toEqual([]);
  await page.setViewportSize({ width: 320, height: 740 });
  await expect.poll(() => overflowOf(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
