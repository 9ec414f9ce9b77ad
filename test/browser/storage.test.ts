/** Does the page open whatever has become of what it keeps? */
import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { openSite } from "./site.ts";

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

const LESSON = "#/en/lesson/01-hello-far-call";
const NEXT = ".onwards .primary";
const SAFE = ".progress-box:not(.bad)";

async function openLesson(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.address}${LESSON}`);
  await page.locator(".lesson-text").waitFor();
  return page;
}

async function inContext(
  body: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await (browser as Browser).newContext({ locale: "en-GB" });
  await body(context);
  await context.close();
}

/** What is kept, or another text in its place. */
async function kept(page: Page, instead?: string): Promise<string> {
  return page.evaluate(
    (text) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("keyval-store");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const store = opening.result
            .transaction("keyval", "readwrite")
            .objectStore("keyval");
          const asked =
            text === undefined
              ? store.get("farcall/progress")
              : store.put(text, "farcall/progress");
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(asked.result ?? ""));
          };
        };
      }),
    instead,
  );
}

/** Leaves the first step, so that there is something to keep. */
async function doFirst(page: Page): Promise<void> {
  await page.locator(NEXT).click();
  await page.locator(".choice").first().waitFor();
}

async function exported(page: Page): Promise<string> {
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Export/ }).click();
  return readFileSync(await (await saved).path(), "utf8");
}

test("a corrupt store opens, says so and offers an export", () =>
  inContext(async (context) => {
    const before = await openLesson(context);
    await doFirst(before);
    await expect.poll(() => kept(before)).toContain("done");
    await kept(before, "{ this is no progress");
    await before.close();
    const page = await openLesson(context);
    await page.locator(".progress-box.bad").waitFor();
    await doFirst(page);
    expect(await exported(page)).toContain("farcall-progress");
    // What nobody can read stays until somebody lets it go.
    expect(await kept(page)).toContain("this is no progress");
    await page.getByRole("button", { name: "Start without it" }).click();
    const after = await openLesson(context);
    await doFirst(after);
    await expect.poll(() => kept(after)).toContain("done");
  }));

test("a full store opens, says so and offers an export", () =>
  inContext(async (context) => {
    const page = await openLesson(context);
    await page.locator(SAFE).waitFor();
    const session = await context.newCDPSession(page);
    const { origin } = new URL(site.address);
    await session.send("Storage.overrideQuotaForOrigin", {
      origin,
      quotaSize: 1,
    });
    await doFirst(page);
    await page.locator(".progress-box.bad").waitFor();
    expect(await exported(page)).toContain('"done"');
    const again = await openLesson(context);
    expect(await again.locator(".lesson-text").count()).toBe(1);
  }));

test("a killed tab loses nothing that was done a second before", () =>
  inContext(async (context) => {
    const page = await openLesson(context);
    await doFirst(page);
    await expect.poll(() => kept(page), { timeout: 1_000 }).toContain("done");
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    void session.send("Page.crash").catch(() => {});
    await crashed;
    const again = await openLesson(context);
    await again.locator(SAFE).waitFor();
    await expect.poll(() => kept(again)).toContain("done");
    const dots = again.locator(".lesson-head .dot");
    await expect
      .poll(() => dots.first().getAttribute("class"))
      .toContain("done");
  }));
