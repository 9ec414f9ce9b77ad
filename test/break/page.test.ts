/** Does the page judge faults as the command line does, and keep the points? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { violationsOf, WCAG } from "../browser/axe-page.ts";
import { openSite, visit } from "../browser/site.ts";
import { farcall } from "../cli/farcall.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";

const site = await openSite();
const place = mkdtempSync(join(tmpdir(), "farcall-break-page-"));
let browser: Browser | undefined;

beforeEach(async (context) => {
  browser ??= await launchChromium(peer("chromium", context));
});

afterAll(async () => {
  await browser?.close();
  site.close();
  rmSync(place, { recursive: true, force: true });
});

const open = (hash: string, options = {}) =>
  visit(browser as Browser, site.address + hash, options);

const handOf = (page: Page, host: string, name: string) =>
  page
    .locator(".host-card", { has: page.getByRole("button", { name: host }) })
    .getByRole("button", { name });

const told = (page: Page) => page.locator(".break-budget .told");

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Where Ann has heard that her second page is written; by keys. */
async function crashAfterAnswer(page: Page): Promise<void> {
  const rows = page.locator(".table tbody tr");
  const answer = rows.filter({ hasText: "write returns nothing" }).nth(1);
  await answer.click();
  await page.locator("tr[aria-current]", { hasText: "returns" }).waitFor();
  await handOf(page, "diary", "Crash").press("Enter");
  await page.getByText("2 of 3 faults left").waitFor();
}

test("a bug is exposed by hand, as the command line grades it", async () => {
  const { page, complaints, close } = await open("#/en/break");
  await expect.poll(() => page.locator(".break-list li").count()).toBe(10);
  expect(await violationsOf(page), "list").toEqual([]);
  await page.getByRole("link", { name: "The diary" }).click();
  await crashAfterAnswer(page);
  await told(page).getByText("the world, not the service").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("3 of 3 faults left").waitFor();
  await crashAfterAnswer(page);
  const lost = page.locator(".table tbody tr", { hasText: "host is down" });
  await lost.first().click();
  await page.locator("tr[aria-current]", { hasText: "is down" }).waitFor();
  // Right away, while the branch before is judged.
  await handOf(page, "diary", "Restart").press("Enter");
  await told(page).getByText("Exposed!").waitFor();
  await page.getByText("2 of 3 faults left").waitFor();
  await page.getByText("What was wrong").waitFor();
  await page.getByText("The same on the command line").click();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  const budget = (await page.locator(".break-budget").textContent()) ?? "";
  const faults = await page.locator(".break-after pre").first().textContent();
  const path = join(place, "faults.json");
  writeFileSync(path, faults ?? "");
  const handIn = ["grade", "break-it/diary", "--submission", path];
  const graded = await farcall(...handIn, "--format", "json");
  const { points, pointsMax, tests } = JSON.parse(graded.out) as GradeResult;
  expect(points).toBeGreaterThanOrEqual(2);
  expect(budget).toContain(`${points} of ${pointsMax} points`);
  const { exposed, of } = tests[2]?.params ?? {};
  expect(budget).toContain(`in ${exposed} of ${of} seeds`);
  const own = ".break-head, .break-budget, .break-after";
  expect(await violationsOf(page, WCAG, own), "exposed").toEqual([]);
  // It is kept, and the list says so.
  await page.getByRole("link", { name: "All services" }).click();
  await page.getByText(`exposed · ${points} of ${pointsMax} points`).waitFor();
  await page.getByRole("link", { name: "The diary" }).click();
  await page.getByText("What was wrong").waitFor();
  await page.goto(`${site.address}#/en/`);
  await page.getByText("You have exposed 1.").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("three faults are all there are, on a narrow page too", async () => {
  const narrow = { viewport: { width: 320, height: 640 }, hasTouch: true };
  const { page, close } = await open("#/en/break/rent", narrow);
  const rows = page.locator(".table tbody tr");
  await rows.filter({ hasText: "begins to execute pay" }).first().click();
  await handOf(page, "ann", "Pause").click();
  await page.getByText("2 of 3 faults left").waitFor();
  await handOf(page, "bank", "Pause").click();
  await page.getByText("1 of 3 faults left").waitFor();
  await handOf(page, "bank", "Cut off").click();
  await page.getByText("0 of 3 faults left").waitFor();
  await handOf(page, "ann", "Cut off").click();
  await page.getByText("All faults are spent.").waitFor();
  await expect.poll(() => page.getByRole("tab").count()).toBe(4);
  // To end one is free.
  await handOf(page, "ann", "Resume").click();
  await expect.poll(() => page.getByRole("tab").count()).toBe(5);
  await page.getByText("0 of 3 faults left").waitFor();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await close();
});

test("a name that is none leads to the list", async () => {
  const { page, close } = await open("#/zh-CN/break/dairy");
  await page.getByText("这里没有“dairy”这个服务").waitFor();
  await close();
});
