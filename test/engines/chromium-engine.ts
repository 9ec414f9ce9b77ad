/** How does Chromium run the bundle? In a Worker, as the page does. */
import { type Browser, chromium, type Page } from "playwright-core";
import type { Report } from "../../web/engine/order.ts";
import { GLOBAL, type LoadedEngine, linesOf } from "./engine-api.ts";

/** What Playwright switches off; a list of ours takes the place of its own. */
const FEATURES_OFF = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/**
 * Pages of the browser itself, in the address bar of each window, though
 * nobody sees it: they cost as much as the page that is under test.
 */
const BAR_OFF = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
];

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...FEATURES_OFF, ...BAR_OFF].join(",")}`,
];

/** A Chromium of its own, with a fresh profile and without the network. */
export function launchChromium(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: FLAGS });
}

/** Runs a script in a Worker that sends one message back. */
export function inWorker(page: Page, script: string): Promise<unknown> {
  return page.evaluate((text) => {
    const url = URL.createObjectURL(new Blob([text]));
    const worker = new Worker(url);
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = (event) => {
        worker.terminate();
        URL.revokeObjectURL(url);
        resolve(event.data);
      };
    });
  }, script);
}

/** The value of an expression that may await, sent back or its error. */
function answering(expression: string): string {
  return `;(async () => (${expression}))().then(
    (value) => postMessage(value),
    (error) => setTimeout(() => { throw error; }),
  );`;
}

export async function loadInChromium(
  bundle: string,
  path: string,
): Promise<LoadedEngine> {
  const browser = await launchChromium(path);
  const page = await browser.newPage();
  const evaluate = (expression: string) =>
    inWorker(page, bundle + answering(expression));
  return {
    name: `Chromium ${browser.version()}`,
    digests: async (orders) =>
      (await evaluate(`(async () => {
        const digests = [];
        for (const order of ${JSON.stringify(orders)}) {
          const answer = await ${GLOBAL}.run(order, "digest-only");
          digests.push(answer.report?.digest ?? answer.problems.join());
        }
        return digests;
      })()`)) as string[],
    lines: async (order) => {
      const run = `${GLOBAL}.run(${JSON.stringify(order)})`;
      const report = await evaluate(`(await ${run}).report`);
      return linesOf(report as Report);
    },
    close: () => browser.close(),
  };
}
