/** Can everybody go through the opening, and does it show what it says? */
import { gzipSync } from "node:zlib";
import type {
  Browser,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openingEn } from "../../web/opening/words-en.ts";
import { openingZh } from "../../web/opening/words-zh.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { violationsOf, WCAG } from "./axe-page.ts";
import { openSite, type Visit, visit } from "./site.ts";

const site = await openSite();
let browser: Browser | undefined;

let launched: Promise<Browser> | undefined;

beforeEach(async (context) => {
  launched ??= launchChromium(peer("chromium", context));
  browser = await launched;
});

afterAll(async () => {
  await browser?.close();
  site.close();
});

const WORDS = { en: openingEn, "zh-CN": openingZh } as const;
type Locale = keyof typeof WORDS;

const PHONE = { width: 360, height: 740 };
function open(
  locale: Locale,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const address = `${site.address}#/${locale}/opening`;
  return visit(browser as Browser, address, options);
}

/** Tests that run beside each other share no `expect.poll`. */
function says(one: Locator, text: RegExp): Promise<void> {
  return one.filter({ hasText: text }).waitFor();
}

type Press = (page: Page, name: string) => Promise<void>;

/** Goes through the whole opening, and looks at the till on the way. */
async function goThrough(page: Page, locale: Locale, press: Press) {
  const words = WORDS[locale];
  const till = page.locator(".scene-reading-value");
  const result = page.locator(".code-line .result");
  const button = (name: string) => page.getByRole("button", { name });
  await press(page, words.options.no);
  await button(words.tryAgain).waitFor();
  await says(till, /^5$/);
  await says(result, /DEADLINE_EXCEEDED/);
  await page.getByText(words.why.no).waitFor();
  await press(page, words.tryAgain);
  await button(words.loseRequest).waitFor();
  await says(till, /^10$/);
  await says(result, /OK/);
  await press(page, words.loseRequest);
  await button(words.putOnEyes).waitFor();
  await says(till, /^0$/);
  await says(result, /DEADLINE_EXCEEDED/);
  await press(page, words.putOnEyes);
  await page.getByText(words.punchline).waitFor();
  const logs = await page.locator(".two-runs table").allInnerTexts();
  expect(logs).toHaveLength(2);
  expect(logs[0]?.split("\n").length).toBeGreaterThan(2);
  expect(logs[1]).toBe(logs[0]);
  await press(page, words.next);
  await press(page, words.evidence.refused);
  await page.getByText(words.verdict.refused).waitFor();
  const lesson = page.getByRole("link", { name: words.toLesson });
  await lesson.and(page.locator("[href*='lesson/01-']")).waitFor();
  const link = page.getByRole("link", { name: words.toLab });
  await link.and(page.locator("[href^='#/'][href*='/lab?s=']")).waitFor();
}

/** With Tab and Enter alone: never more than a dozen stops to a button. */
async function byKeyboard(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.waitFor();
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press("Tab");
    if (await button.evaluate((one) => one === document.activeElement)) {
      const style = await button.evaluate(
        (one) => getComputedStyle(one).outlineStyle,
      );
      expect(style, `the focus on “${name}” is seen`).not.toBe("none");
      await page.keyboard.press("Enter");
      return;
    }
  }
  throw new Error(`no way to “${name}” by keyboard`);
}

async function byTouch(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  const box = await button.boundingBox();
  expect(box?.height, `“${name}” is large enough`).toBeGreaterThanOrEqual(44);
  await button.tap();
}

/** To the end of the act, as the key End does. */
async function skipAct(page: Page): Promise<void> {
  const slider = page.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("End");
}

/** Presses one button after the other, without waiting for the scenes. */
async function skipThrough(page: Page, names: readonly string[]) {
  for (const name of names) {
    const button = page.getByRole("button", { name, exact: true });
    await button.click();
    if ((await page.getByRole("slider").count()) > 0) await skipAct(page);
  }
}

const STILL = { reducedMotion: "reduce" } as const;
const LOCALES: readonly Locale[] = ["en", "zh-CN"];

test.concurrent.each(LOCALES)("by keyboard alone, in %s", async (locale) => {
  // Without motion: what glides costs most, and the phone has it in Chinese.
  const options = locale === "en" ? {} : STILL;
  const { page, complaints, close } = await open(locale, options);
  await goThrough(page, locale, byKeyboard);
  expect(complaints).toEqual([]);
  await close();
});

test.concurrent.each(LOCALES)(
  "by touch alone on a phone, in %s",
  async (locale) => {
    const phone = { viewport: PHONE, hasTouch: true, isMobile: true };
    const options = locale === "en" ? { ...phone, ...STILL } : phone;
    const { page, complaints, close } = await open(locale, options);
    await goThrough(page, locale, byTouch);
    expect(complaints).toEqual([]);
    await close();
  },
);

test.concurrent("without motion nothing glides", async () => {
  const { page, close } = await open("en", { reducedMotion: "reduce" });
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    requestAnimationFrame(function look() {
      const canvas = document.querySelector("canvas");
      if (canvas) seen.add(canvas.toDataURL());
      requestAnimationFrame(look);
    });
  });
  await goThrough(page, "en", byKeyboard);
  const count = await page.evaluate(() => {
    return (globalThis as unknown as { seen: Set<string> }).seen.size;
  });
  // Each picture stands for an event; gliding would make hundreds.
  expect(count).toBeGreaterThan(8);
  expect(count).toBeLessThan(50);
  await close();
});

test.concurrent("who leaves for the lab by key stands at its heading", async () => {
  const { page, close } = await open("en");
  await page.getByRole("link", { name: openingEn.skip }).focus();
  await page.keyboard.press("Enter");
  await page.locator("h1:focus", { hasText: "Lab" }).waitFor();
  await close();
});

test.concurrent("one may drag the time back instead of pressing the button", async () => {
  const { page, close } = await open("en");
  await skipThrough(page, ["No", openingEn.tryAgain]);
  await page.getByRole("button", { name: openingEn.loseRequest }).waitFor();
  const slider = page.getByRole("slider");
  // The words that have come scroll into view: a drag that waits until the
  // slider stands still.
  const box = await slider.boundingBox();
  if (box === null) throw new Error("the slider is not there");
  const y = box.height / 2;
  await slider.dragTo(slider, {
    sourcePosition: { x: box.width - 8, y },
    targetPosition: { x: 1, y },
  });
  await skipAct(page);
  await page.getByRole("button", { name: openingEn.putOnEyes }).waitFor();
  await close();
});

test.concurrent("the scene is steered by keys, and says where it is", async () => {
  const { page, close } = await open("en");
  await page.getByRole("button", { name: "No", exact: true }).click();
  const slider = page.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("Home");
  const tells = (text: string) =>
    slider.and(page.locator(`[aria-valuetext*="${text}"]`)).waitFor();
  await page.keyboard.press("ArrowRight");
  await tells("The phone calls pay at the bank");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await tells("The reply to pay is lost");
  // One goes through the hosts as one reads: who asks comes first.
  const hosts = page.locator(".scene-host");
  for (const [nth, name] of ["phone", "bank"].entries()) {
    const own = `[aria-label="${name}"], [aria-label^="${name},"]`;
    await hosts.nth(nth).and(page.locator(own)).waitFor({ state: "attached" });
  }
  expect(await hosts.count()).toBe(2);
  const bank = page.getByRole("img", { name: "bank, paid out 5" });
  await bank.waitFor();
  await page.keyboard.press("ArrowLeft");
  await tells("The bank begins to execute pay");
  await close();
});

test.concurrent("the language is switched in the middle without losing it", async () => {
  const { page, close } = await open("en");
  await skipThrough(page, ["Yes"]);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByText(openingZh.why.yes).waitFor();
  await page.locator("html[lang='zh-CN']").waitFor();
  await says(page.locator(".scene-reading-value"), /^5$/);
  await close();
});

test.concurrent("who comes first is asked; who was here goes on", async () => {
  const { page, close } = await visit(browser as Browser, site.address);
  await page.getByRole("button", { name: openingEn.options.unknown }).waitFor();
  await page.getByRole("link", { name: openingEn.skip }).click();
  await page.waitForURL(/#\/en\/lab/);
  await page.goto("about:blank");
  await page.goto(site.address);
  await page.locator(`a[href="#/en/opening"]`).waitFor();
  await close();
});

test.concurrent("axe finds nothing at any step", async () => {
  const { page, close } = await open("en");
  const words = openingEn;
  const button = (name: string) =>
    page.getByRole("button", { name, exact: true });
  const isClean = async () =>
    expect(await violationsOf(page, [...WCAG, "best-practice"])).toEqual([]);
  await isClean();
  await button(words.options.yes).click();
  await isClean();
  await skipAct(page);
  await button(words.tryAgain).waitFor();
  await isClean();
  const { tryAgain, loseRequest, putOnEyes } = words;
  await skipThrough(page, [tryAgain, loseRequest, putOnEyes]);
  await isClean();
  await button(words.next).click();
  await button(words.evidence.deadline).click();
  await isClean();
  await close();
});

test.concurrent("nothing sticks out from 320 to 1440 pixels", async ({
  expect,
}) => {
  const { page, close } = await open("en", { viewport: PHONE });
  const fits = async () => {
    for (const width of [320, 360, 800, 1440]) {
      await page.setViewportSize({ ...PHONE, width });
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(overflow, { message: `${width}` }).toBe(0);
    }
  };
  await fits();
  const { tryAgain, loseRequest, putOnEyes } = openingEn;
  await skipThrough(page, ["Yes", tryAgain]);
  await fits();
  await skipThrough(page, [loseRequest, putOnEyes]);
  await page.getByText(openingEn.punchline).waitFor();
  await fits();
  await close();
});

test.concurrent("it loads no engine, and less than 60 KB of script", async () => {
  const { page, requests, close } = await open("en");
  const scripts = requests.filter((url) => url.endsWith(".js"));
  expect(scripts.filter((url) => url.includes("engine"))).toEqual([]);
  let bytes = 0;
  for (const url of scripts) {
    const text = await (await page.request.get(url)).body();
    bytes += gzipSync(text).length;
  }
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(60_000);
  const before = requests.length;
  await skipThrough(page, ["Yes"]);
  await page.getByRole("button", { name: openingEn.tryAgain }).waitFor();
  expect(requests.length).toBe(before);
  await close();
});
