/** How does a test sit at the page's desk? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import type { GradeResult } from "../../../src/course/grade-result.ts";
import type { DeskLimits } from "../../../web/sandbox/desk.ts";
import { serveSite } from "../../../web/serve.ts";
import { ROOT } from "../../support/source.ts";

const PORT_FIRST = 47_600;
const SLUG = "01-hello-far-call";

/** What came of one grade, and what the page felt of it. */
export interface Graded {
  readonly result: GradeResult;
  /** From the call to the first run, and to the grade. */
  readonly firstMs: number;
  readonly allMs: number;
  /** The longest time between two frames, meanwhile. */
  readonly gapMs: number;
  /** Frames that are left in the page. */
  readonly framesLeft: number;
}

export interface OpenDesk {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Addresses that were asked for since the page was there. */
  readonly requests: readonly string[];
  grade(text: string, seeds?: readonly number[]): Promise<Graded>;
}

/** Builds a page with a desk and nothing else; serves it as the site is. */
export async function serveDesk(): Promise<{
  readonly address: string;
  close(): void;
}> {
  const folder = mkdtempSync(join(tmpdir(), "farcall-desk-"));
  await build({
    configFile: `${ROOT}web/vite.config.ts`,
    root: `${ROOT}test/browser/desk`,
    logLevel: "error",
    build: { outDir: folder },
  });
  const { server, port } = await serveSite({
    folder,
    portFirst: PORT_FIRST,
    say: () => {},
  });
  return {
    address: `http://localhost:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function openDesk(
  browser: Browser,
  address: string,
  limits: DeskLimits = {},
): Promise<OpenDesk> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(address);
  await page.evaluate(`globalThis.desk = new Desk(${JSON.stringify(limits)})`);
  page.on("request", (request) => {
    const url = request.url();
    // Texts of its own, and what the page itself loads when it is needed.
    if (/^(blob|data|about):/.test(url)) return;
    if (!url.startsWith(`${address}assets/`)) requests.push(url);
  });
  const grade = async (text: string, seeds?: readonly number[]) => {
    const ask = { slug: SLUG, text, locale: "en", seeds };
    return (await page.evaluate(
      `(${GRADE})(${JSON.stringify(ask)})`,
    )) as Graded;
  };
  return { page, complaints, requests, grade };
}

/** Runs in the page. */
const GRADE = `async (ask) => {
  let gapMs = 0;
  let firstMs = 0;
  let isOver = false;
  const begunMs = performance.now();
  let lastMs = begunMs;
  const look = () => {
    const nowMs = performance.now();
    gapMs = Math.max(gapMs, nowMs - lastMs);
    lastMs = nowMs;
    if (!isOver) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const onProgress = () => {
    firstMs ||= performance.now() - begunMs;
  };
  const result = await desk.grade({ ...ask, onProgress });
  const allMs = performance.now() - begunMs;
  isOver = true;
  const framesLeft = document.querySelectorAll("iframe").length;
  return { result, firstMs, allMs, gapMs, framesLeft };
}`;
