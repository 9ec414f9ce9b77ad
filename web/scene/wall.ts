/** Where does the wall of a partition stand? */
import { laneOf, type Topology } from "./topology.ts";

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
  const top = there ? -TALL : -GAP + 2;
  const bottom = back ? TALL : GAP - 2;
  return { x, y, angle, top, bottom };
}
