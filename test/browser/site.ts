/** How does a test open the site, and what does it watch for? */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type {
  Browser,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import type { Level } from "../../src/ports/event.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import { parseLink, type RunLink } from "../../src/scenario/link.ts";
import { formatLabLink } from "../../web/app/link.ts";
import { serveSite } from "../../web/serve.ts";
import { builtSite } from "./built-site.ts";

const PORT_FIRST = 47_300;

/** What hangs is to fail; a loaded machine is not to. */
const WAIT_MS_MAX = 60_000;

export interface Site {
  readonly address: string;
  /** The names of all its style sheets. */
  sheets(): Promise<readonly string[]>;
  close(): void;
}

/** Serves the site as its sources are now; all test files share one build. */
export async function openSite(): Promise<Site> {
  const folder = await builtSite();
  const { server, port } = await serveSite({
    folder,
    portFirst: PORT_FIRST,
    say: () => {},
  });
  return {
    address: `http://localhost:${port}/`,
    sheets: async () => {
      const names = await readdir(join(folder, "assets"));
      return names.filter((name) => name.endsWith(".css"));
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A page in a profile of its own, with all that it must not do. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, and what nobody caught. */
  readonly complaints: readonly string[];
  /** Addresses asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface Shown {
  readonly scenario: string;
  readonly seed?: number;
  readonly row?: number;
  readonly level?: Level;
  /** "500ms=crash:bank" */
  readonly hands?: readonly string[];
  readonly digest?: string;
  readonly locale?: "en" | "zh-CN";
}

/** The hash that shows a run in the lab. */
export function labHash(shown: Shown): string {
  const { scenario, seed = 1, row = 0, level = "call", digest } = shown;
  const interventions = (shown.hands ?? []).map((text) => {
    const parsed = parseIntervention(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  });
  const made = digest === undefined ? {} : { digest, version: "0.0.1" };
  const run: RunLink = { scenario, seed, interventions, ...made };
  return formatLabLink(shown.locale ?? "en", { run, row, level });
}

/** What the link of an address says; throws when it says nothing. */
export function runOf(address: string): RunLink {
  const parsed = parseLink(address);
  if (!parsed.ok) throw new Error(address);
  return parsed.value;
}

export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  context.setDefaultTimeout(WAIT_MS_MAX);
  // What a service worker fetches, no test could hold back or count.
  await context.addInitScript("delete Navigator.prototype.serviceWorker;");
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => {
    const url = request.url();
    // A Worker's own text and the drawn icon never leave the page.
    if (!/^(blob|data):/.test(url)) requests.push(url);
  });
  await page.goto(address);
  const isLab = /#(\/[\w-]+\/lab|farcall:)/.test(address);
  const ready = isLab
    ? ".chooser select:not(:disabled)"
    : "main a, main button";
  await page.locator(ready).first().waitFor();
  return { page, complaints, requests, close: () => context.close() };
}

/** Opens a link and waits until its run is there. */
export async function visitRun(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visited = await visit(browser, address, options);
  await visited.page.locator("tr[aria-current]").waitFor();
  return visited;
}

/** As many frames without a change, and what has moved stands. */
const FRAMES_STILL = 10;

/** Waits until it neither moves nor says anything new, by the page's clock. */
export async function standsStill(one: Locator): Promise<void> {
  await one.evaluate(
    (element, framesStill) =>
      new Promise<void>((resolve) => {
        let before = "";
        let frames = 0;
        const look = (): void => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const now = [x, y, width, height, element.textContent].join();
          frames = now === before ? frames + 1 : 0;
          before = now;
          if (frames === framesStill) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    FRAMES_STILL,
  );
}

/** What rows of the table say, the text of their cells in one line each. */
export async function textsOf(rows: Locator): Promise<readonly string[]> {
  const lines = await rows.evaluateAll((elements) =>
    elements.map((row) => {
      const cells = [...row.querySelectorAll("td")];
      return cells.map((cell) => cell.textContent).join(" ");
    }),
  );
  return lines;
}

export function rowsOf(page: Page): Promise<readonly string[]> {
  return textsOf(page.locator(".table tbody tr"));
}

export async function digestOf(page: Page): Promise<string> {
  return (await page.locator("code.digest").textContent()) ?? "";
}
