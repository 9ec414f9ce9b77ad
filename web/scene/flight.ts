/** What is one flight, and where does it begin and end on the picture? */
import type { Level } from "../../src/ports/event.ts";
import type { SceneRow } from "./scene-trace.ts";

export type FlightLevel = Exclude<Level, "world">;

/** A drop stays unknown to the ends; so does an end outside one's own view. */
type FlightEnd = "received" | "dropped" | "unknown";

export interface Flight {
  /** The row that sent it, or that received it where no row sent it. */
  readonly row: number;
  readonly level: "message" | "frame" | "packet";
  readonly what: "request" | "response" | "error" | "frame" | "packet";
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly startNs: number;
  /** When it came or was lost; `Infinity` while it is held for good. */
  readonly endNs: number;
  /** When its mark rests: what was lost as it left drifts as far as a wall. */
  readonly restNs: number;
  readonly held: Held | undefined;
  readonly end: FlightEnd;
  /** When it came or was dropped in the run; undefined where nobody knows. */
  readonly endedNs: number | undefined;
  readonly because: string;
  /** How far along its way it begins and ends, from 0 to 1. */
  readonly reach: readonly [from: number, to: number];
  /** Which time this is sent, by the network or by a caller; 1 is the first. */
  readonly transmission: number;
  /** Sent again although it had arrived, or lost again: no news to a call. */
  readonly isRepeat: boolean;
}

/** Where and while it stands still because somebody holds it. */
interface Held {
  readonly fromNs: number;
  /** `Infinity` where nobody let it go. */
  readonly untilNs: number;
  readonly share: number;
}

type Ending = Pick<
  Flight,
  "endNs" | "restNs" | "held" | "endedNs" | "end" | "because" | "reach"
>;

/** A flight of a packet, and by what a message finds it. */
export interface PacketFlight extends Flight {
  readonly sourcePort: number;
  readonly targetPort: number;
  readonly sequence: number;
}

/** The wall stands in the middle; what is cut off gets as far as that. */
const WALL = 0.5;
/** Who only sends sees it leave; who only receives sees it come. */
const SEEN_OF_FLIGHT = 0.3;
/** What is held gets this far, so that one sees whose it is. */
const HELD_AT = 0.3;

/** Where and when a flight stops on the picture. */
export function endOf(
  startNs: number,
  end: SceneRow | undefined,
  flightNs: number,
): Ending {
  if (end === undefined) {
    const endNs = startNs + flightNs * SEEN_OF_FLIGHT;
    const reach = [0, SEEN_OF_FLIGHT] as const;
    const seen = { endNs, restNs: endNs, endedNs: undefined, reach };
    return { ...seen, held: undefined, end: "unknown", because: "" };
  }
  const endNs = end.atNs;
  const known = { endNs, endedNs: endNs, held: undefined };
  if (end.kind.name !== "packet.dropped") {
    const reach = [0, 1] as const;
    return { ...known, restNs: endNs, end: "received", because: "", reach };
  }
  const because = end.text("because");
  // Dropped as it left: crossed out from the start, it drifts to the wall.
  const isAtOnce = endNs - startNs < flightNs * WALL;
  const restNs = isAtOnce ? startNs + flightNs * WALL : endNs;
  const reach = [0, isAtOnce ? WALL : 1] as const;
  return { ...known, restNs, end: "dropped", because, reach };
}

/** What was held, and let go or not, stands still in the meantime. */
export function heldOf(
  flight: Pick<Flight, "startNs" | "endNs" | "end">,
  release: SceneRow | undefined,
  flightNs: number,
): Partial<Ending> {
  const untilNs = release?.atNs ?? Infinity;
  const { startNs, end } = flight;
  const wayNs = Math.min(flightNs * HELD_AT, (untilNs - startNs) / 2);
  const held = { fromNs: startNs + wayNs, untilNs, share: HELD_AT };
  const reach = [0, 1] as const;
  if (end !== "unknown") {
    const endNs = Math.max(flight.endNs, untilNs);
    return { held, restNs: endNs };
  }
  return { held, endNs: Infinity, restNs: Infinity, reach };
}

/** The stretches in which it moves on the picture. */
export function motionsOf({
  startNs,
  restNs,
  held,
}: Flight): { readonly startNs: number; readonly endNs: number }[] {
  if (held === undefined) return [{ startNs, endNs: restNs }];
  const { fromNs, untilNs } = held;
  const before = { startNs, endNs: fromNs };
  if (untilNs >= restNs) return [before];
  return [before, { startNs: untilNs, endNs: restNs }];
}

/** How far along its way, from 0 at the sender to 1 at the receiver. */
export function shareAt(flight: Flight, atNs: number): number {
  const { startNs, restNs, reach, held } = flight;
  if (held === undefined || atNs < held.fromNs) {
    const toNs = held?.fromNs ?? restNs;
    const share = (atNs - startNs) / (toNs - startNs || 1);
    return reach[0] + ((held?.share ?? reach[1]) - reach[0]) * share;
  }
  if (atNs < held.untilNs) return held.share;
  const share = (atNs - held.untilNs) / (restNs - held.untilNs || 1);
  return held.share + (reach[1] - held.share) * share;
}

/** Something came, and nobody in view sent it. */
export function arrivalOf(
  endNs: number,
  flightNs: number,
): Ending & Pick<Flight, "startNs"> {
  return {
    startNs: endNs - flightNs * SEEN_OF_FLIGHT,
    endNs,
    restNs: endNs,
    held: undefined,
    endedNs: endNs,
    end: "received",
    because: "",
    reach: [1 - SEEN_OF_FLIGHT, 1],
  };
}

/** Where and when another flight ended: what it carried ended there too. */
export function endingOf(carrier: Flight): Ending {
  const { endNs, restNs, held, endedNs, end, because, reach } = carrier;
  return { endNs, restNs, held, endedNs, end, because, reach };
}
