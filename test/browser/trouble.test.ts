/** What does the page say when something is wrong? */
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { openSite, visit, visitRun } from "./site.ts";

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

test.each([
  ["#/en/hello?seed=-4", "give a whole number from 0 to"],
  ["#/en/hello?seed=1&row=x", "opens at the first row"],
  ["#/en/hello?seed=1&level=atom", "call, message, frame or packet"],
  ["#/fr/bonjour", "Choose a scenario"],
  ["#/en/nope?seed=1", "there are hello"],
  ["#/en/hello?seed=1&do=90ms=crash:srever", "server"],
  ["#/en/hello?seed=1&do=soon", "500ms=crash"],
  ["#/en/hello?seed=1&digest=0123456789abcdef", "another version"],
])("the link %s is answered with a remedy", async (hash, remedy) => {
  const { page, complaints, close } = await visit(
    browser as Browser,
    site.address + hash,
  );
  const notice = page.locator(".notice");
  await notice.waitFor();
  expect(await notice.textContent()).toContain(remedy);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  expect(await notice.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test.each(["", "abc", "1.5", "-1", "9007199254740992", "1e3"])(
  "the seed %j is refused and the run stays",
  async (seed) => {
    const { page, close } = await visitRun(
      browser as Browser,
      `${site.address}#/en/hello?seed=1`,
    );
    await page.getByLabel("Seed", { exact: true }).fill(seed);
    await page
      .getByRole("button", { name: "Run", exact: false })
      .first()
      .click();
    await page.getByText("is no seed").waitFor();
    expect(await page.locator("tr[aria-current]").count()).toBe(1);
    await close();
  },
);

test("a run that takes long shows so and can be stopped", async () => {
  const { page, close } = await visit(browser as Browser, site.address);
  // An engine that never answers: the order is lost on its way.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => {
      Worker.prototype.postMessage = post;
    };
  });
  await page.getByRole("button", { name: "Hello, far call" }).click();
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped.").waitFor();
  await page.getByRole("button", { name: "Hello, far call" }).click();
  await page.locator("code.digest").waitFor();
  await close();
});

test("going back to an older address shows its run", async () => {
  const { page, close } = await visitRun(
    browser as Browser,
    `${site.address}#/en/hello?seed=1`,
  );
  const before = await page.locator("code.digest").textContent();
  await page.evaluate(() => {
    location.hash = "#/en/hello?seed=2&row=0&level=call";
  });
  await expect
    .poll(() => page.locator("code.digest").textContent())
    .not.toBe(before);
  await page.goBack();
  await expect
    .poll(() => page.locator("code.digest").textContent())
    .toBe(before);
  await close();
});
