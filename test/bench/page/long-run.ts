/** How does a long run open, how does it scroll, what does it keep? */
import type { Page } from "playwright-core";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { formatLabLink } from "../../../web/app/link.ts";

/** When the engine gave the page its last run; beside the product. */
declare global {
  var farcallAnsweredMs: number | undefined;
}

export interface Opened {
  /** From the link to a page that one can work with, in milliseconds. */
  readonly allMs: number;
  /** … of these, since the engine was done with the run. */
  readonly openMs: number;
}

/** Opens a run in a lab that has its engine. */
export async function openedMs(
  page: Page,
  scenario: Scenario,
): Promise<Opened> {
  await page.addInitScript(watchAnswers);
  await page.reload();
  await page.locator("code.digest").waitFor();
  const run = { scenario, seed: 1, interventions: [] };
  const hash = formatLabLink("en", { run, row: 0, level: "call" });
  return page.evaluate(async (to) => {
    const digest = () => document.querySelector("code.digest")?.textContent;
    const frame = () => new Promise(requestAnimationFrame);
    const before = digest();
    const startMs = performance.now();
    location.hash = to;
    for (let now = before; !now || now === before; now = digest()) {
      await frame();
    }
    // Painted, and free for what comes next.
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    const endMs = performance.now();
    const answeredMs = globalThis.farcallAnsweredMs ?? startMs;
    return { allMs: endMs - startMs, openMs: endMs - answeredMs };
  }, hash);
}

/** Runs in the page, before anything else does. */
function watchAnswers(): void {
  const own = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  Object.defineProperty(Worker.prototype, "onmessage", {
    ...own,
    set(hear: (event: MessageEvent) => void) {
      own?.set?.call(this, (event: MessageEvent) => {
        // What comes is read when it is asked for: that is the page's time.
        globalThis.farcallAnsweredMs = performance.now();
        hear(event);
      });
    },
  });
}

/** What the page keeps of the run, after all that can go is gone. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}

/** Gaps between frames while the list of all rows scrolls, milliseconds. */
export function scrollGapsMs(
  page: Page,
  forMs: number,
): Promise<readonly number[]> {
  return page.evaluate(async (lastsMs) => {
    const list = document.querySelector("section.table");
    if (list === null) throw new Error("no list to scroll");
    const gaps: number[] = [];
    let [speed, lastMs] = [24, Number.NaN];
    const startMs = performance.now();
    // A few frames say little: a busy machine has no more in a short time.
    const isOver = () =>
      gaps.length >= 30 && performance.now() - startMs >= lastsMs;
    while (!isOver()) {
      const nowMs = await new Promise<number>(requestAnimationFrame);
      if (lastMs > 0) gaps.push(nowMs - lastMs);
      lastMs = nowMs;
      const before = list.scrollTop;
      list.scrollTop += speed;
      if (list.scrollTop === before) speed = -speed;
    }
    return gaps;
  }, forMs);
}
