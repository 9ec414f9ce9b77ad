/** Where on a diagram of hosts and time is what happens? */
import { budgetAt, type Call } from "./calls.ts";
import type { SceneClock } from "./clock.ts";
import { type Flight, type FlightLevel, shareAt } from "./flight.ts";
import { flightsAt, waysOf } from "./flights.ts";
import { type HostState, stateAt } from "./host-tracks.ts";
import type { SceneModel } from "./model.ts";
import type { Point, Size } from "./topology.ts";

export interface SpaceTime {
  readonly size: Size;
  readonly rows: ReadonlyMap<string, number>;
  /** What was over before this is not on the diagram. */
  readonly fromNs: number;
  /** Time goes right as it goes on the screen: by the compressed clock. */
  readonly x: (atNs: number) => number;
  /** The moment drawn at a place; beside the diagram, its nearer end. */
  readonly atX: (x: number) => number;
  readonly folds: readonly number[];
}

const LEFT = 78;
const RIGHT = 18;
const TOP = 26;
/** How much of the way an arrow shows of what never got away. */
const STUB = 0.28;

export function spaceTimeOf(
  model: SceneModel,
  clock: SceneClock,
  size: Size,
): SpaceTime {
  const { width, height } = size;
  const gap = (height - 2 * TOP) / Math.max(1, model.hosts.length - 1);
  const rows = new Map(
    model.hosts.map(({ name }, index) => [name, TOP + index * gap]),
  );
  const [left, right] = [LEFT, width - RIGHT];
  const x = (atNs: number) =>
    left + (clock.toScreenMs(atNs) / clock.lengthMs) * (right - left);
  const atX = (place: number) =>
    clock.toNs(((place - left) / (right - left)) * clock.lengthMs);
  const folds = clock.folds.map(({ startNs, endNs }) => {
    return (x(startNs) + x(endNs)) / 2;
  });
  return { size, rows, fromNs: clock.startNs, x, atX, folds };
}

/** The part of an arrow that exists by now. */
export interface Arrow {
  readonly what: Flight["what"];
  /** Which time these bytes are sent; 1 is the first. */
  readonly nth: number;
  readonly from: Point;
  readonly to: Point;
  /** How it ended; undefined while it flies. */
  readonly end: Flight["end"] | undefined;
}

/** Of a crowd, the latest arrows have heads; the others are a thicket. */
const LATEST_MIN = 200;
/** The thicket grows by so many at a time: it need not be drawn each frame. */
const THICKET_STEP = 100;
/** More lines than this make the same grey, only later. */
const LINES_MAX = 500;

interface Crowd {
  readonly latest: readonly Arrow[];
  /** How many arrows are older than those. */
  readonly oldCount: number;
}

/** All arrows of a small run; of a great one, those that one can tell apart. */
export function crowdAt(
  model: SceneModel,
  { diagram, level }: { diagram: SpaceTime; level: FlightLevel },
  atNs: number,
): Crowd {
  const { count, item } = begunAt(model, level, atNs);
  const steps = Math.floor((count - LATEST_MIN) / THICKET_STEP);
  const oldCount = Math.max(0, steps) * THICKET_STEP;
  const latest: Arrow[] = [];
  for (let place = oldCount; place < count; place += 1) {
    const flight = item(place);
    if (flight.endNs <= diagram.fromNs) continue;
    latest.push(arrowOf(flight, diagram, atNs));
  }
  return { latest, oldCount };
}

/** The lines of the oldest arrows as one shape: that is drawn at once. */
export function thicketOf(
  model: SceneModel,
  { diagram, level }: { diagram: SpaceTime; level: FlightLevel },
  oldCount: number,
): string {
  const { item } = begunAt(model, level, Infinity);
  const step = Math.max(1, Math.ceil(oldCount / LINES_MAX));
  let path = "";
  for (let place = 0; place < oldCount; place += step) {
    // By then all of them had begun; what flies on is drawn as far as that.
    const { from, to } = arrowOf(item(place), diagram, item(oldCount).startNs);
    const [x0, y0, x1, y1] = [from.x, from.y, to.x, to.y].map(Math.round);
    path += `M${x0} ${y0}L${x1} ${y1}`;
  }
  return path;
}

function begunAt(model: SceneModel, level: FlightLevel, atNs: number) {
  return waysOf(flightsAt(model.flights, level)).begun(atNs);
}

function arrowOf(flight: Flight, { rows, x }: SpaceTime, atNs: number): Arrow {
  const { what, startNs, endNs, reach } = flight;
  const a = rows.get(flight.from) ?? 0;
  const b = rows.get(flight.to) ?? 0;
  const nowNs = Math.min(atNs, endNs);
  const y = (share: number) => a + (b - a) * share;
  // Lost as it left: a cross beside its sender, at that very moment.
  const isAtOnce = endNs === startNs;
  const share = isAtOnce ? STUB : shareAt(flight, nowNs);
  return {
    what,
    nth: flight.transmission,
    from: { x: x(startNs), y: y(reach[0]) },
    to: { x: x(nowNs), y: y(share) },
    end: atNs < endNs ? undefined : flight.end,
  };
}

/** A stretch of a host's line in one state. */
export interface Life {
  readonly fromX: number;
  readonly toX: number;
  readonly state: HostState;
}

export function livesOf(
  model: SceneModel,
  { diagram, host }: { diagram: SpaceTime; host: string },
  clock: SceneClock,
): Life[] {
  const track = model.hosts.find(({ name }) => name === host);
  if (track === undefined) return [];
  const { startNs, endNs } = clock;
  const changes = track.states
    .map(({ atNs }) => atNs)
    .filter((atNs) => atNs > startNs && atNs < endNs);
  const ends = [startNs, ...changes, endNs];
  return ends.slice(1).map((toNs, index) => {
    const fromNs = ends[index] as number;
    const state = stateAt(track, fromNs);
    return { fromX: diagram.x(fromNs), toX: diagram.x(toNs), state };
  });
}

/** The calls that wait, or that waited in vain, at a moment. */
export function waitsAt(
  model: SceneModel,
  clock: SceneClock,
  atNs: number,
): Call[] {
  const { startNs, endNs } = clock;
  return model.calls.filter((call) => {
    const isHere = call.startNs >= startNs && call.startNs < endNs;
    if (!isHere || call.deadlineNs === undefined) return false;
    const isOver = call.isTimeout && (call.endNs ?? Infinity) <= atNs;
    return isOver || budgetAt(call, atNs) !== undefined;
  });
}
