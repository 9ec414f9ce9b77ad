/** Where on the picture is a moment, when quiet stretches are folded? */
import { scaleLinear } from "d3";
import type { Rows } from "../engine/order.ts";

export interface FoldedTime {
  /** The place of a moment, in pixels. */
  x(ns: number): number;
  /** The moment at a place. */
  invert(x: number): number;
  /** Moments to write on the axis: where something begins after silence. */
  readonly marks: readonly number[];
  /** Places where a quiet stretch was folded. */
  readonly folds: readonly number[];
}

/** A silence of so many of the longest flights is drawn as long as these. */
const FLIGHTS_OF_SILENCE = 2;

/**
 * Time goes right, but a silence much longer than any packet's flight is cut
 * short, so that bursts far apart can be read on one line.
 */
export function foldTime(
  rows: Rows,
  flightNsMax: number,
  [left, right]: readonly [number, number],
): FoldedTime {
  const silenceNsMax = Math.max(1, flightNsMax * FLIGHTS_OF_SILENCE);
  const domain: number[] = [0];
  const drawn: number[] = [0];
  const marks: number[] = [0];
  const folded: number[] = [];
  for (const at of rows.atNs) {
    const last = domain.at(-1) as number;
    if (at === last) continue;
    const gap = at - last;
    const place = drawn.at(-1) as number;
    if (gap > silenceNsMax) {
      marks.push(at);
      folded.push(place + silenceNsMax / 2);
    }
    domain.push(at);
    drawn.push(place + Math.min(gap, silenceNsMax));
  }
  // One moment alone is no stretch of time.
  if (domain.length === 1) {
    domain.push(1);
    drawn.push(1);
  }
  const length = drawn.at(-1) as number;
  const toPixels = (place: number) => left + (place / length) * (right - left);
  const scale = scaleLinear(domain, drawn.map(toPixels)).clamp(true);
  const { invert } = scale;
  return { x: (ns) => scale(ns), invert, marks, folds: folded.map(toPixels) };
}
