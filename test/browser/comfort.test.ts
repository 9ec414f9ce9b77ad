/** Can one read at once, find one's way, and come back to what one had? */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { formatLabLink } from "../../web/app/link.ts";
import { crowd } from "../bench/page/worlds.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import {
  labHash,
  openSite,
  runOf,
  standsStill,
  visit,
  visitRun,
} from "./site.ts";

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

test("who comes back to an exercise reads it before the engine is there", async () => {
  const home = await visit(browser as Browser, `${site.address}#/en/`);
  const { page } = home;
  await page.route(/virtual_engine/, () => {
    // It never arrives.
  });
  const last = `${SLUG}/greeter`;
  await page.evaluate(
    (step) => localStorage.setItem("farcall/last-step", step),
    last,
  );
  await page.goto(`${site.address}#/en/lesson/${last}`);
  await page.getByText("Two servers run your code.").waitFor();
  await expect.poll(() => page.locator(".bench-buttons").count()).toBe(0);
  await home.close();
});

test("another page begins at its top, and says at once that it loads", async () => {
  const viewport = { width: 1_366, height: 820 };
  const home = await visit(browser as Browser, `${site.address}#/en/`, {
    viewport,
  });
  const { page } = home;
  await page.route(/virtual_engine/, () => {
    // It never arrives.
  });
  const lessons = page.locator('main a[href*="lesson/07-"]');
  const fromFarDown = async (link: Locator) => {
    // As far down as one has to be to press it; then some.
    await page.evaluate(() => {
      document.body.style.minHeight = "5000px";
      scrollTo(0, 4_000);
    });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500);
    await link.evaluate((one) => (one as HTMLElement).click());
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  };
  await fromFarDown(lessons.first());
  await page.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
  for (const name of ["Lab", "Course"]) {
    await fromFarDown(page.locator("header").getByRole("link", { name }));
  }
  await home.close();
});

test.each([
  [360, 740],
  [800, 600],
  [1440, 900],
])(
  "at %i x %i a lesson is read before its engine, and stays where it is",
  async (width, height) => {
    const viewport = { width, height };
    const home = `${site.address}#/en/`;
    const { page, close } = await visit(browser as Browser, home, { viewport });
    let letCome = () => {};
    const wanted = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route(/virtual_engine/, async (route) => {
      await wanted;
      await route.continue();
    });
    await page.evaluate(`addEventListener("hashchange", () => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) shifts.push(value);
    }).observe({ type: "layout-shift" });
  })`);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/en/lesson/${SLUG}`);
    const heading = page.locator(".lesson-text h2");
    await heading.waitFor();
    await page.getByText("Running the lesson").waitFor();
    await standsStill(heading);
    const before = await heading.boundingBox();
    letCome();
    await page.locator(".onwards .primary").waitFor();
    await expect.poll(() => heading.boundingBox()).toEqual(before);
    const shifts = await page.evaluate<number[]>("shifts");
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
    await close();
  },
);

test("by key and by button one goes from call to call, and repeats A to B", async () => {
  const at = site.address + labHash({ scenario: "server-crash" });
  const { page, close } = await visitRun(browser as Browser, at);
  const scene = page.locator("#scene");
  const button = (name: string | RegExp) => scene.getByRole("button", { name });
  const moment = page.locator(".scene-moment");
  const startsMs = ["0.795 ms", "700 ms"];
  await scene.focus();
  const seen: (string | null)[] = [];
  for (const press of ["key", "button"]) {
    const before = await moment.textContent();
    if (press === "key") await page.keyboard.press("l");
    else await button("To the next call").click();
    await expect.poll(() => moment.textContent()).not.toBe(before);
    seen.push(await moment.textContent());
  }
  expect(seen).toEqual(startsMs);
  await page.keyboard.press("a");
  await button("To the call before").click();
  await expect.poll(() => moment.textContent()).toBe(startsMs[0]);
  await button(/^A …: repeat from /).click();
  await button(/^A–B: stop repeating /).waitFor();
  await button(/^Play$/).click();
  // Out of the loop it would be at its end, which is a button of its own.
  await button("Pause playing").waitFor();
  await button(/^A–B: stop repeating /).click();
  await button("A–B: repeat from here").waitFor();
  await close();
});

test("a press on Lab, from there or from elsewhere, leaves all branches", async () => {
  const at = site.address + labHash({ scenario: "hello" });
  const { page, close } = await visitRun(browser as Browser, at);
  await page.getByRole("button", { name: "Crash server" }).click();
  const tabs = page.locator("[role=tab]");
  await expect.poll(() => tabs.count()).toBe(2);
  // The address comes a moment after what one sees.
  const hands = () => runOf(page.url()).interventions.length;
  await expect.poll(hands).toBe(1);
  const { href } = new URL(page.url());
  const nav = page.getByRole("navigation", { name: "Pages" });
  await nav.getByRole("link", { name: "Lab" }).click();
  await expect.poll(() => page.url()).toBe(href);
  await expect.poll(() => tabs.count()).toBe(2);
  await nav.getByRole("link", { name: "Course" }).click();
  await page.locator(".course, main h1").first().waitFor();
  await nav.getByRole("link", { name: "Lab" }).click();
  await expect.poll(() => tabs.count()).toBe(2);
  await close();
});

const PHONE = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

function topOf(one: Locator): Promise<number> {
  return one.evaluate((element) => element.getBoundingClientRect().top);
}

/** A finger that goes down in the middle of it, moves, and lifts. */
async function swipe(page: Page, one: Locator, by: { x: number; y: number }) {
  await standsStill(one);
  const box = await one.boundingBox();
  if (box === null) throw new Error("nothing to swipe on");
  const session = await page.context().newCDPSession(page);
  const x = box.x + box.width / 2;
  const y = box.y + Math.min(box.height / 2, 60);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", share = 0) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        type === "touchEnd"
          ? []
          : [{ x: x + by.x * share, y: y + by.y * share }],
    });
  await send("touchStart");
  for (let step = 1; step <= 10; step += 1) await send("touchMove", step / 10);
  await send("touchEnd");
  await session.detach();
}

test("on a phone Run brings the run into view, and a swipe on it scrolls", async () => {
  const at = `${site.address}#/en/lab`;
  const { page, close } = await visit(browser as Browser, at, PHONE);
  await page.locator("form.chooser select").selectOption("server-crash");
  await page.getByRole("button", { name: "Run", exact: true }).tap();
  const picture = page.locator(".scene-topology");
  await picture.waitFor();
  await expect.poll(() => topOf(picture)).toBeLessThan(740 / 2);
  const moment = page.locator(".scene-moment");
  const began = await moment.textContent();
  for (const one of [picture, page.locator(".scene-strip")]) {
    await standsStill(picture);
    const before = await topOf(picture);
    await swipe(page, one, { x: 0, y: -120 });
    await expect.poll(() => topOf(picture)).toBeLessThan(before - 60);
  }
  await expect.poll(() => moment.textContent()).toBe(began);
  await swipe(page, page.locator(".scene-strip"), { x: -80, y: 0 });
  await expect.poll(() => moment.textContent()).not.toBe(began);
  await close();
});

test("a break in the clock of the diagram says what it is", async () => {
  const at = site.address + labHash({ scenario: "server-crash" });
  const { page, close } = await visitRun(browser as Browser, at);
  const fold = page.locator(".scene-fold title").first();
  const key = page.locator(".lab-diagram .scene-legend");
  await expect.poll(() => fold.textContent()).toBe("quiet time, cut short");
  await expect.poll(() => key.textContent()).toContain("quiet time, cut short");
  await close();
});

test("a run that takes long says how far it is", async () => {
  // The first word comes after 250 ms; this takes longer on any machine.
  const scenario = crowd({ hosts: 10, inFlight: 100, calls: 8_000 });
  const run = { scenario, seed: 1, interventions: [] };
  const at = site.address + formatLabLink("en", { run, level: "call" });
  const { page, close } = await visit(browser as Browser, site.address);
  // What was said once stays seen, however quick this machine is.
  await page.evaluate(() => {
    const said = new Set<string>();
    Object.assign(globalThis, { said });
    new MutationObserver(() => {
      const text = document.querySelector(".notices .progress")?.textContent;
      if (text) said.add(text);
    }).observe(document.body, { subtree: true, childList: true });
  });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(at).hash);
  await page.locator("tr[aria-current]").waitFor();
  const said = await page.evaluate("[...said].join()");
  expect(said).toMatch(/Running … [\d.]+ s of 200 s at most/);
  await close();
});
