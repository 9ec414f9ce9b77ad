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

/** From the click that locks a guess in to the picture of 200 seeds. */
export async function manySeedsMs(page: Page): Promise<number> {
  await page.locator(".choice").first().click();
  const startMs = performance.now();
  await page.locator(".question .primary").click();
  await page.waitForFunction(() => {
    const progress =
      document.querySelector<HTMLProgressElement>(".seeds progress");
    return progress !== null && progress.value >= progress.max;
  });
  return performance.now() - startMs;
}
