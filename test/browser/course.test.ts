/** Can one do every step of the lessons after the first, in both languages? */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { ROOT } from "../support/source.ts";
import { openSite, standsStill, visit } from "./site.ts";

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

/** What a step asks for, where it asks for more than an answer. */
type Deed =
  | { readonly kind: "find"; readonly row: RegExp }
  | { readonly kind: "set"; readonly value: number }
  /** Of a list. */
  | { readonly kind: "choose"; readonly value: number }
  /** Follows a link of the prose, and reads what it names. */
  | { readonly kind: "follow"; readonly moment: string; readonly says: RegExp }
  /** Goes to a moment between these and presses one of the faults. */
  | {
      readonly kind: "break";
      readonly fromMs: number;
      readonly toMs: number;
      /** From 0; the last unless given. */
      readonly nth?: number;
      /** A second fault at the same moment. */
      readonly also?: number;
    }
  | { readonly kind: "submit" };

interface Walk {
  readonly slug: string;
  readonly steps: number;
  readonly deeds: Readonly<Record<string, Deed>>;
}

const WALKS: readonly Walk[] = [
  {
    slug: "02-not-like-a-local-call",
    steps: 16,
    deeds: {
      "move-apart": { kind: "set", value: 60 },
      "find-the-sixth": { kind: "find", row: /686 ms/ },
      "all-or-nothing": { kind: "break", fromMs: 435, toMs: 459 },
      "your-warehouse": { kind: "submit" },
    },
  },
  {
    slug: "03-factorial-and-add",
    steps: 13,
    deeds: {
      "find-the-refusal": { kind: "find", row: /INVALID_ARGUMENT/ },
      tenths: { kind: "set", value: 3 },
      "your-calculator": { kind: "submit" },
    },
  },
  {
    slug: "04-how-long-to-wait",
    steps: 14,
    deeds: {
      choose: { kind: "set", value: 136 },
      // At the same moment another reader's search ends well.
      "the-numbers": {
        kind: "follow",
        moment: "cut-short",
        says: /DEADLINE_EXCEEDED/,
      },
      "it-hears": { kind: "find", row: /730 ms/ },
      // Of four hosts, the machine of the last: the reader's.
      "without-a-word": { kind: "break", fromMs: 520, toMs: 700, nth: 6 },
      desk: { kind: "submit" },
    },
  },
  {
    slug: "05-try-again",
    steps: 16,
    deeds: {
      // Of the bank, the program alone.
      "make-it-pay-twice": { kind: "break", fromMs: 230, toMs: 400, nth: 1 },
      "in-time": { kind: "set", value: 1_200 },
      bank: { kind: "submit" },
    },
  },
  {
    slug: "06-a-server-dies",
    steps: 18,
    deeds: {
      "a-shorter-lease": { kind: "set", value: 600 },
      // The machines of the first two hosts.
      "two-faults": {
        kind: "break",
        fromMs: 900,
        toMs: 1_100,
        nth: 0,
        also: 2,
      },
      // Its answers get lost: two tries, another server.
      "by-kind": { kind: "choose", value: 28 },
      registry: { kind: "submit" },
    },
  },
  {
    slug: "07-add-servers",
    steps: 21,
    deeds: {
      "who-is-told": {
        kind: "find",
        row: /^1\.2 s.*greeter\.example.*ada, bob, cleo, dora/,
      },
      "which-age": { kind: "set", value: 1_800 },
      // Of seven hosts, the machine of the fifth: the name server.
      "nobody-to-ask": { kind: "break", fromMs: 900, toMs: 1_250, nth: 8 },
      "how-many": { kind: "set", value: 29 },
      "a-weight": { kind: "set", value: 6 },
      // In turns, asked each 5 s.
      "a-row": { kind: "choose", value: 4 },
      dispatcher: { kind: "submit" },
    },
  },
];

const IN_BOTH = WALKS.flatMap((walk) =>
  (["en", "zh-CN"] as const).map(
    (locale) => [walk.slug, locale, walk] as const,
  ),
);

const ALL_POINTS = /10 (of|\/) 10/;

async function doDeed(page: Page, deed: Deed, slug: string): Promise<void> {
  const done = page.locator(".told.good");
  switch (deed.kind) {
    case "find": {
      const rows = page.locator(".lesson-events li", { hasText: deed.row });
      await rows.first().locator("button").click();
      return await done.waitFor();
    }
    case "follow": {
      await page.locator(`[data-moment=${deed.moment}]`).first().click();
      const caption = page.locator(".lesson-caption");
      return await expect.poll(() => caption.textContent()).toMatch(deed.says);
    }
    case "set":
      await page.locator(".trial [type=number]").fill(String(deed.value));
      await page.locator(".trial .primary").click();
      return await done.waitFor();
    case "choose":
      await page.locator(".trial select").selectOption(String(deed.value));
      await page.locator(".trial .primary").click();
      return await done.waitFor();
    case "break":
      await goTo(page, deed.fromMs, deed.toMs);
      await page
        .locator(".fault-groups button")
        .nth(deed.nth ?? -1)
        .click();
      if (deed.also !== undefined) {
        await page.locator(".told.bad").waitFor();
        await page.locator(".fault-groups button").nth(deed.also).click();
      }
      return await done.waitFor();
    case "submit": {
      const solution = `${ROOT}lessons/${slug}/solution.ts`;
      const editor = page.locator(".own-file .cm-content");
      await expect.poll(() => editor.textContent()).toMatch(/\S/);
      await page.locator("input[type=file]").first().setInputFiles(solution);
      // An editor shows no more of a text than there is room for.
      const text = readFileSync(solution, "utf8");
      await expect.poll(() => draftOf(page, slug)).toMatchObject({ text });
      await editor.press("Control+Enter");
      const all = page.locator(".bench-status b", { hasText: ALL_POINTS });
      return await all.waitFor();
    }
    default:
      throw new Error(`nobody can do ${String(deed satisfies never)}`);
  }
}

/** What the page keeps of the code that one writes. */
function draftOf(page: Page, slug: string): Promise<unknown> {
  return page.evaluate(
    (key) => JSON.parse(localStorage.getItem(key) ?? "{}"),
    `farcall/draft/${slug}`,
  );
}

async function goTo(page: Page, fromMs: number, toMs: number): Promise<void> {
  const on = page.locator(".scene-controls button").nth(2);
  const clock = page.locator(".lesson-caption .clock");
  for (let steps = 0; steps < 60; steps += 1) {
    await standsStill(clock);
    const atMs = Number(/[\d.]+/.exec((await clock.textContent()) ?? "")?.[0]);
    if (atMs >= fromMs && atMs < toMs) return;
    await on.click();
  }
  throw new Error(`the run has no moment from ${fromMs} to ${toMs} ms`);
}

async function answerAll(page: Page): Promise<void> {
  const open = page.locator(".question-actions .primary");
  for (let left = await open.count(); left > 0; left = await open.count()) {
    const has = page.locator(".question-actions .primary");
    const question = page.locator(".question").filter({ has }).first();
    await question.locator(".choice").first().click();
    await question.locator(".primary").click();
    await expect.poll(() => open.count()).toBeLessThan(left);
  }
}

test.each(IN_BOTH)(
  "every step of %s is done, in %s",
  async (slug, locale, walk) => {
    const { steps, deeds } = walk;
    const address = `${site.address}#/${locale}/lesson/${slug}`;
    const options = { reducedMotion: "reduce" } as const;
    const { page, complaints, close } = await visit(
      browser as Browser,
      address,
      options,
    );
    await page.locator(".lesson-scene").waitFor();
    const stepHere = async () =>
      (await page.evaluate(() => location.hash)).split("/").at(-1) ?? "";
    const seen: string[] = [];
    for (;;) {
      // A question is there once its run is; until then nothing leads on.
      await page
        .locator(".onwards .primary, .question-actions .primary, .finished")
        .first()
        .waitFor({ state: "attached" });
      await answerAll(page);
      const step = await stepHere();
      seen.push(step);
      const deed = deeds[step];
      if (deed !== undefined) await doDeed(page, deed, slug);
      const width = "document.documentElement.scrollWidth - innerWidth";
      await expect
        .poll(() => page.evaluate(width), { message: step })
        .toBeLessThanOrEqual(0);
      if (seen.length === steps) break;
      await page.locator(".onwards .primary").click();
      await expect.poll(stepHere).not.toBe(step);
    }
    await page.locator(".finished a").first().waitFor();
    expect(Object.keys(deeds).filter((step) => !seen.includes(step))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
    await close();
  },
);
