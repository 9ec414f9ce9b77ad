/** Is the lab seen through a host's eyes, and driven by keys alone? */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { violationsHere } from "./axe-page.ts";
import { labHash, openSite, visitRun } from "./site.ts";

const site = await openSite();
let browser: Browser | undefined;

beforeEach(async (context) => {
  browser ??= await launchChromium(peer("chromium", context));
});

afterAll(async () => {
  await browser?.close();
  site.close();
});

const open = (
  locale: "en" | "zh-CN" = "en",
  options: BrowserContextOptions = {},
) => {
  const run = { scenario: "lost-reply", locale } as const;
  return visitRun(browser as Browser, site.address + labHash(run), options);
};

const eyes = (page: Page) => page.locator(".eyes-select select");
const tabs = (page: Page) => page.getByRole("tab").allTextContents();

test("through a host's eyes all else is gone, and runs look the same", async () => {
  const { page, complaints, close } = await open();
  await page.locator("#scene").focus();
  // The phone has had all its answers: it never hears of this.
  await page.keyboard.press("End");
  await page.keyboard.press("c");
  await page.locator("#tab-2").waitFor();
  await eyes(page).selectOption("phone");
  const hosts = page.locator(".table td.host");
  const isOwn = async () => new Set(await hosts.allTextContents());
  await expect.poll(isOwn).toEqual(new Set(["phone"]));
  for (const part of [".hosts", ".on-its-way", ".difference", ".compare"]) {
    await expect
      .poll(() => page.locator(part).count(), { message: part })
      .toBe(0);
  }
  await page.getByRole("button", { name: "Every run that looks" }).click();
  await page.getByText("2 runs that look the same to phone").waitFor();
  const found = page.locator(".alike li");
  await expect
    .poll(() => found.allTextContents())
    .toEqual(["branch-1", "main"]);
  await found.last().getByRole("button").click();
  await page.locator("#tab-1[aria-selected=true]").waitFor();
  await expect.poll(() => found.count()).toBe(2);
  // One host acts on nothing but itself.
  await page.locator("#scene").focus();
  await page.keyboard.press("c");
  await page.getByText("Through the eyes of one host").waitFor();
  // What only another host knows, one sees with everybody's eyes.
  await eyes(page).selectOption("");
  await expect.poll(isOwn).toContain("bank");
  expect(complaints).toEqual([]);
  await close();
});

test("B makes a branch, which takes the first act itself", async () => {
  const { page, complaints, close } = await open();
  await page.locator("#scene").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("b");
  await page.getByText("nothing has been done in it yet").waitFor();
  await expect.poll(() => tabs(page)).toEqual(["main", "branch-1"]);
  await page.keyboard.press("c");
  await page.getByRole("list", { name: "What was done" }).waitFor();
  await expect.poll(() => page.locator(".branch-tools li").count()).toBe(1);
  await expect.poll(() => tabs(page)).toHaveLength(2);
  await page.keyboard.press("Control+z");
  await page.getByText("nothing has been done in it yet").waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => tabs(page)).toEqual(["main"]);
  expect(complaints).toEqual([]);
  await close();
});

test.each([
  ["en", "分支"],
  ["zh-CN", "new BRANCH"],
] as const)(
  "a command is found in either language: %s",
  async (locale, text) => {
    const { page, complaints, close } = await open(locale);
    await page.locator(".chooser input").focus();
    await page.keyboard.press("Control+k");
    const dialog = page.locator("dialog.commands");
    await dialog.getByRole("combobox").waitFor();
    await dialog.locator("kbd").first().waitFor();
    const keys = await dialog.locator("kbd").allTextContents();
    expect(await violationsHere(page, undefined, ".commands")).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    await page.locator(".chooser input:focus").waitFor();
    await page.keyboard.press("Control+k");
    await dialog.locator("input:focus").waitFor();
    await page.keyboard.insertText(text);
    await expect.poll(() => dialog.getByRole("option").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.locator("#tab-2[aria-selected=true]").waitFor();
    // The list of keys has the same, and how to come here and to leave.
    await page.locator("#scene").focus();
    await page.keyboard.press("?");
    const sheet = page.locator(".scene-sheet kbd");
    const listed = async () => [...new Set(await sheet.allTextContents())];
    const apart = new Set([...keys, "Ctrl", "K", "Esc"]);
    await expect
      .poll(async () => (await listed()).sort())
      .toEqual([...apart].sort());
    expect(complaints).toEqual([]);
    await close();
  },
);

const STOPS_MAX = 12;

test.each([
  ["opened", false],
  ["loaded again", true],
])(
  "a dozen Tab stops lead into the scene of a lab just %s",
  async (_, isAgain) => {
    const { page, close } = await open();
    // Who had touched the page finds the focus at its heading again.
    await page.keyboard.press("Shift");
    if (isAgain) await page.reload();
    await page.locator("tr[aria-current]").waitFor();
    const isAt = (selector: string) =>
      page.evaluate((one) => document.activeElement?.matches(one), selector);
    for (let stop = 1; stop <= STOPS_MAX; stop += 1) {
      await page.keyboard.press("Tab");
      if (await isAt(".skip")) await page.keyboard.press("Enter");
      if (await isAt("#scene .views button")) break;
    }
    expect(await isAt("#scene .views button")).toBe(true);
    await close();
  },
);

interface Heard {
  readonly text: string;
  readonly atMs: number;
  readonly isPlaying: boolean;
}

test("turning points are read aloud, but for those that play", async () => {
  const { page, close } = await open();
  await page.evaluate(() => {
    const all: Heard[] = [];
    Object.assign(globalThis, { heardSoFar: all });
    const region = document.querySelector(".heard") as HTMLElement;
    const listen = new MutationObserver(() => {
      const button = document.querySelector(".scene-transport .play");
      const isPlaying = button?.textContent?.includes("Pause") === true;
      const text = region.textContent ?? "";
      all.push({ text, atMs: performance.now(), isPlaying });
    });
    const what = { characterData: true, childList: true, subtree: true };
    listen.observe(region, what);
  });
  const heard = () =>
    page.evaluate(
      () => (globalThis as unknown as { heardSoFar: Heard[] }).heardSoFar,
    );
  const last = async () => (await heard()).at(-1)?.text;
  await page.locator("#scene").focus();
  const speed = page.getByRole("combobox", { name: "Speed" });
  await speed.selectOption("32");
  await page.locator("#scene").focus();
  await page.keyboard.press(" ");
  await page.getByRole("button", { name: "Pause playing" }).waitFor();
  await page
    .locator(".stepper [aria-label='Last row'][aria-disabled=true]")
    .waitFor();
  await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  await page.keyboard.press("Home");
  for (let turn = 0; turn < 4; turn += 1) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await expect.poll(last).toContain("is dropped");
  const all = await heard();
  expect(all.filter(({ isPlaying }) => isPlaying)).toEqual([]);
  const gapsMs = all.slice(1).map(({ atMs }, n) => atMs - (all[n]?.atMs ?? 0));
  // The page may be late with the first of two.
  expect(gapsMs.filter((gapMs) => gapMs < 1_500)).toEqual([]);
  await close();
});

test("what plays out of sight is not drawn, and its time goes on", async () => {
  const { page, close } = await open("en", {
    viewport: { width: 900, height: 500 },
  });
  await page.evaluate(() => {
    const counts = { drawn: 0 };
    Object.assign(globalThis, { counts });
    const { prototype } = CanvasRenderingContext2D;
    const clear = prototype.clearRect;
    prototype.clearRect = function (...area) {
      counts.drawn += 1;
      clear.apply(this, area);
    };
  });
  const drawn = () =>
    page.evaluate(
      () =>
        (globalThis as unknown as { counts: { drawn: number } }).counts.drawn,
    );
  await page.locator("#scene").focus();
  await page.keyboard.press(" ");
  const before = await drawn();
  await expect.poll(drawn).toBeGreaterThan(before);
  const rows = page.locator(".table");
  await rows.evaluate((one) => one.scrollIntoView({ block: "start" }));
  const at = page.locator(".slider b");
  const row = async () => Number.parseFloat((await at.textContent()) ?? "");
  // One more frame may be on its way; from then on there is none.
  const now = await row();
  await expect.poll(row).toBeGreaterThan(now);
  const then = [await drawn(), await row()] as const;
  await expect.poll(row).toBeGreaterThan(then[1]);
  expect(await drawn()).toBe(then[0]);
  await close();
});
