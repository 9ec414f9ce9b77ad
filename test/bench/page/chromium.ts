/** How does a measurement open the page in Chromium? */
import { type Browser, chromium, type Page } from "playwright-core";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { formatLabLink } from "../../../web/app/link.ts";

/** Where Chromium is, unless somebody says where. */
export const CHROMIUM_PATH = process.env["CHROME_PATH"] ?? "/usr/bin/chromium";

const VIEWPORT = { width: 1440, height: 900 };

/** A run may have a hundred thousand rows. */
const RUN_MS_MAX = 120_000;

/** Headless and with software drawing: a floor for real machines. */
export async function openChromium(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: CHROMIUM_PATH,
      args: ["--no-sandbox", "--disable-gpu"],
    });
  } catch (error) {
    throw new Error(
      `${CHROMIUM_PATH} does not start; install Chromium or set CHROME_PATH`,
      { cause: error },
    );
  }
}

/** A page in a profile of its own, at an address of the site. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    locale: "en-GB",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(RUN_MS_MAX);
  // tsx names every closure by it; the page has no such thing.
  await page.addInitScript("globalThis.__name = (value) => value;");
  await page.goto(url);
  return page;
}

/** Opens a scenario in the lab, by a link as anybody could send it. */
export async function openInLab(
  browser: Browser,
  site: string,
  scenario: Scenario | string,
): Promise<Page> {
  const run = { scenario, seed: 1, interventions: [] };
  const hash = formatLabLink("en", { run, row: 0, level: "call" });
  const page = await openPage(browser, site + hash);
  await page.locator("tr[aria-current]").waitFor();
  return page;
}
