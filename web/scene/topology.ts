/** Where does each host stand, and which way lies between two of them? */
import { columnsOf } from "./columns.ts";
import type { SceneModel } from "./model.ts";
import { onceFor } from "./spans.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Fixed for a whole run: nodes never jump. */
export interface Topology {
  readonly places: ReadonlyMap<string, Point>;
  /** Half the width of a node. */
  readonly radius: number;
  /** No room for a word beside a name: it stands under it. */
  readonly isNarrow: boolean;
  readonly edges: readonly (readonly [string, string])[];
}

/** Places by hand, each from 0 to 1 across and down. */
export type Authored = Readonly<Record<string, readonly [number, number]>>;

const RADIUS_MAX = 34;
const RADIUS_MIN = 12;
/** Room for the name of a node above the next. */
const NAME = 36;
/** Between the corners of a node and its ring. */
export const GAP = 6;
/** How far a lane lies from the straight line between two hosts. */
const LANE = 11;
/** The ring of a deadline runs round a node, clear of its corners. */
export const RING = 1.27;
/** Room under a node for its name and what it shows. */
const BELOW = 70;
const ABOVE = 14;
/** From node to node, so that names with a word have room. */
const WORD_WAY_MIN = 150;
/** From the middle of a node to the end of what it shows. */
const READING_HALF = 66;

/** Who asks stands left, who answers right, whom both ask below, between. */
export function topologyOf(
  model: SceneModel,
  size: Size,
  authored: Authored = {},
): Topology {
  const { columns, shared } = columnsOf(model);
  const most = Math.max(1, ...columns.map(({ length }) => length));
  const room = { size, below: belowOf(model, most) };
  const tall = radiusFor(most, room);
  const places = new Map<string, Point>();
  const isReading = model.hosts.some(({ shown }) => shown.size > 0);
  const besidePx = isReading ? READING_HALF : tall + 22;
  const margin = Math.max(besidePx, size.width * 0.17);
  const between = size.width - 2 * margin;
  const radius = Math.min(tall, radiusAcross(columns.length, between));
  const put = (column: readonly string[], x: number) => {
    column.forEach((name, index) => {
      places.set(name, {
        x,
        y: rowY(index, column.length, { radius, ...room }),
      });
    });
  };
  columns.forEach((column, index) => {
    const share = columns.length === 1 ? 0.5 : index / (columns.length - 1);
    put(column, margin + share * between);
  });
  const low = { radius, ...room };
  shared.forEach((name, index) => {
    const share = (index + 1) / (shared.length + 1);
    places.set(name, { x: margin + share * between, y: lowestY(low) });
  });
  for (const [name, [across, down]] of Object.entries(authored)) {
    if (!places.has(name)) continue;
    places.set(name, { x: across * size.width, y: down * size.height });
  }
  const steps = columns.length - 1 + shared.length;
  const isNarrow = steps > 1 && between / steps < WORD_WAY_MIN;
  return { places, radius, isNarrow, edges: edgesOf(model) };
}

/** So many hosts in a column get all the height that they need. */
const COLUMN_MAX = 8;
const ROW_PX = 84;
/** Where something is to be seen below them. */
const NEAR_PX = 68;
/** So many more get what small nodes need; of a greater crowd one sees that. */
const CLOSE_MAX = 24;
const CLOSE_PX = 64;

/** What stands under each of several nodes, above the next of its column. */
function belowOf({ hosts }: SceneModel, most: number): number {
  const isReading = hosts.some(({ shown }) => shown.size > 0);
  return isReading && most <= COLUMN_MAX ? BELOW : NAME;
}

/**
 * As high as asked, or as high as its hosts and their names need; where they
 * stand close, no higher than small nodes need.
 */
export function heightFor(
  model: SceneModel,
  heightPx: number,
  isClose = false,
): number {
  const { places } = topologyOf(model, { width: 600, height: heightPx });
  const columns = new Map<number, number>();
  for (const { x } of places.values()) {
    columns.set(x, (columns.get(x) ?? 0) + 1);
  }
  const most = Math.max(1, ...columns.values());
  if (most > CLOSE_MAX) return heightPx;
  if (most > COLUMN_MAX) return Math.max(heightPx, ABOVE + most * CLOSE_PX);
  const nodePx = (isClose ? NEAR_PX : ROW_PX) - NAME;
  const rowPx = nodePx + belowOf(model, most);
  return Math.max(heightPx, ABOVE + most * rowPx);
}

interface Room {
  readonly size: Size;
  /** Under each node of a column with more than one. */
  readonly below: number;
}

type RoomFor = Room & { readonly radius: number };

/** One host stands in the middle; more share the height, end to end. */
function rowY(index: number, count: number, room: RoomFor): number {
  if (count === 1) return middleY(room.size);
  const first = ABOVE + room.radius * RING + GAP;
  return first + ((lowestY(room) - first) * index) / (count - 1);
}

function middleY({ height }: Size): number {
  return (ABOVE + height - BELOW) / 2;
}

function lowestY({ radius, size, below }: RoomFor): number {
  return size.height - below - radius * RING - GAP;
}

/** As large as leaves room for rings, and names between the nodes. */
function radiusFor(count: number, { size, below }: Room): number {
  const { width, height } = size;
  const roomY = height - ABOVE - below * count;
  // One stands in the middle, with more room above than it needs.
  const ring =
    count === 1 ? height - middleY(size) - below + GAP : roomY / (2 * count);
  const radius = Math.min(RADIUS_MAX, width * 0.13, (ring - GAP) / RING);
  return Math.max(RADIUS_MIN, radius);
}

/** From one ring to the next, so that what flies there can be seen. */
const WAY_MIN = 50;

/** As large as leaves a way between the columns of a chain. */
function radiusAcross(columns: number, between: number): number {
  if (columns <= 2) return RADIUS_MAX;
  const step = between / (columns - 1);
  return Math.max(RADIUS_MIN, (step - WAY_MIN) / (2 * RING));
}

/** Each size asks again, and a long run has a hundred thousand flights. */
const edgesOf = onceFor((model: SceneModel) => {
  const edges: (readonly [string, string])[] = [];
  const known = new Map<string, Set<string>>();
  for (const { name } of model.hosts) known.set(name, new Set());
  const join = ({ from, to }: { from: string; to: string }): void => {
    const [one, other] = from < to ? [from, to] : [to, from];
    const joined = known.get(one);
    if (!joined || !known.has(other) || joined.has(other)) return;
    joined.add(other);
    edges.push([one, other]);
  };
  model.calls.forEach(join);
  model.flights.forEach(join);
  return edges;
});

type Lane = readonly [from: Point, to: Point];

/** A thousand messages ask for theirs in each frame. */
const lanesOf = onceFor((_: Topology) => new Map<string, Map<string, Lane>>());

/** The lane of what flies from one host to another, border to border. */
export function laneOf(topology: Topology, from: string, to: string): Lane {
  const lanes = lanesOf(topology);
  const own = lanes.get(from) ?? new Map<string, Lane>();
  lanes.set(from, own);
  const lane = own.get(to) ?? layLane(topology, from, to);
  own.set(to, lane);
  return lane;
}

function layLane(topology: Topology, from: string, to: string): Lane {
  const { radius } = topology;
  const a = placeOf(topology, from);
  const b = placeOf(topology, to);
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  // The lane lies to the left of who travels: there and back are two lanes.
  const [ox, oy] = [uy * LANE, -ux * LANE];
  const cut = radius * RING + 8;
  return [
    { x: a.x + ux * cut + ox, y: a.y + uy * cut + oy },
    { x: b.x - ux * cut + ox, y: b.y - uy * cut + oy },
  ];
}

export function placeOf({ places }: Topology, name: string): Point {
  return places.get(name) ?? { x: 0, y: 0 };
}

export function between([a, b]: readonly [Point, Point], share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
