/** How long does it take from what somebody does to the painted frame? */
import type { Page } from "playwright-core";

/** What watches in the page; it stands beside the product, not in it. */
interface Watch {
  /** When the page changed last: its elements, or what a canvas shows. */
  changedMs: number;
  /** When frames began whose picture is on the screen, and since when. */
  readonly frames: [beganMs: number, paintedMs: number][];
  isOn: boolean;
}

declare global {
  var farcallWatch: Watch | undefined;
}

/** Frames after the last change after which a page is taken to be done. */
const QUIET_FRAMES = 8;

/** Starts to watch for changes and for painted frames. */
export async function watchPaint(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: Watch = { changedMs: 0, frames: [], isOn: true };
    globalThis.farcallWatch = watch;
    const changed = (): void => {
      watch.changedMs = performance.now();
    };
    new MutationObserver(changed).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const { prototype } = CanvasRenderingContext2D;
    const clear = prototype.clearRect;
    prototype.clearRect = function (...args) {
      changed();
      clear.apply(this, args);
    };
    // A message posted from a frame arrives when the frame is painted.
    const channel = new MessageChannel();
    const waiting: number[] = [];
    channel.port1.onmessage = () => {
      watch.frames.push([waiting.shift() ?? 0, performance.now()]);
      if (watch.frames.length > 1000) watch.frames.splice(0, 500);
    };
    requestAnimationFrame(function frame() {
      waiting.push(performance.now());
      channel.port2.postMessage(undefined);
      if (watch.isOn) requestAnimationFrame(frame);
    });
  });
}

/** Moves the slider of a run to places, one after the other; milliseconds. */
export function seekMs(
  page: Page,
  places: readonly number[],
): Promise<readonly number[]> {
  return page.evaluate(
    async ([shares, quietFrames]) => {
      const slider = document.querySelector<HTMLInputElement>(
        '#scene input[type="range"]',
      );
      const watch = globalThis.farcallWatch;
      if (!slider || !watch) throw new Error("nothing to seek in");
      const frame = () => new Promise(requestAnimationFrame);
      const times: number[] = [];
      for (const share of shares) {
        // People do not wait for the beginning of a frame.
        await new Promise((resolve) => setTimeout(resolve, share * 16));
        const startMs = performance.now();
        const value = Math.round(share * Number(slider.max));
        if (String(value) === slider.value) continue;
        slider.value = String(value);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        for (let quiet = 0; quiet < quietFrames; quiet += 1) {
          const beforeMs = watch.changedMs;
          await frame();
          if (watch.changedMs !== beforeMs) quiet = 0;
        }
        const changedMs = Math.max(startMs, watch.changedMs);
        const painted = watch.frames.find(([beganMs]) => beganMs >= changedMs);
        times.push((painted?.[1] ?? performance.now()) - startMs);
      }
      return times;
    },
    [places, QUIET_FRAMES] as const,
  );
}
