/** How is a scene of the page filmed, moment by moment? */
import type { Page } from "playwright-core";
import { animatedWebp, type Frame } from "./animated-webp.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

declare global {
  /** The picture that is looked at, and the pixels of the one before. */
  var farcallPicture: HTMLCanvasElement | undefined;
  var farcallBefore: Uint32Array | undefined;
}

/** Brings a picture to the cutter's page. */
async function show(desk: Page, picture: Buffer): Promise<void> {
  await desk.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    globalThis.farcallPicture = canvas;
  }, picture.toString("base64"));
}

/** What changed since the picture before; undefined where nothing did. */
function changed(desk: Page): Promise<Box | undefined> {
  return desk.evaluate(() => {
    const canvas = globalThis.farcallPicture;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) throw new Error("no picture");
    const { width, height } = canvas;
    const { buffer } = context.getImageData(0, 0, width, height).data;
    const pixels = new Uint32Array(buffer);
    const before = globalThis.farcallBefore;
    globalThis.farcallBefore = pixels;
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
    const [x, y] = [left - (left % 2), top - (top % 2)];
    return { x, y, width: right - x + 1, height: bottom - y + 1 };
  });
}

/** A part of the picture as a WebP file. */
async function cut(desk: Page, box: Box): Promise<Uint8Array> {
  const base64 = await desk.evaluate(({ x, y, width, height }) => {
    const part = document.createElement("canvas");
    part.width = width;
    part.height = height;
    const picture = globalThis.farcallPicture as HTMLCanvasElement;
    part.getContext("2d")?.drawImage(picture, -x, -y);
    // At the highest quality WebP is without loss.
    const url = part.toDataURL("image/webp", 1);
    return url.slice(url.indexOf(",") + 1);
  }, box);
  return Buffer.from(base64, "base64");
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
    await show(desk, await page.screenshot({ clip }));
    const box = await changed(desk);
    await page.clock.runFor(frameMs);
    const last = parts.at(-1);
    if (box !== undefined) {
      const file = await cut(desk, box);
      parts.push({ ...box, durationMs: frameMs, file });
    } else if (last !== undefined) {
      const durationMs = last.durationMs + frameMs;
      parts[parts.length - 1] = { ...last, durationMs };
    }
  }
  const last = parts.pop();
  if (last === undefined) throw new Error("the page showed nothing to film");
  parts.push({ ...last, durationMs: last.durationMs + restMs });
  return animatedWebp(clip, parts);
}
