/** How soon does a change show, and how long do 200 seeds take? */
import type { Page } from "playwright-core";

/**
 * From Enter in the field of the seed to the painted frame that shows the
 * first of the new run, in milliseconds; one for each seed.
 */
export function controlMs(
  page: Page,
  seeds: readonly number[],
): Promise<readonly number[]> {
  return page.evaluate(async (given) => {
    const watch = globalThis.farcallWatch;
    const digest = () => document.querySelector("code.digest")?.textContent;
    const times: number[] = [];
    for (const seed of given) {
      const field = document.querySelector<HTMLInputElement>(
        'form.chooser input[inputmode="numeric"], .chooser input',
      );
      if (!field || !watch) throw new Error("no field for the seed");
      field.value = String(seed);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 200));
      const before = digest();
      const startMs = performance.now();
      field.form?.requestSubmit();
      for (let now = before; !now || now === before; now = digest()) {
        await new Promise(requestAnimationFrame);
      }
      const shownMs = watch.changedMs;
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const painted = watch.frames.find(([beganMs]) => beganMs >= shownMs);
      times.push((painted?.[1] ?? performance.now()) - startMs);
    }
    return times;
  }, seeds);
}

const MOVES_MAX = 40;

/** Walks through the lesson to a step, and skips every question before it. */
export async function goToStep(page: Page, step: string): Promise<void> {
  const onwards = page.locator(".onwards .primary");
  const skip = page.getByRole("button", { name: "Skip, I will" });
  for (let move = 0; move < MOVES_MAX; move += 1) {
    if (page.url().endsWith(`/${step}`)) return;
    await skip.or(onwards).first().waitFor();
    const before = page.url();
    if (await skip.isVisible()) {
      await skip.click();
      await onwards.waitFor();
    }
    await onwards.click();
    await page.waitForURL((url) => url.href !== before);
  }
  throw new Error(`no way to the step ${step}: ${page.url()}`);
}

/** From the click that locks a guess in to the picture of 200 seeds. */
export async function manySeedsMs(page: Page): Promise<number> {
  await page.locator(".choice").first().click();
  const startMs = performance.now();
  await page.locator(".question .primary").click();
  await page.locator(".seed-cells button").nth(199).waitFor();
  return performance.now() - startMs;
}
