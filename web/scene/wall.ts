/** Where does the wall of a partition stand? */
import { laneOf, type Point, placeOf, type Topology } from "./topology.ts";

export interface Wall {
  readonly x: number;
  readonly y: number;
  /** In degrees: the wall stands across the way between the hosts. */
  readonly angle: number;
  /** From where to where, measured from the middle of the way. */
  readonly top: number;
  readonly bottom: number;
}

interface Ways {
  readonly there: boolean;
  readonly back: boolean;
}

const TALL = 40;
/** Two walls that each take less than half of the room never meet. */
const ROOM = 0.45;
/** A wall for one way leaves the other lane free. */
const GAP = 3;

export function wallBetween(
  topology: Topology,
  [from, to]: readonly [string, string],
  { there, back }: Ways,
): Wall {
  const [a, b] = laneOf(topology, from, to);
  const [c, d] = laneOf(topology, to, from);
  const x = (a.x + b.x + c.x + d.x) / 4;
  const y = (a.y + b.y + c.y + d.y) / 4;
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  // The lane there lies on the left hand, which is up for who looks along.
  const tall = tallAt(topology, [from, to], { x, y });
  const top = there ? -tall : -GAP + 2;
  const bottom = back ? tall : GAP - 2;
  return { x, y, angle, top, bottom };
}

/** As tall as it can be without reaching over the ways of others. */
function tallAt(
  topology: Topology,
  own: readonly [string, string],
  middle: Point,
): number {
  const { places, edges } = topology;
  const others = edges.filter(([a, b]) => {
    return places.has(a) && places.has(b) && !own.every(isIn([a, b]));
  });
  const room = others.map(([a, b]) => {
    const ends = [a, b].map((name) => placeOf(topology, name));
    return distance(middle, ends as [Point, Point]) * ROOM;
  });
  return Math.min(TALL, ...room);
}

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name);
}

/** From a point to the nearest point of a straight way. */
function distance({ x, y }: Point, [a, b]: readonly [Point, Point]): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy || 1;
  const share = ((x - a.x) * dx + (y - a.y) * dy) / square;
  const near = Math.min(1, Math.max(0, share));
  return Math.hypot(x - a.x - near * dx, y - a.y - near * dy);
}
