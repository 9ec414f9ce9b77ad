/** Where do name and reading of a host stand, so that none is cut off? */
import { labelWidth, shiftInto } from "./axis.ts";
import { type Point, RING, type Topology } from "./topology.ts";

export interface HostPlace extends Point {
  readonly radius: number;
  readonly isNarrow: boolean;
  /** Of the whole picture. */
  readonly width: number;
}

/** One line of text; its middle, seen from the middle of the node. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export function hostPlaceOf(
  { places, radius, isNarrow }: Topology,
  { name, width }: { readonly name: string; readonly width: number },
): HostPlace {
  const { x, y } = places.get(name) ?? { x: 0, y: 0 };
  return { x, y, radius, isNarrow, width };
}

/** In one line, or in two where other names are near. */
export function nameLines(
  { x, radius, isNarrow, width }: HostPlace,
  { name, word }: { readonly name: string; readonly word: string },
): readonly Line[] {
  const below = radius * RING;
  const line = (text: string, y: number): Line => {
    return { text, x: shiftInto(width, x, labelWidth(text)), y };
  };
  if (!isNarrow) {
    return [line(word === "" ? name : `${name} · ${word}`, below + 28)];
  }
  const first = line(name, below + 20);
  return word === "" ? [first] : [first, line(word, below + 34)];
}

export const READING_HEIGHT = 30;

/** The box of what a host shows of itself: its middle, its top, its half. */
export function readingBox(
  { x, radius, width }: HostPlace,
  { label, value }: { readonly label: string; readonly value: string },
) {
  // Label and value never touch, whatever a program calls what it shows.
  const textPx = labelWidth(label) + labelWidth(value);
  const half = Math.max(44, textPx / 2 + 14);
  return {
    half,
    left: shiftInto(width, x, 2 * half),
    top: radius * RING + 38,
  };
}
