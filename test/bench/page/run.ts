/** How good is the page, beside its budgets? */
import { openChromium } from "./chromium.ts";
import { type Figure, figureText } from "./figure.ts";
import { openBuiltSite } from "./site.ts";
import { TASKS } from "./tasks.ts";

export interface PageBenchOptions {
  /** Names of tasks; all when left out. */
  readonly only?: readonly string[];
  /** 1 measures in full; less is quicker and says less. */
  readonly scale?: number;
  readonly onProgress: (line: string) => void;
  readonly onFigure: (figure: Figure) => void;
}

export interface PageBenchResult {
  readonly met: number;
  readonly missed: number;
  /** What could not be measured. */
  readonly skipped: number;
}

/** Names of all that is measured of the page. */
export function pageTaskNames(): readonly string[] {
  return TASKS.map(({ name }) => name);
}

/** Builds and serves the site, opens it in Chromium and measures. */
export async function benchPage(
  options: PageBenchOptions,
): Promise<PageBenchResult> {
  const { only, scale = 1, onProgress } = options;
  let [met, missed, skipped] = [0, 0, 0];
  const onFigure = (figure: Figure): void => {
    if (figure.isMet) met += 1;
    else missed += 1;
    options.onFigure(figure);
  };
  const onSkipped = (name: string, why: string): void => {
    skipped += 1;
    onProgress(`${name}: SKIPPED, ${why}`);
  };
  onProgress("building the site");
  const site = await openBuiltSite();
  try {
    const browser = await openChromium();
    const bench = { site, browser, scale, onProgress, onFigure, onSkipped };
    try {
      for (const task of TASKS) {
        if (only !== undefined && !only.includes(task.name)) continue;
        onProgress(`${task.name}: ${task.about}`);
        await task.run(bench);
      }
    } finally {
      await browser.close();
    }
  } finally {
    site.close();
  }
  return { met, missed, skipped };
}

export { figureText as pageFigureText };
