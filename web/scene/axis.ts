/** Where on a diagram stand the labels of time? */
import { ticks } from "d3";
import { timeText } from "./captions.ts";

interface Tick {
  readonly x: number;
  readonly text: string;
}

interface Axis {
  readonly startNs: number;
  readonly endNs: number;
  /** Never falls: later is not further left. */
  readonly x: (atNs: number) => number;
  /** How wide the whole picture is. */
  readonly width: number;
}

/** Wider than any digit of the font, so that a guess is never too small. */
const SIGN_PX = 9;
/** From here on signs are as wide as they are high. */
const WIDE_FROM = "\u2e80";
const WIDE_PX = 16;
const GAP_PX = 12;
/** From rough to fine; what finds no room any more is left out. */
const COUNTS = [2, 5, 10, 20, 50];

/** How wide a label is at most, in pixels. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += sign < WIDE_FROM ? SIGN_PX : WIDE_PX;
  return width;
}

/** How far a label in the middle of x moves, so that none of it is cut off. */
export function shiftInto(width: number, x: number, labelPx: number): number {
  const half = Math.min(labelPx, width) / 2;
  return Math.max(half - x, 0) + Math.min(width - half - x, 0);
}

/**
 * Round moments, as many as have room: two labels never overlap, and none
 * sticks out. Time is compressed, so equal steps are not equally far apart.
 */
export function ticksOf({ startNs, endNs, x, width }: Axis): Tick[] {
  const placed: Tick[] = [];
  const hasRoom = ({ x: at, text }: Tick) => {
    const half = labelWidth(text) / 2;
    if (at - half < 0 || at + half > width) return false;
    return placed.every((other) => {
      const apart = half + labelWidth(other.text) / 2 + GAP_PX;
      return Math.abs(other.x - at) >= apart;
    });
  };
  for (const count of COUNTS) {
    for (const atNs of ticks(startNs, endNs, count)) {
      const tick = { x: x(atNs), text: timeText(atNs) };
      const isSaid = placed.some(({ text }) => text === tick.text);
      if (!isSaid && hasRoom(tick)) placed.push(tick);
    }
  }
  return placed.sort((a, b) => a.x - b.x);
}
