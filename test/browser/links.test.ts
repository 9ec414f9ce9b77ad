/** Does a link show somebody else the same picture? */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { parseLink } from "../../src/scenario/link.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { digestOf, labHash, openSite, visitRun } from "./site.ts";

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

/** Every visit is a profile of its own. */
const open = (address: string) =>
  visitRun(browser as Browser, address, {
    viewport: { width: 1280, height: 800 },
  });

/** The picture, once it is the same twice in a row. */
async function pictureOf(page: Page): Promise<Buffer> {
  // Where the focus is, is no part of a link. Nor is what was drawn before:
  // Chromium draws the edge of a part anew in other shades than the whole.
  await page.evaluate(async () => {
    (document.activeElement as HTMLElement).blur();
    for (const visibility of ["hidden", ""]) {
      document.documentElement.style.visibility = visibility;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
  });
  const scene = page.locator(".lab-scene");
  await scene.locator("canvas").waitFor();
  let picture = await scene.screenshot();
  await expect
    .poll(async () => {
      const before = picture;
      picture = await scene.screenshot();
      return picture.equals(before);
    })
    .toBe(true);
  return picture;
}

test.each(["en", "zh-CN"] as const)(
  "a link to a moment gives the same digest and pixels, in %s",
  async (locale) => {
    const sender = await open(
      site.address + labHash({ scenario: "lost-reply", locale }),
    );
    for (let turn = 0; turn < 3; turn += 1) {
      const before = sender.page.url();
      await sender.page.keyboard.press("Shift+ArrowRight");
      await expect.poll(() => sender.page.url()).not.toBe(before);
    }
    const digest = await digestOf(sender.page);
    const picture = await pictureOf(sender.page);
    const guest = await open(sender.page.url());
    await expect.poll(() => digestOf(guest.page)).toBe(digest);
    const seen = await pictureOf(guest.page);
    // The same bytes of PNG: not one pixel differs.
    expect(seen.equals(picture)).toBe(true);
    await guest.page.keyboard.press("Home");
    expect((await pictureOf(guest.page)).equals(picture)).toBe(false);
    await sender.close();
    await guest.close();
  },
);

test("a link to a branch gives the branch, digest and pixels", async () => {
  const sender = await open(
    site.address +
      labHash({ scenario: "server-crash", row: 50, level: "packet" }),
  );
  const { page } = sender;
  const main = await digestOf(page);
  await page.getByRole("button", { name: "Crash bank" }).click();
  await page.getByRole("tab", { name: "branch-1", selected: true }).waitFor();
  await expect.poll(() => digestOf(page)).not.toBe(main);
  const digest = await digestOf(page);
  const picture = await pictureOf(page);
  const guest = await open(await addressOf(page, digest));
  await expect.poll(() => digestOf(guest.page)).toBe(digest);
  expect((await pictureOf(guest.page)).equals(picture)).toBe(true);
  await sender.close();
  await guest.close();
});

/** The address follows what one sees, a moment later. */
async function addressOf(page: Page, digest: string): Promise<string> {
  await expect
    .poll(() => {
      const parsed = parseLink(page.url());
      return parsed.ok ? parsed.value.digest : "";
    })
    .toBe(digest);
  return page.url();
}
