/** How soon does the workbench answer, and what do floods do to the page? */
import type { Browser, Page } from "playwright-core";
import { openPage } from "./chromium.ts";
import { goToStep } from "./control.ts";

/** What watches the page; it stands beside the product, not in it. */
interface BenchWatch {
  /** When a program was given its job last, and when its frame was gone. */
  askedMs: number;
  goneMs: number;
  /** Between frames, since somebody emptied it. */
  gapsMs: number[];
}

declare global {
  var farcallBench: BenchWatch | undefined;
}

/** The workbench of a lesson, with all that it needs to begin. */
export async function openWorkbench(
  browser: Browser,
  url: string,
  step: string,
): Promise<Page> {
  const page = await openPage(browser, url);
  await goToStep(page, step);
  await page.locator(".own-file .cm-content").waitFor();
  await page.evaluate(() => {
    const watch: BenchWatch = { askedMs: 0, goneMs: 0, gapsMs: [] };
    globalThis.farcallBench = watch;
    const { prototype } = MessagePort;
    const post = prototype.postMessage;
    prototype.postMessage = function (...args: unknown[]) {
      const [message] = args;
      const isJob = typeof message === "object" && message && "job" in message;
      if (isJob) watch.askedMs = performance.now();
      Reflect.apply(post, this, args);
    };
    new MutationObserver((changes) => {
      const gone = changes.flatMap(({ removedNodes }) => [...removedNodes]);
      const isCage = gone.some((node) => node.nodeName === "IFRAME");
      if (isCage) watch.goneMs = performance.now();
    }).observe(document.body, { childList: true });
    let lastMs = performance.now();
    requestAnimationFrame(function frame() {
      const nowMs = performance.now();
      watch.gapsMs.push(nowMs - lastMs);
      lastMs = nowMs;
      requestAnimationFrame(frame);
    });
  });
  return page;
}

/** In the place of what stands in the editor, as by hand. */
export async function write(page: Page, text: string): Promise<void> {
  await page.locator(".own-file .cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

export interface Waited {
  /** From the click until the page has told of the first run. */
  readonly firstMs: number;
  /** … and until the results stand there. */
  readonly allMs: number;
}

/** Presses Run and waits for what the checks say. */
export function gradeMs(page: Page): Promise<Waited> {
  return page.evaluate(async () => {
    const run = document.querySelector<HTMLElement>(".bench-buttons .primary");
    if (!run) throw new Error("no button to run a program");
    const bar = () =>
      document.querySelector<HTMLProgressElement>(".bench-bar progress");
    const startMs = performance.now();
    run.click();
    let firstMs = 0;
    const frame = () => new Promise(requestAnimationFrame);
    do {
      await frame();
      if ((bar()?.value ?? 1) >= 1) firstMs ||= performance.now() - startMs;
    } while (bar() !== null);
    return { firstMs, allMs: performance.now() - startMs };
  });
}

/** Opens the run of the first check that failed, and lets it play slowly. */
export async function playFailedRun(page: Page): Promise<void> {
  await page.locator(".failure-actions button").first().click();
  const scene = page.locator(".run-scene");
  await scene.locator("select.scene-speed").selectOption("0.1");
  await scene.locator(".scene-controls button").nth(1).click();
}

export interface Felt {
  /** The longest time between two frames until the page was rid of it. */
  readonly gapMs: number;
  /** From the job's last moment to the end of the frame that had it. */
  readonly lateMs: number;
}

/** Runs what stands in the editor, which never ends by itself. */
export async function floodMs(page: Page, runMsMax: number): Promise<Felt> {
  await page.evaluate(() => {
    const watch = globalThis.farcallBench;
    if (watch) watch.gapsMs = [];
  });
  await gradeMs(page);
  return page.evaluate((limitMs) => {
    const watch = globalThis.farcallBench;
    if (!watch) throw new Error("nothing watches");
    const { gapsMs, goneMs, askedMs } = watch;
    return {
      gapMs: Math.max(...gapsMs),
      lateMs: goneMs - askedMs - limitMs,
    };
  }, runMsMax);
}
