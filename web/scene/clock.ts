/** How long does each stretch of a run last on the screen? */
import { countUpTo } from "./spans.ts";

/** A stretch of virtual time that lasts much less on the screen. */
export interface Fold {
  readonly startNs: number;
  readonly endNs: number;
}

/** Virtual time and screen time, either as a function of the other. */
export interface SceneClock {
  readonly startNs: number;
  readonly endNs: number;
  /** How long the scene plays at speed 1. */
  readonly lengthMs: number;
  toScreenMs(atNs: number): number;
  toNs(screenMs: number): number;
  readonly folds: readonly Fold[];
}

export interface ClockPart {
  readonly startNs: number;
  readonly endNs: number;
  /** What one must be able to follow with the eyes. */
  readonly flights: readonly {
    readonly startNs: number;
    readonly endNs: number;
  }[];
  /** Moments at which something happens. */
  readonly moments: readonly number[];
}

const FLIGHT_MS_MIN = 400;
const QUIET_MS_MAX = 900;
/** A flight of one second is slow enough for anybody. */
const BUSY_STRETCH_MAX = 2.5;
/** Between two things at almost the same time the eye wants a breath. */
const QUIET_MS_MIN = 250;
const SCENE_MS_MIN = 5_000;
const SCENE_MS_MAX = 12_000;
/** A quiet stretch this many times faster than flights is shown as a fold. */
const FOLD_RATE = 3;

type Stay = ClockPart["flights"][number];

interface Stretch {
  readonly startNs: number;
  readonly endNs: number;
  readonly isQuiet: boolean;
  ms: number;
}

/**
 * Straight pieces between moments: every flight lasts at least 400 ms, silence
 * at most 900 ms at the length asked for, the whole 5 to 12 s. Where these
 * quarrel the flights win. Strictly monotone, so each way undoes the other.
 */
export function sceneClock(part: ClockPart): SceneClock {
  const stretches = stretchesOf(part);
  fitScene(stretches);
  const nsKnots = [part.startNs];
  const msKnots = [0];
  for (const { endNs, ms } of stretches) {
    nsKnots.push(endNs);
    msKnots.push((msKnots.at(-1) as number) + ms);
  }
  return {
    startNs: part.startNs,
    endNs: nsKnots.at(-1) as number,
    lengthMs: msKnots.at(-1) as number,
    toScreenMs: (atNs) => interpolate(nsKnots, msKnots, atNs),
    toNs: (screenMs) => interpolate(msKnots, nsKnots, screenMs),
    folds: foldsOf(stretches),
  };
}

function stretchesOf(part: ClockPart): Stretch[] {
  const { startNs, endNs, flights } = part;
  const inside = (atNs: number) => atNs > startNs && atNs < endNs;
  const ends = flights.flatMap((flight) => [flight.startNs, flight.endNs]);
  const knots = new Set([...ends, ...part.moments].filter(inside));
  const moments = [startNs, ...[...knots].sort((a, b) => a - b)];
  // A scene of one moment is still a scene.
  moments.push(Math.max(endNs, startNs + 1));
  const later = [...flights].sort((a, b) => b.startNs - a.startNs);
  let flying: Stay[] = [];
  return moments.slice(1).map((toNs, index) => {
    const fromNs = moments[index] as number;
    while ((later.at(-1)?.startNs ?? Infinity) <= fromNs) {
      flying.push(later.pop() as Stay);
    }
    flying = flying.filter((flight) => flight.endNs >= toNs);
    const stretchNs = toNs - fromNs;
    let share = 0;
    for (const flight of flying) {
      const part = stretchNs / (flight.endNs - flight.startNs);
      if (part > share) share = part;
    }
    const isQuiet = flying.length === 0;
    return { startNs: fromNs, endNs: toNs, isQuiet, ms: FLIGHT_MS_MIN * share };
  });
}

/** Gives silence its due and brings the whole to the length of a scene. */
function fitScene(stretches: Stretch[]): void {
  const busyMs = sum(stretches.filter(({ isQuiet }) => !isQuiet));
  const rate = busyRate(stretches);
  const quiet = stretches.filter(({ isQuiet }) => isQuiet);
  for (const stretch of quiet) {
    const naturalMs = (stretch.endNs - stretch.startNs) * rate;
    stretch.ms = Math.min(QUIET_MS_MAX, Math.max(QUIET_MS_MIN, naturalMs));
  }
  const quietMs = sum(quiet);
  const roomMs = SCENE_MS_MAX - busyMs;
  if (quietMs > roomMs) {
    // Never nothing: two moments stay two places.
    const factor = Math.max(roomMs, quietMs / 20) / quietMs;
    for (const stretch of quiet) stretch.ms *= factor;
  }
  lengthen(stretches);
}

/** First flights, up to a bound; then the silence around them. */
function lengthen(stretches: readonly Stretch[]): void {
  const missingMs = () => Math.max(0, SCENE_MS_MIN - sum(stretches));
  const busy = stretches.filter(({ isQuiet }) => !isQuiet);
  const quiet = stretches.filter(({ isQuiet }) => isQuiet);
  const busyMs = sum(busy);
  if (busyMs > 0) {
    const factor = Math.min(BUSY_STRETCH_MAX, 1 + missingMs() / busyMs);
    for (const stretch of busy) stretch.ms *= factor;
  }
  const rest = quiet.length > 0 ? quiet : busy;
  const factor = 1 + missingMs() / sum(rest);
  for (const stretch of rest) stretch.ms *= factor;
}

function sum(stretches: readonly Stretch[]): number {
  return stretches.reduce((total, { ms }) => total + ms, 0);
}

/** Screen milliseconds for each nanosecond in which something flies. */
function busyRate(stretches: readonly Stretch[]): number {
  const busy = stretches.filter(({ isQuiet }) => !isQuiet);
  const busyNs = busy.reduce((ns, { startNs, endNs }) => {
    return ns + endNs - startNs;
  }, 0);
  return busyNs === 0 ? 1e-6 : sum(busy) / busyNs;
}

function foldsOf(stretches: readonly Stretch[]): Fold[] {
  const rate = busyRate(stretches);
  return stretches
    .filter(({ isQuiet, startNs, endNs, ms }) => {
      return isQuiet && ms * FOLD_RATE < (endNs - startNs) * rate;
    })
    .map(({ startNs, endNs }) => ({ startNs, endNs }));
}

function interpolate(
  from: readonly number[],
  to: readonly number[],
  value: number,
): number {
  const last = from.length - 1;
  const index = Math.min(Math.max(countUpTo(from, value), 1), last);
  const [x0, x1] = [from[index - 1] as number, from[index] as number];
  const [y0, y1] = [to[index - 1] as number, to[index] as number];
  const share = (value - x0) / (x1 - x0);
  return y0 + Math.min(1, Math.max(0, share)) * (y1 - y0);
}
