/** How evenly does the picture move, and what does a frame cost? */
import type { Browser, Page } from "playwright-core";

/** Gaps between frames while a run plays, in milliseconds. */
export async function frameGapsMs(
  page: Page,
  forMs: number,
): Promise<readonly number[]> {
  await play(page);
  return page.evaluate(async (lastsMs) => {
    const gaps: number[] = [];
    let last: number | undefined;
    const startMs = performance.now();
    while (performance.now() - startMs < lastsMs) {
      const nowMs = await new Promise(requestAnimationFrame);
      if (last !== undefined) gaps.push(nowMs - last);
      last = nowMs;
    }
    return gaps;
  }, forMs);
}

/** From the start, at speed 1, with only the picture of who is where. */
async function play(page: Page): Promise<void> {
  const scene = page.locator("#scene");
  await scene.focus();
  await page.keyboard.press("1");
  await page.keyboard.press("Home");
  await page.locator(".scene-topology canvas").waitFor();
  const start = scene.getByRole("button", { name: /Play$/ });
  if (await start.isVisible()) await start.click();
  await scene.getByRole("button", { name: /Pause( playing)?$/ }).waitFor();
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Without what other programs of the machine took meanwhile. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** What counts as script: tasks of it, whoever began them. */
const SCRIPT = new Set(["FunctionCall", "RunMicrotasks", "EvaluateScript"]);

/**
 * Script on the page's own thread, frame by frame, in milliseconds of that
 * thread: what else the machine does shows in frames a second, not in this.
 */
export async function scriptMs(
  browser: Browser,
  page: Page,
  forMs: number,
): Promise<readonly number[]> {
  const categories = ["devtools.timeline", "v8", "v8.execute"];
  await play(page);
  await browser.startTracing(page, { categories });
  await page.waitForTimeout(forMs);
  const trace = JSON.parse(String(await browser.stopTracing())) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return scriptPerFrame(trace.traceEvents);
}

function scriptPerFrame(events: readonly TraceEvent[]): readonly number[] {
  const fired = events.filter(({ name }) => name === "FireAnimationFrame");
  const [first] = fired;
  if (first === undefined) return [];
  const { pid, tid } = first;
  const mine = events
    .filter((event) => event.pid === pid && event.tid === tid)
    .filter(({ name, ph }) => ph === "X" && SCRIPT.has(name))
    .sort((a, b) => a.ts - b.ts);
  const frames = fired.map(({ ts }) => ts).sort((a, b) => a - b);
  const costs = frames.slice(1).map(() => 0);
  let [frame, endedAt] = [0, 0];
  for (const { ts, dur = 0, tdur = dur } of mine) {
    while (frame < costs.length && ts >= (frames[frame + 1] ?? 0)) frame += 1;
    if (frame >= costs.length) break;
    if (ts < (frames[0] ?? 0)) continue;
    // A call within a call counts once.
    if (ts < endedAt) continue;
    endedAt = ts + dur;
    costs[frame] = (costs[frame] ?? 0) + tdur / 1000;
  }
  return costs;
}
