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
  await page.locator(".lesson-scene").waitFor();
  return page;
}

async function inContext(
  body: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await (browser as Browser).newContext({
    locale: "en-GB",
    serviceWorkers: "block",
  });
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
    await expect.poll(() => kept(page)).toContain("this is no progress");
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
    await expect.poll(() => again.locator(".lesson-text").count()).toBe(1);
  }));

/** Runs in the page: when one pressed last, and when a store had it first. */
function noteTimes(): void {
  const note = (name: string) =>
    Object.assign(globalThis, { [name]: performance.now() });
  addEventListener("click", () => note("doneAtMs"), { capture: true });
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...words) {
    IDBObjectStore.prototype.put = put;
    this.transaction.addEventListener("complete", () => note("keptAtMs"));
    return put.apply(this, words);
  };
}

test("a killed tab loses nothing that was done a second before", () =>
  inContext(async (context) => {
    const page = await openLesson(context);
    await page.evaluate(noteTimes);
    await doFirst(page);
    await expect.poll(() => kept(page)).toContain("done");
    // By the page's clock: the test's own has its way to the page as well.
    const tookMs = await page.evaluate<number>("keptAtMs - doneAtMs");
    expect(tookMs).toBeGreaterThan(0);
    expect(tookMs).toBeLessThan(1_000);
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

test("two tabs of one lesson keep what is done in each", () =>
  inContext(async (context) => {
    const one = await openLesson(context);
    const other = await openLesson(context);
    await doFirst(one);
    await one.getByRole("button", { name: "Skip, I will" }).click();
    await expect.poll(() => kept(one)).toContain('"how-long"');
    // Opened before all that, it knows of nothing.
    await doFirst(other);
    const skipped = other.locator(".lesson-head .dot.is-skipped");
    await skipped.waitFor();
    await expect.poll(() => kept(other)).toContain('"how-long"');
    await other.locator(NEXT).waitFor();
  }));

test("a note is kept while one writes, however soon one goes on", () =>
  inContext(async (context) => {
    const page = await openLesson(context);
    await page.locator(SAFE).waitFor();
    const records = QUESTIONS.map((id) => [id, SKIPPED]);
    await importRecords(page, Object.fromEntries(records));
    await page.goto(`${site.address}${LESSON}/in-your-code`);
    const note = page.locator(".note textarea");
    // Nobody pauses here, and yet it is kept.
    await note.focus();
    await expect
      .poll(async () => {
        await page.keyboard.insertText("so ");
        return kept(page);
      })
      .toContain('"so ');
    // Gone in the same breath.
    await note.evaluate((area: HTMLTextAreaElement) => {
      area.value += "and then";
      area.dispatchEvent(new Event("input", { bubbles: true }));
      location.hash = "#/en/";
    });
    await note.waitFor({ state: "detached" });
    await expect.poll(() => kept(page)).toContain("and then");
  }));

const SKIPPED = { state: "skipped" };
const QUESTIONS = [
  "how-long",
  "money",
  "what-the-phone-knows",
  "which-look-the-same",
  "chance",
];

async function importRecords(page: Page, records: object): Promise<void> {
  const lessons = { "01-hello-far-call": records };
  const file = { format: "farcall-progress", version: 1, lessons };
  await page.locator(".file input").setInputFiles({
    name: "other.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await page.getByText(/^Read: progress in one/).waitFor();
}

test("what is kept is asked to stay, once", () =>
  inContext(async (context) => {
    const asked: string[] = [];
    await context.exposeFunction("noteAsked", (what: string) => {
      asked.push(what);
    });
    await context.addInitScript(() => {
      StorageManager.prototype.persist = async () => {
        (globalThis as unknown as Asking).noteAsked("asked");
        return false;
      };
    });
    const page = await openLesson(context);
    await page.locator(SAFE).waitFor();
    expect(asked).toEqual([]);
    await doFirst(page);
    await expect.poll(() => asked).toEqual(["asked"]);
    await page.getByRole("button", { name: "Skip, I will" }).click();
    const again = await openLesson(context);
    await again.locator(".dot.is-skipped").waitFor();
    await doFirst(again);
    await again.locator(".choice").first().click();
    await again.getByRole("button", { name: "Lock in and run" }).click();
    await expect.poll(() => kept(again)).toContain('"said"');
    expect(asked).toEqual(["asked"]);
  }));

interface Asking {
  noteAsked(what: string): void;
}

test("a file that was read can be undone", () =>
  inContext(async (context) => {
    const page = await openLesson(context);
    await doFirst(page);
    await expect.poll(() => kept(page)).toContain('"done"');
    await expect.poll(() => page.getByText("Earlier versions").count()).toBe(0);
    await importRecords(page, { "how-long": SKIPPED });
    // What the file does not speak of is as it was.
    await page.locator(".dot.is-skipped").waitFor();
    await expect.poll(() => page.locator(".dot.is-done").count()).toBe(1);
    await page.getByText("Earlier versions").click();
    await page.locator(".earlier").getByText("one step done").waitFor();
    await page.getByRole("button", { name: /^Restore/ }).click();
    await page.getByText(/^This is the version of/).waitFor();
    await expect.poll(() => page.locator(".dot.is-skipped").count()).toBe(0);
    await expect.poll(() => page.locator(".dot.is-done").count()).toBe(1);
    // And back again: nothing is lost by trying.
    await page
      .getByRole("button", { name: /^Restore/ })
      .first()
      .click();
    await page.locator(".dot.is-skipped").waitFor();
  }));
