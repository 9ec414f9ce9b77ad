/** What is measured of the page, and what must each figure reach? */
import { openInLab, openPage } from "./chromium.ts";
import { controlMs, goToStep, manySeedsMs } from "./control.ts";
import { type Budget, figureOf } from "./figure.ts";
import { frameGapsMs, scriptMs } from "./frames.ts";
import { lighthouse, type Scores } from "./lighthouse.ts";
import { heapMb, openedMs, scrollGapsMs } from "./long-run.ts";
import { seekMs, watchPaint } from "./paint.ts";
import { profileAt } from "./profile.ts";
import { longestScenes, timedSeeds } from "./scenes.ts";
import { fileSizesKb, loadedKb } from "./sizes.ts";
import type { Bench, Task } from "./task.ts";
import { grade, hostile } from "./workbench-tasks.ts";
import { crowd } from "./worlds.ts";

export const TASKS: readonly Task[] = [
  { name: "size", about: "compressed files of a first visit", run: sizes },
  { name: "seek", about: "random seeks in a long run", run: seek },
  { name: "frames", about: "a crowd that moves", run: frames },
  { name: "control", about: "from a control to its frame", run: control },
  { name: "seeds", about: "200 seeds of a lesson scene", run: seeds },
  { name: "scenes", about: "200 seeds of all lessons' scenes", run: scenes },
  { name: "grade", about: "from Run to what the checks say", run: grade },
  { name: "hostile", about: "floods beside a scene that plays", run: hostile },
  { name: "lighthouse", about: "Lighthouse, as on a phone", run: judged },
];

const LESSON = "#/en/lesson/01-hello-far-call";

/** Kilobytes, compressed. */
const ROUTES = [
  { name: "opening", hash: "#/en/opening", sign: "main button", jsMax: 60 },
  { name: "home", hash: "#/en/", sign: "main a", jsMax: 60 },
  { name: "lesson", hash: LESSON, sign: ".lesson-head h1", jsMax: 130 },
] as const;
const CSS_KB_MAX = 15;
const CHUNK_KB_MAX = 250;
const SITE_KB_MAX = 3000;

async function sizes({ site, browser, onFigure }: Bench): Promise<void> {
  // Each in a profile of its own: they do not share what they load.
  const loads = ROUTES.map(async (route) => {
    const address = site.address + route.hash;
    return { ...route, ...(await loadedKb(browser, address, route.sign)) };
  });
  for (const { name, jsMax, js, css, engine } of await Promise.all(loads)) {
    const kb = (what: string, atMost: number): Budget => {
      return { name: `size: ${what} of ${name}`, unit: "KB", atMost };
    };
    onFigure(figureOf(kb("script", jsMax), [js]));
    onFigure(figureOf(kb("style", CSS_KB_MAX), [css]));
    const beside = { name: `size: engine beside ${name}`, unit: "KB" };
    onFigure(figureOf(beside, [engine]));
  }
  const files = fileSizesKb(site.folder);
  const [greatest] = [...files].sort((a, b) => b.kb - a.kb);
  const name = `size: greatest file, ${greatest?.name}`;
  const chunk = { name, unit: "KB", atMost: CHUNK_KB_MAX };
  onFigure(figureOf(chunk, [greatest?.kb ?? 0]));
  const all = { name: "size: all files", unit: "KB", atMost: SITE_KB_MAX };
  const sum = files.reduce((kb, file) => kb + file.kb, 0);
  onFigure(figureOf(all, [sum]));
}

const SEEKS = 200;
/** So many calls make more than 100,000 rows. */
const LONG = { hosts: 10, inFlight: 100, calls: 3_500 };

const OPEN_MS_MAX = 1500;
const HEAP_MB_MAX = 150;
const SCROLL_MS = 3_000;

async function seek(bench: Bench): Promise<void> {
  const { site, browser, scale, onFigure } = bench;
  const calls = Math.ceil((LONG.calls * scale) / LONG.hosts) * LONG.hosts;
  const page = await openInLab(browser, site.address, "hello");
  const { allMs, openMs } = await openedMs(page, crowd({ ...LONG, calls }));
  onFigure(figureOf({ name: "seek: run and opened", unit: "ms" }, [allMs]));
  const open = { name: "seek: the run opens", atMost: OPEN_MS_MAX };
  onFigure(figureOf({ ...open, unit: "ms" }, [openMs]));
  const heap = { name: "seek: heap of the page", atMost: HEAP_MB_MAX };
  onFigure(figureOf({ ...heap, unit: "MB" }, [await heapMb(page)]));
  const gaps = await scrollGapsMs(page, SCROLL_MS * scale);
  const meanMs = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const scroll = { name: "seek: the list scrolls", unit: "a second" };
  onFigure(figureOf({ ...scroll, atLeast: 50 }, [1000 / meanMs]));
  await watchPaint(page);
  const times = await seekMs(page, places(Math.ceil(SEEKS * scale)));
  const budget = { name: "seek: to the frame, p95", unit: "ms", atMost: 50 };
  onFigure(figureOf(budget, times, 0.95));
  await page.context().close();
}

/** Spread like chance and the same each time: steps of the golden ratio. */
function places(count: number): readonly number[] {
  return Array.from({ length: count }, (_, n) => ((n + 1) * 0.618034) % 1);
}

const PLAY_MS = 8_000;
const CROWDS = [
  { world: { hosts: 10, inFlight: 100, calls: 400 }, atLeast: 59 },
  { world: { hosts: 100, inFlight: 1000, calls: 3_000 }, atLeast: 50 },
];
const SCRIPT_MS_MAX = { median: 2, p95: 6 };

async function frames(bench: Bench): Promise<void> {
  const { site, browser, scale, onProgress, onFigure } = bench;
  for (const { world, atLeast } of CROWDS) {
    const { hosts } = world;
    const inFlight = Math.ceil((world.inFlight * scale) / hosts) * hosts;
    const calls = Math.max(inFlight, world.calls * scale);
    const name = `frames: ${hosts} hosts, ${inFlight} messages`;
    onProgress(`${name}: opening`);
    const page = await openInLab(
      browser,
      site.address,
      crowd({ hosts, inFlight, calls }),
    );
    onProgress(`${name}: playing`);
    const gaps = await frameGapsMs(page, PLAY_MS * scale);
    const meanMs = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    onFigure(figureOf({ name, unit: "a second", atLeast }, [1000 / meanMs]));
    const gap = { name: `${name}, gap p95`, unit: "ms" };
    onFigure(figureOf(gap, gaps, 0.95));
    const costs = await scriptMs(browser, page, (PLAY_MS / 2) * scale);
    for (const [what, share] of [
      ["median", 0.5],
      ["p95", 0.95],
    ] as const) {
      const atMost = SCRIPT_MS_MAX[what];
      const budget = { name: `${name}, script ${what}`, unit: "ms", atMost };
      onFigure(figureOf(budget, costs, share));
    }
    await page.context().close();
  }
}

const CHANGES = 40;

async function control(bench: Bench): Promise<void> {
  const { site, browser, scale, onFigure } = bench;
  const page = await openInLab(browser, site.address, "lost-reply");
  await watchPaint(page);
  const count = Math.ceil(CHANGES * scale);
  const given = Array.from({ length: count }, (_, n) => n + 2);
  const times = await controlMs(page, given);
  const budget = { name: "control: to the frame, p95", unit: "ms" };
  onFigure(figureOf({ ...budget, atMost: 300 }, times, 0.95));
  await page.context().close();
}

const SEEDS_ROUNDS = 3;

async function seeds(bench: Bench): Promise<void> {
  const { site, browser, scale, onFigure } = bench;
  const times: number[] = [];
  for (let round = 0; round < Math.ceil(SEEDS_ROUNDS * scale); round += 1) {
    const page = await openPage(browser, site.address + LESSON);
    await goToStep(page, "chance");
    times.push((await manySeedsMs(page)) / 1000);
    await page.context().close();
  }
  const budget = { name: "seeds: 200 of a lesson", unit: "s", atMost: 10 };
  onFigure(figureOf(budget, times));
}

/** As many as the lab offers, and the fewest. */
const SEEDS = 200;
const SEEDS_MIN = 25;

async function scenes(bench: Bench): Promise<void> {
  const { site, browser, scale, onProgress, onFigure } = bench;
  const count = scale < 1 ? SEEDS_MIN : SEEDS;
  for (const { lesson, scene, rowCount, scenario } of await longestScenes()) {
    const name = `scenes: ${scene} of ${lesson}, ${rowCount} rows`;
    onProgress(name);
    const page = await openInLab(browser, site.address, scenario);
    const { seconds, gapsMs } = await timedSeeds(page, count);
    onFigure(figureOf({ name, unit: "s", atMost: 10 }, [seconds]));
    const gap = { name: `${name}, gap p95`, unit: "ms", atMost: 50 };
    onFigure(figureOf(gap, gapsMs, 0.95));
    await page.context().close();
  }
}

interface Judged {
  readonly name: string;
  readonly hash: string;
  readonly performance: number;
  /** A step behind questions; they are skipped before. */
  readonly step?: string;
}

const JUDGED: readonly Judged[] = [
  { name: "opening", hash: "#/en/opening", performance: 95 },
  { name: "home", hash: "#/en/", performance: 95 },
  { name: "lesson", hash: LESSON, performance: 95 },
  { name: "lab", hash: "#/en/lab", performance: 90 },
  { name: "workbench", hash: LESSON, performance: 90, step: "greeter" },
];

async function judged(bench: Bench): Promise<void> {
  const { site, onProgress, onFigure, onSkipped } = bench;
  for (const { performance, ...place } of JUDGED) {
    const { name } = place;
    onProgress(`lighthouse: ${name}`);
    try {
      const scores = await scoresOf(site.address, place);
      const mins = { performance, accessibility: 100, "best-practices": 100 };
      for (const [what, atLeast] of Object.entries(mins)) {
        const budget = { name: `lighthouse: ${name}, ${what}`, unit: "points" };
        const score = scores[what as keyof typeof mins];
        onFigure(figureOf({ ...budget, atLeast }, [score]));
      }
      onProgress(`  ${scores.remarks.join("; ")}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      onSkipped(`lighthouse: ${name}`, why.split("\n")[0] ?? "");
    }
  }
}

async function scoresOf(
  site: string,
  { hash, step }: Pick<Judged, "hash" | "step">,
): Promise<Scores> {
  const url = site + hash;
  if (step === undefined) return lighthouse(url);
  const profile = await profileAt(url, step);
  try {
    return await lighthouse(`${url}/${step}`, profile.folder);
  } finally {
    profile.remove();
  }
}
