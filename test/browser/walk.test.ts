/** Can one do the first lesson by keyboard alone, and by touch alone? */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { readText } from "../support/source.ts";
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

type Locale = "en" | "zh-CN";

const LOCALES = ["en", "zh-CN"] as const;
const LESSON = "01-hello-far-call";
const SOLUTION = readText(`lessons/${LESSON}/solution.ts`);
const COUNTS_TWICE = readText(`lessons/${LESSON}/wrong/counts-twice.ts`);
const NEXT = ".onwards .primary";
const TABS_MAX = 160;

/** How somebody reaches and presses what a selector names. */
interface Hand {
  readonly press: (selector: string) => Promise<void>;
  /** Sets the one slider of a form to this value. */
  readonly slide: (value: number) => Promise<void>;
  readonly write: (selector: string, text: string) => Promise<void>;
  /** Puts this in the place of all that stands in the editor. */
  readonly code: (text: string) => Promise<void>;
}

/** By Tab alone; each stop on the way shows that it has the focus. */
function keyboard(page: Page): Hand {
  const reach = async (selector: string) => {
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
      const { isThere, isInEditor, unseen } = await lookAt(page, selector);
      if (tabs > 0 && unseen !== "") {
        const seen = { message: "focus is seen" };
        await expect.poll(() => page.evaluate(unseenFocus), seen).toBe("");
      }
      if (isThere && (await page.evaluate(keepsFocus, selector))) return;
      // In the editor Tab indents, until one has pressed Escape.
      if (isInEditor) await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way to ${selector} by Tab`);
  };
  return {
    press: async (selector) => {
      await reach(selector);
      const isRadio = selector.includes("radio");
      await page.keyboard.press(isRadio ? "Space" : "Enter");
    },
    slide: async (value) => {
      await reach(".trial [type=number]");
      await page.keyboard.press("Control+A");
      await page.keyboard.type(String(value));
    },
    write: async (selector, text) => {
      await reach(selector);
      await page.keyboard.type(text);
    },
    code: async (text) => {
      await page.locator(".own-file .cm-content").waitFor();
      await reach(".own-file .code-editor");
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(text);
    },
  };
}

interface Look {
  readonly isThere: boolean;
  readonly isInEditor: boolean;
  readonly unseen: string;
}

/** All about the focus in one go: the way to the page costs most. */
function lookAt(page: Page, wanted: string): Promise<Look> {
  return page.evaluate<Look>(`(() => {
    const at = document.activeElement;
    return {
      isThere: at?.matches(${JSON.stringify(wanted)}) ?? false,
      isInEditor: at?.matches(".code-editor") ?? false,
      unseen: (${unseenFocus})(),
    };
  })()`);
}

/**
 * Whether the focus is there, and stays: what a press brought may take it a
 * few frames later, and then the next key is not for what had it.
 */
async function keepsFocus(wanted: string): Promise<boolean> {
  for (let frame = 0; frame < 5; frame += 1) {
    if (!document.activeElement?.matches(wanted)) return false;
    await new Promise(requestAnimationFrame);
  }
  return true;
}

/** What has the focus and does not show it; "" when it is seen. */
function unseenFocus(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return "";
  // What a press brought: it may come after the next Tab, and is no stop.
  if (element.matches('div[tabindex="-1"]')) return "";
  if (element.shadowRoot?.querySelector(".cm-focused")) return "";
  const around = element.closest(".file, .choice") ?? element;
  // A host on the scene shows it by the edge of its box.
  const isDrawn = element instanceof SVGElement;
  const box = isDrawn && element.querySelector(".scene-host > rect");
  if (box) {
    const { strokeWidth } = getComputedStyle(box);
    const isThick = Number.parseFloat(strokeWidth) >= 3;
    return isThick ? "" : element.outerHTML.slice(0, 120);
  }
  const isSeen = [element, around].some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
  });
  return isSeen ? "" : element.outerHTML.slice(0, 120);
}

function touch(page: Page): Hand {
  return {
    press: async (selector) => {
      const isRadio = selector.includes("radio");
      const target = isRadio ? ".choice" : selector;
      await page.locator(target).first().tap();
    },
    slide: async (value) => {
      await page.locator(".trial [type=number]").fill(String(value));
    },
    write: async (selector, text) => {
      await page.locator(selector).tap();
      await page.locator(selector).fill(text);
    },
    code: async (text) => {
      // One pane is seen at a time: task, code, result.
      await page.locator(".pane-switch button").nth(1).tap();
      await page.locator(".own-file .cm-content").tap();
      // As a finger does by the menu of its screen keyboard.
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(text);
    },
  };
}

/** What a finger could miss: targets below 24 px that are not in a text. */
function smallTargets(): string[] {
  const all = document.querySelectorAll<HTMLElement>(
    "main a, main button, main input, main summary, main textarea",
  );
  return [...all]
    .filter((one) => one.closest("p, dd, .prose, .told") === null)
    .map((one) => one.closest<HTMLElement>("label") ?? one)
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24);
    })
    .map((one) => one.outerHTML.slice(0, 100));
}

function overflow(): number {
  return document.documentElement.scrollWidth - innerWidth;
}

/** By how much the run on the scene is out of sight, in px. */
function hiddenPx(): number {
  const picture = document.querySelector(".lesson-picture");
  if (picture === null) return 0;
  const { top, bottom } = picture.getBoundingClientRect();
  return Math.max(0, Math.ceil(-top), Math.ceil(bottom - innerHeight));
}

async function stepHere(page: Page): Promise<string> {
  const address = await page.evaluate(() => location.hash);
  return address.split("/").at(-1) ?? "";
}

/** Does what a step asks for. */
async function doStep(page: Page, hand: Hand, step: string): Promise<void> {
  const question = page.locator(".question-actions");
  // A question is there once its run is; until then nothing leads on.
  const onwards = page.locator(`${NEXT}, .finished a`);
  await question.or(onwards).first().waitFor({ state: "attached" });
  if (await question.isVisible()) {
    await hand.press(".question [type=radio]");
    await hand.press(".question .primary");
    await page.locator(".told").first().waitFor();
    return;
  }
  switch (step) {
    case "find-the-work": {
      const row = page.locator(".lesson-events li", {
        hasText: /begins to execute|开始/,
      });
      const nth = await row.first().evaluate((one) => {
        return [...(one.parentElement?.children ?? [])].indexOf(one) + 1;
      });
      await hand.press(`.lesson-events li:nth-child(${nth}) button`);
      await page.locator(".told.good").waitFor();
      break;
    }
    case "move-the-cut":
      await hand.slide(230);
      await hand.press(".trial .primary");
      await page.locator(".told.good").waitFor();
      break;
    case "one-fault":
      await goTo(page, hand, [225, 244]);
      // Cuts what the bank sends: the first of the network's buttons.
      await hand.press(".fault-groups div:last-child button:first-child");
      await page.locator(".told.good").waitFor();
      break;
    case "greeter":
      await doExercise(page, hand);
      break;
    case "in-your-code":
      await hand.write(".note textarea", "It says nothing. 不知道。");
      break;
    default:
  }
}

/** Is wrong once, looks at the run that shows it, and is right then. */
async function doExercise(page: Page, hand: Hand): Promise<void> {
  const points = page.locator(".bench-status b");
  await page.locator(".bench-buttons").waitFor({ state: "attached" });
  await hand.code(COUNTS_TWICE);
  await hand.press(".bench-buttons .primary");
  await expect.poll(() => points.textContent()).toMatch(/^4\b/);
  await hand.press(".failure-actions button:first-child");
  await page.locator(".run-scene .is-bad").first().waitFor();
  await hand.code(SOLUTION);
  await hand.press(".bench-buttons .primary");
  await expect.poll(() => points.textContent()).toMatch(/^10\b/);
  await page.locator(".dot.is-done[aria-current]").waitFor();
}

/** Steps on until the run stands between two moments, in ms. */
async function goTo(
  page: Page,
  hand: Hand,
  [from, to]: readonly [number, number],
): Promise<void> {
  const clock = page.locator(".lesson-caption .clock");
  for (let steps = 0; steps < 40; steps += 1) {
    // By touch it glides: where it passes by, one has not come to.
    await standsStill(clock);
    const atMs = Number(/[\d.]+/.exec((await clock.textContent()) ?? "")?.[0]);
    if (atMs >= from && atMs < to) return;
    await hand.press(".scene-controls button:nth-of-type(3)");
  }
  throw new Error("the run has no such moment");
}

interface Walked {
  readonly steps: readonly string[];
  readonly small: readonly string[];
  readonly overflow: number;
}

async function walk(page: Page, hand: Hand, locale: Locale): Promise<Walked> {
  const steps: string[] = [];
  const small: string[] = [];
  let widest = 0;
  const count = await page.locator(".lesson-head .dot").count();
  while (steps.length < count) {
    const step = await stepHere(page);
    steps.push(step);
    await doStep(page, hand, step);
    const seen = { message: `the run of ${step} is in sight` };
    await expect.poll(() => page.evaluate(hiddenPx), seen).toBe(0);
    small.push(...(await page.evaluate(smallTargets)));
    widest = Math.max(widest, await page.evaluate(overflow));
    await expect
      .poll(() => page.locator("html").getAttribute("lang"))
      .toBe(locale);
    if (steps.length === count) break;
    await hand.press(NEXT);
    await expect.poll(() => stepHere(page)).not.toBe(step);
  }
  return { steps, small, overflow: widest };
}

async function begin(locale: Locale, options: BrowserContextOptions) {
  const address = `${site.address}#/${locale}/`;
  return await visit(browser as Browser, address, options);
}

test.each(LOCALES)(
  "by keyboard alone, from home to the end, without motion, in %s",
  async (locale) => {
    const options = { reducedMotion: "reduce" } as const;
    const { page, complaints, close } = await begin(locale, options);
    const hand = keyboard(page);
    await hand.press(".begin");
    await page.locator(".lesson-scene").waitFor();
    const { steps } = await walk(page, hand, locale);
    expect(steps).toHaveLength(14);
    await page.locator(".finished a").first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
);

test.each(LOCALES)(
  "by touch alone, in 360 pixels, every step is done, in %s",
  async (locale) => {
    const viewport = { width: 360, height: 740 };
    const options = { hasTouch: true, isMobile: true, viewport };
    const { page, complaints, close } = await begin(locale, options);
    const hand = touch(page);
    await hand.press(".begin");
    await page.locator(".lesson-scene").waitFor();
    const walked = await walk(page, hand, locale);
    expect(walked.steps).toHaveLength(14);
    expect(walked.small).toEqual([]);
    expect(walked.overflow).toBe(0);
    await page.locator(".finished a").first().waitFor();
    // The first page knows where one was, and how far one came.
    await page.goto(`${site.address}#/${locale}/`);
    const again = `#/${locale}/lesson/${LESSON}/in-your-code`;
    await page.locator(`.begin[href="${again}"]`).waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
);

test("home shows lessons as list and as map, and the place is kept", async () => {
  const { page, complaints, close } = await begin("en", {});
  const first = page.locator("main a, main button").first();
  await expect.poll(() => first.textContent()).toContain("Begin with lesson 1");
  await page.getByText("12 minutes · new").first().waitFor();
  await page.getByRole("button", { name: "Map" }).click();
  await page.locator(".lesson-map .node").first().waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByText("学完你会明白").first().waitFor();
  const cards = page.locator(".scenarios .card");
  await cards.first().waitFor();
  await cards.first().click();
  await page.locator("code.digest").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("no step overflows at 320 px, nor at 400 % zoom", async () => {
  for (const deviceScaleFactor of [1, 4]) {
    const viewport = { width: 320, height: 256 };
    const options = { viewport, deviceScaleFactor };
    const { page, close } = await begin("en", options);
    await expect.poll(() => page.evaluate(overflow)).toBe(0);
    await page.locator(".begin").click();
    await page.locator(".lesson-scene").waitFor();
    const count = await page.locator(".dot").count();
    for (let nth = 1; nth <= count; nth += 1) {
      await expect
        .poll(() => page.evaluate(overflow), { message: `step ${nth}` })
        .toBe(0);
      const skip = page.locator(".question-actions button:not(.primary)");
      const onwards = page.locator(`${NEXT}, .finished a`);
      // A question is there once its run is; until then nothing leads on.
      await onwards.or(skip).first().waitFor({ state: "attached" });
      if (await skip.isVisible()) await skip.click();
      if (nth < count) await page.locator(NEXT).click();
    }
    await close();
  }
});

test("another language in mid-run keeps the moment of the run", async () => {
  const { page, close } = await begin("en", {});
  await page.locator(".begin").click();
  const on = page.locator(".scene-controls button").last();
  await on.click();
  await on.click();
  const clock = page.locator(".lesson-caption .clock");
  await expect.poll(() => clock.textContent()).not.toBe("now 0 ms");
  await standsStill(clock);
  const before = await clock.textContent();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { name: "一行代码，两台机器" }).waitFor();
  await expect
    .poll(() => clock.textContent())
    .toBe(before?.replace("now", "现在"));
  await close();
});
