/** How are a thousand alike drawn at once? By stamps: a path is slower. */
import { RADIUS, shape } from "./draw-shapes.ts";
import type { Palette } from "./palette.ts";
import type { Point } from "./topology.ts";

export type StampName = "request" | "response";

/** A stamp stands on whole pixels: so many places between two of them. */
const PLACES = 4;
/** With its border, and with room for a place that is not whole. */
const SIDE = 2 * RADIUS + 6;

/** The same shape at each place, side by side and one under the other. */
export interface Stamps {
  readonly density: number;
  readonly palette: Palette;
  readonly sheets: Readonly<Record<StampName, ImageBitmap>>;
}

export function stampsOf(palette: Palette, density: number): Stamps {
  const sheet = (what: StampName) => sheetOf(what, palette, density);
  const sheets = { request: sheet("request"), response: sheet("response") };
  return { density, palette, sheets };
}

function sheetOf(
  what: StampName,
  palette: Palette,
  density: number,
): ImageBitmap {
  const side = Math.ceil(SIDE * density);
  const canvas = new OffscreenCanvas(side * PLACES, side * PLACES);
  const context = canvas.getContext("2d");
  for (let nth = 0; context && nth < PLACES * PLACES; nth += 1) {
    const [across, down] = [nth % PLACES, Math.floor(nth / PLACES)];
    const x = across * side + side / 2 + across / PLACES;
    const y = down * side + side / 2 + down / PLACES;
    context.setTransform(density, 0, 0, density, x, y);
    shape(context, what, palette);
  }
  return canvas.transferToImageBitmap();
}

/** Each as `shape` draws it, to a quarter of a pixel. */
export function stamp(
  context: CanvasRenderingContext2D,
  { sheets, density }: Stamps,
  { what, at }: { readonly what: StampName; readonly at: readonly Point[] },
): void {
  const sheet = sheets[what];
  const side = sheet.width / PLACES;
  context.save();
  context.resetTransform();
  for (const point of at) {
    const x = point.x * density - side / 2;
    const y = point.y * density - side / 2;
    const left = Math.floor(x);
    const top = Math.floor(y);
    const across = Math.floor((x - left) * PLACES) * side;
    const down = Math.floor((y - top) * PLACES) * side;
    // No lists of arguments: in a crowd they cost more than the drawing.
    context.drawImage(sheet, across, down, side, side, left, top, side, side);
  }
  context.restore();
}
