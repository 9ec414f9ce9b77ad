/** Can one read at once, find one's way, and come back to what one had? */
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { openSite, visit } from "./site.ts";

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
