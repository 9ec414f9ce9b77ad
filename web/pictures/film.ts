/** How is a scene of the page filmed, moment by moment? */
import type { Page } from "playwright-core";
import { animatedWebp, type Frame } from "./animated-webp.ts";

/** What changed since the picture before; undefined where nothing did. */
interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

/** Cuts what changed out of pictures, in a page of its own. */
async function patchOf(
  desk: Page,
  picture: Buffer,
): Promise<Patch | undefined> {
  const png = picture.toString("base64");
  return desk.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement("canvas"), {
      width,
      height,
    });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no canvas");
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(
      context.getImageData(0, 0, width, height).data.buffer,
    );
    const keep = globalThis as { before?: Uint32Array };
    const { before } = keep;
    keep.before = pixels;
    let [left, top, right, bottom] = [width, height, -1, -1];
    for (let at = 0; at < pixels.length; at += 1) {
      if (before?.[at] === pixels[at]) continue;
      const [x, y] = [at % width, Math.floor(at / width)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    if (right < 0) return undefined;
    left -= left % 2;
    top -= top % 2;
    const part = Object.assign(document.createElement("canvas"), {
      width: right - left + 1,
      height: bottom - top + 1,
    });
    part.getContext("2d")?.drawImage(canvas, -left, -top);
    // At the highest quality WebP is without loss.
    const url = part.toDataURL("image/webp", 1);
    const text = url.slice(url.indexOf(",") + 1);
    const size = { width: part.width, height: part.height };
    return { x: left, y: top, ...size, base64: text };
  }, png);
}

export interface Film {
  /** Where one looks on the page, in its pixels. */
  readonly clip: { x: number; y: number; width: number; height: number };
  readonly frameMs: number;
  readonly framesMax: number;
  /** The film ends where this is no longer what the page is about. */
  readonly isOver: () => Promise<boolean>;
  /** How long the last picture stays. */
  readonly restMs: number;
}

/** Steps the clock of the page, which stands still, and films each step. */
export async function film(
  page: Page,
  desk: Page,
  { clip, frameMs, framesMax, isOver, restMs }: Film,
): Promise<Uint8Array> {
  const parts: Frame[] = [];
  await desk.goto("about:blank");
  for (let frame = 0; frame < framesMax; frame += 1) {
    if (await isOver()) break;
    const patch = await patchOf(desk, await page.screenshot({ clip }));
    await page.clock.runFor(frameMs);
    const last = parts.at(-1);
    if (patch === undefined && last !== undefined) {
      parts[parts.length - 1] = {
        ...last,
        durationMs: last.durationMs + frameMs,
      };
    } else if (patch !== undefined) {
      const { base64, ...place } = patch;
      const file = Buffer.from(base64, "base64");
      parts.push({ ...place, durationMs: frameMs, file });
    }
  }
  const last = parts.pop();
  if (last === undefined) throw new Error("the page showed nothing to film");
  parts.push({ ...last, durationMs: last.durationMs + restMs });
  return animatedWebp(clip, parts);
}
