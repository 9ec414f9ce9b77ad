/** Can one write, run, read, mend and keep the code of an exercise? */
import { readFileSync } from "node:fs";
import type {
  Browser,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { readText } from "../support/source.ts";
import { violationsOf } from "./axe-page.ts";
import { openSite, standsStill, visit } from "./site.ts";

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

const SLUG = "01-hello-far-call";
const DRAFT = `farcall/draft/${SLUG}`;
const SOLUTION = readText(`lessons/${SLUG}/solution.ts`);
const COUNTS_TWICE = readText(`lessons/${SLUG}/wrong/counts-twice.ts`);
const LOOPS = SOLUTION.replace("let greeted = 0;", "for (;;) {}");

const QUESTIONS = [
  "how-long",
  "money",
  "what-the-phone-knows",
  "which-look-the-same",
  "chance",
];

/** As if somebody had skipped all questions before the exercise. */
async function skipQuestions(page: Page): Promise<void> {
  const skipped = QUESTIONS.map((id) => [id, { state: "skipped" }]);
  const lessons = { [SLUG]: Object.fromEntries(skipped) };
  const progress = { format: "farcall-progress", version: 1, lessons };
  await put(page, "farcall/progress", progress);
}

async function put(page: Page, key: string, value: unknown): Promise<void> {
  await page.evaluate(
    (given) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("keyval-store");
        opening.onerror = () => reject(new Error("no store"));
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore("keyval");
        opening.onsuccess = () => {
          const write = opening.result.transaction("keyval", "readwrite");
          write.objectStore("keyval").put(given.value, given.key);
          write.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { key, value },
  );
}

async function open(
  locale: "en" | "zh-CN" = "en",
  options: BrowserContextOptions = {},
) {
  const home = `${site.address}#/${locale}/`;
  const visited = await visit(browser as Browser, home, options);
  await skipQuestions(visited.page);
  await enter(visited.page, locale);
  return visited;
}

async function enter(page: Page, locale = "en"): Promise<void> {
  await page.goto(`${site.address}#/${locale}/lesson/${SLUG}/greeter`);
  await page.reload();
  await page.locator(".bench-buttons").waitFor();
}

function editorOf(page: Page): Locator {
  return page.locator(".own-file .cm-content");
}

/** What stands in the editor, as it is kept. */
async function write(page: Page, text: string): Promise<void> {
  await editorOf(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

async function draftOf(page: Page): Promise<string> {
  return await page.evaluate((key) => localStorage.getItem(key) ?? "", DRAFT);
}

function points(page: Page, text: string): Promise<void> {
  const told = page.locator(".bench-status b", { hasText: text });
  return told.waitFor();
}

/** Presses Tab until this has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, to: Locator, key = "Tab"): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press(key);
    const isThere = await to.evaluate((element) => {
      const root = element.getRootNode() as Document | ShadowRoot;
      return root.activeElement === element;
    });
    if (isThere) return;
  }
  throw new Error(`sixty Tabs do not lead to ${to}`);
}

test("by keys alone: write, run, read, open the run, mend, earn it", async () => {
  const { page, complaints, close } = await open();
  const editor = editorOf(page);
  await tabTo(page, editor);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(COUNTS_TWICE);
  await page.keyboard.press("Control+Enter");
  await points(page, "4 of 10 points");
  await page.getByText("One printed card moved the count").waitFor();
  await expect
    .poll(() => page.locator(".results details[open]").count())
    .toBe(1);
  // Tab alone indents; after Escape it leads on.
  await page.keyboard.press("Escape");
  const openRun = page.getByRole("button", { name: /^Open the run at/ });
  await tabTo(page, openRun);
  const time = (await openRun.textContent())?.replace(/^\D+/, "") ?? "";
  await page.keyboard.press("Enter");
  await page.locator(".is-bad").first().waitFor();
  const bad = page.locator(".is-bad[aria-current] .time");
  await expect.poll(() => bad.textContent()).toBe(time);
  const slider = page.locator(".run-scene [type=range]");
  await expect
    .poll(() => slider.getAttribute("aria-valuetext"))
    .toContain(time);
  await tabTo(page, editor, "Shift+Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(SOLUTION);
  await page.getByText("The code has changed since this run.").waitFor();
  await page.keyboard.press("Control+Enter");
  await points(page, "10 of 10 points");
  await expect.poll(() => page.locator(".stale-badge").count()).toBe(0);
  const done = page.locator(".dot.is-done[aria-current]");
  await done.waitFor();
  await page.reload();
  await done.waitFor();
  await expect.poll(() => editor.textContent()).toContain("greeted += 1;");
  await expect.poll(() => page.locator(".task-list .is-pass").count()).toBe(2);
  expect(complaints).toEqual([]);
  await close();
});

test("in Chinese, and a language later: what the checks say follows", async () => {
  const { page, complaints, close } = await open("zh-CN");
  await page.getByRole("button", { name: "运行" }).click();
  await points(page, "0 / 10 分");
  await page.getByText("返回的不是卡片上的文字").waitFor();
  await page.getByRole("button", { name: /^打开这次运行/ }).click();
  await page.locator(".run-scene .is-bad").first().waitFor();
  await page.getByRole("tab", { name: "结果" }).click();
  const told = page.locator(".failure dd [lang=en]");
  await expect.poll(() => told.count()).toBe(0);
  await page.getByRole("button", { name: "EN" }).click();
  await points(page, "0 of 10 points");
  await page.getByText("The answer is not the text on the card.").waitFor();
  // Asked for while the checks speak anew, and shown: the runs are the same.
  await page.getByRole("button", { name: "中文" }).click();
  await page.locator(".failure-actions button").first().click();
  const finding = page.locator(".run-scene .mistake");
  await finding.filter({ hasText: "返回的不是卡片上的文字" }).waitFor();
  await points(page, "0 / 10 分");
  await page.locator(".run-scene .is-bad").first().waitFor();
  const tab = page.getByRole("tab", { name: "场景" });
  await expect.poll(() => tab.getAttribute("aria-selected")).toBe("true");
  expect(complaints).toEqual([]);
  await close();
});

test("the last result is there again, a step on and back", async () => {
  const { page, complaints, close } = await open();
  await write(page, COUNTS_TWICE);
  await page.keyboard.press("Control+Enter");
  await points(page, "4 of 10 points");
  const exercise = page.url();
  const steps = page.locator(".onwards");
  await steps.getByRole("button", { name: /Next|Skip/ }).click();
  await page.locator(".bench-buttons").waitFor({ state: "detached" });
  await steps.getByRole("button", { name: /Back/ }).click();
  await points(page, "4 of 10 points");
  expect(page.url()).toBe(exercise);
  await page.getByText("One printed card moved the count").waitFor();
  await page.getByRole("button", { name: /^Open the run at/ }).click();
  await page.locator(".run-scene .is-bad").first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a tab that dies while somebody types takes a second along", async () => {
  const { page, close } = await open();
  await write(page, "// 0");
  const typedMs: number[] = [Date.now()];
  const endMs = Date.now() + 3_000;
  while (Date.now() < endMs) {
    await page.keyboard.insertText(` ${typedMs.length}`);
    typedMs.push(Date.now());
  }
  const session = await page.context().newCDPSession(page);
  // The tab dies before it can answer, or save anything.
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  const next = await page.context().newPage();
  await enter(next);
  await expect.poll(() => editorOf(next).textContent()).toMatch(/^\/\/ 0 1/);
  const text = (await editorOf(next).textContent()) ?? "";
  const lastKept = Number(text.split(" ").at(-1));
  const lostMs = endMs - (typedMs[lastKept + 1] ?? endMs);
  // A loaded machine is slow; the law on its pauses is in test/workbench.
  expect(lostMs).toBeLessThan(2_000);
  await close();
});

test("a tab that dies of a run says so, once, and has the code", async () => {
  const { page, close } = await open();
  // A browser gives it back to the tab that takes the place of a dead one.
  // All of it while the code runs: before long the run is stopped.
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...words) {
      setItem.apply(this, words);
      if (this !== sessionStorage) return;
      Object.assign(globalThis, { noted: Object.entries(sessionStorage) });
    };
  });
  await write(page, LOOPS);
  await page.keyboard.press("Control+Enter");
  const noted = async () =>
    (await page.evaluate("globalThis.noted ?? []")) as [string, string][];
  await expect.poll(noted).not.toEqual([]);
  const kept = await noted();
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  const next = await page.context().newPage();
  await next.goto(site.address);
  await next.evaluate((entries) => {
    for (const [key, value] of entries) sessionStorage.setItem(key, value);
  }, kept);
  await next.goto(`${site.address}#/en/lesson/${SLUG}/greeter`);
  const said = next.getByText("This tab ended while your code ran");
  await said.waitFor();
  await expect.poll(() => editorOf(next).textContent()).toContain("for (;;)");
  await enter(next);
  await expect.poll(() => said.count()).toBe(0);
  await close();
});

test("reset, format, upload and old versions: all can be undone", async () => {
  const { page, complaints, close } = await open();
  const editor = editorOf(page);
  await write(page, `${SOLUTION}// mine`);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect.poll(() => editor.textContent()).toContain("print the card");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => editor.textContent()).toContain("// mine");
  const file = page.locator(".own-file input[type=file]");
  const other = Buffer.from("export default 1;\n      // shifted   \n");
  const given = { name: "other.ts", mimeType: "text/plain", buffer: other };
  await file.setInputFiles(given);
  await expect.poll(() => editor.textContent()).toContain("default 1");
  await page.getByRole("button", { name: "Format" }).click();
  await expect
    .poll(async () => JSON.parse(await draftOf(page)).text)
    .toBe("export default 1;\n// shifted\n");
  const bytes = { ...given, name: "a.png", buffer: Buffer.from([0, 1, 2]) };
  await file.setInputFiles(bytes);
  await page.getByText("“a.png” is no text").waitFor();
  await page.getByText("Earlier versions").click();
  await page
    .getByRole("button", { name: /^Restore/ })
    .last()
    .click();
  await expect.poll(() => editor.textContent()).toContain("// mine");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("greeter.ts");
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toBe(`${SOLUTION}// mine`);
  expect(complaints).toEqual([]);
  await close();
});

test("what another tab wrote is found among the earlier versions", async () => {
  const { page, complaints, close } = await open();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await write(other, "// theirs");
  await expect.poll(() => draftOf(other)).toContain("theirs");
  // This tab was open before, and has seen nothing of it.
  await write(page, "// mine");
  await page.getByText(/^Saved.*Another tab wrote here at/).waitFor();
  await expect.poll(() => draftOf(page)).toContain("mine");
  await page.reload();
  await expect.poll(() => editorOf(page).textContent()).toBe("// mine");
  await page.getByText("Earlier versions").click();
  const restore = page.getByRole("button", { name: /^Restore/ });
  await restore.first().click();
  await expect.poll(() => editorOf(page).textContent()).toBe("// theirs");
  expect(complaints).toEqual([]);
  await close();
});

test("a loop without end is stopped, and the page goes on", async () => {
  const { page, close } = await open();
  await write(page, LOOPS);
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped. Nothing was graded.").waitFor();
  await write(page, SOLUTION);
  await page.getByRole("button", { name: "Run" }).click();
  await points(page, "10 of 10 points");
  await close();
});

test("a draft that is damaged, or cannot be kept, is said once", async () => {
  const { page, close } = await open();
  await put(page, DRAFT, { format: "farcall-draft", text: 7 });
  await enter(page);
  await page.getByText("is damaged and could not be opened").waitFor();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download what was kept" }).click();
  const text = readFileSync(await (await downloading).path(), "utf8");
  expect(JSON.parse(text)).toEqual({ format: "farcall-draft", text: 7 });
  await page.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => page.locator(".notice").count()).toBe(0);
  await page.addInitScript(() => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.put = full;
  });
  await enter(page);
  await write(page, "// too much");
  await page.getByRole("alert").getByText("does not keep your code").waitFor();
  await page.locator(".notice").getByRole("button", { name: "Close" }).click();
  await expect.poll(() => editorOf(page).textContent()).toContain("too much");
  await close();
});

test("hints open by rungs, and nothing is given away unasked", async () => {
  const { page, close } = await open();
  await page.getByRole("tab", { name: "Hints" }).click();
  const ladder = page.locator(".hints section").last();
  for (const rung of ["Nudge", "Where to look", "Show me"]) {
    await ladder.getByRole("button", { name: rung }).click();
  }
  await expect.poll(() => ladder.locator("li").count()).toBe(2);
  await ladder.getByRole("button", { name: "Yes, show them" }).click();
  await ladder.getByText("let greeted = 0;").waitFor();
  // What one has read once needs no second asking.
  await page.reload();
  await page.getByRole("tab", { name: "Hints" }).click();
  await ladder.getByText("let greeted = 0;").waitFor();
  await page.getByRole("tab", { name: "Solution" }).click();
  const solution = page.locator(".pane-task .cm-content");
  await page.getByRole("button", { name: "Show me anyway" }).click();
  await expect.poll(() => solution.count()).toBe(0);
  await page.getByRole("button", { name: "Yes, show them" }).click();
  await solution.waitFor();
  await close();
});

test.each([
  ["en", "let greeted = …;", "Line 10"],
  ["zh-CN", "let greeted = …;", "第 10 行"],
] as const)(
  "a line that Python allows is named and marked, in %s",
  async (locale, advice, line) => {
    const { page, complaints, close } = await open(locale);
    await page
      .getByText(/TypeScript in a minute|一分钟 TypeScript/)
      .last()
      .click();
    await page.getByText("let count = 0;").waitFor();
    await write(page, SOLUTION.replace("let greeted", "greeted"));
    await page.keyboard.press("Control+Enter");
    await page.getByText(advice).first().waitFor();
    const marked = editorOf(page).locator(".cm-trouble");
    await expect.poll(() => marked.textContent()).toBe("  greeted = 0;");
    await page.getByRole("button", { name: line }).first().click();
    const editor = editorOf(page);
    const isThere = () =>
      editor.evaluate((element) => {
        const root = element.getRootNode() as ShadowRoot;
        return root.activeElement === element;
      });
    await expect.poll(isThere).toBe(true);
    await page.keyboard.insertText("let ");
    await page.keyboard.press("Control+Enter");
    await page.locator(".task-list .is-pass").nth(1).waitFor();
    await expect.poll(() => marked.count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  },
);

test("a text that does not parse is named with line and column", async () => {
  const { page, close } = await open("zh-CN");
  await write(page, SOLUTION.replace("let greeted = 0", "let greeted = "));
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: /第 10 行第 \d+ 列/ }).waitFor();
  await page.getByText("意外的符号").waitFor();
  await expect
    .poll(() => editorOf(page).locator(".cm-trouble").count())
    .toBe(1);
  await close();
});

test("axe finds nothing, in both languages and themes", async () => {
  const { page, close } = await open();
  expect(await violationsOf(page), "before a run").toEqual([]);
  await page.locator("#task-hints").click();
  await page.locator(".hints button").first().click();
  await page.locator("#file-api").click();
  await page.keyboard.press("Control+Enter");
  await points(page, "10");
  expect(await violationsOf(page), "results").toEqual([]);
  // In the language that it ended with, the checks have to speak again.
  await page.getByText("The answer is not the text on the card.").waitFor();
  await page.locator(".failure-actions > button").first().click();
  await page.locator(".run-scene").waitFor();
  await page.locator("#task-solution").click();
  await page.locator(".locked button").click();
  expect(await violationsOf(page), "the run").toEqual([]);
  await close();
});

test.each([320, 800])("all of it fits in %d pixels", async (width) => {
  const { page, close } = await open("en", {
    viewport: { width, height: 640 },
  });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.getByRole("button", { name: "Run" }).click();
  await points(page, "0 of 10 points");
  for (const pane of ["Task", "Code", "Result"]) {
    await page.getByRole("button", { name: pane, exact: true }).click();
    const shown = page.locator(".pane:visible");
    await expect.poll(() => shown.count()).toBe(1);
    for (const tab of await shown.getByRole("tab").all()) {
      await tab.click();
      await expect.poll(overflow).toBe(0);
    }
  }
  await close();
});

test.each(["en", "zh-CN"] as const)(
  "at 1280 × 800 the task can be read and 24 lines of code seen, in %s",
  async (locale) => {
    const viewport = { width: 1280, height: 800 };
    const { page, complaints, close } = await open(locale, { viewport });
    const boxOf = async (css: string) => {
      const box = await page.locator(css).boundingBox();
      return box ?? { width: 0, height: 0, y: 0 };
    };
    const codeLine = page.locator(".own-file .cm-gutterElement").nth(2);
    const linePx = (await codeLine.boundingBox())?.height ?? 0;
    await standsStill(page.locator(".own-file .code-editor"));
    await standsStill(page.locator(".onwards"));
    const editor = await boxOf(".own-file .code-editor");
    expect(editor.height / linePx).toBeGreaterThanOrEqual(24);
    expect((await boxOf(".pane-task")).width).toBeGreaterThanOrEqual(340);
    const versions = await boxOf(".versions");
    const onwards = await boxOf(".onwards");
    expect(versions.y + versions.height).toBeLessThan(onwards.y);
    const narrow = (await boxOf(".pane-result")).width;
    await page.locator(".enlarge").click();
    const wide = async () => (await boxOf(".pane-result")).width;
    await expect.poll(wide).toBeGreaterThan(narrow + 100);
    expect(complaints).toEqual([]);
    await close();
  },
);
