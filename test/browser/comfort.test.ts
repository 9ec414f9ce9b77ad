/** Can one read at once, find one's way, and come back to what one had? */
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { labHash, openSite, visit, visitRun } from "./site.ts";

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
  expect(await page.locator(".bench-buttons").count()).toBe(0);
  await home.close();
});

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
  await button(/^Repeat from .* to here: B/).click();
  await button(/^Stop repeating /).waitFor();
  await button(/^Play$/).click();
  // Out of the loop it would be at its end, which is a button of its own.
  await button("Pause playing").waitFor();
  await button(/^Stop repeating /).click();
  await button("Repeat from here: A").waitFor();
  await close();
});
