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
  /** When it stops on the picture; see `reach`. */
  readonly endNs: number;
  readonly end: FlightEnd;
  /** When it came or was dropped in the run; undefined where nobody knows. */
  readonly endedNs: number | undefined;
  readonly because: string;
  /** How far along its way it begins and ends, from 0 to 1. */
  readonly reach: readonly [from: number, to: number];
  /** 1 for the first time that these bytes are sent. */
  readonly transmission: number;
  /** Sent again although it had arrived, or lost again: no news to a call. */
  readonly isRepeat: boolean;
}

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

/** Where and when a flight stops on the picture. */
export function endOf(
  startNs: number,
  end: SceneRow | undefined,
  flightNs: number,
): Pick<Flight, "endNs" | "endedNs" | "end" | "because" | "reach"> {
  if (end === undefined) {
    const endNs = startNs + flightNs * SEEN_OF_FLIGHT;
    const reach = [0, SEEN_OF_FLIGHT] as const;
    const endedNs = undefined;
    return { endNs, endedNs, end: "unknown", because: "", reach };
  }
  if (end.kind.name !== "packet.dropped") {
    const reach = [0, 1] as const;
    const endNs = end.atNs;
    return { endNs, endedNs: endNs, end: "received", because: "", reach };
  }
  const because = end.text("because");
  // Dropped as it left: the picture lets it fly as far as the wall.
  const isAtOnce = end.atNs - startNs < flightNs * WALL;
  const endNs = isAtOnce ? startNs + flightNs * WALL : end.atNs;
  const reach = [0, isAtOnce ? WALL : 1] as const;
  return { endNs, endedNs: end.atNs, end: "dropped", because, reach };
}

/** Something came, and nobody in view sent it. */
export function arrivalOf(
  endNs: number,
  flightNs: number,
): Pick<Flight, "startNs" | "endNs" | "endedNs" | "end" | "because" | "reach"> {
  return {
    startNs: endNs - flightNs * SEEN_OF_FLIGHT,
    endNs,
    endedNs: endNs,
    end: "received",
    because: "",
    reach: [1 - SEEN_OF_FLIGHT, 1],
  };
}

/** Where and when another flight ended: what it carried ended there too. */
export function endingOf(carrier: Flight): ReturnType<typeof endOf> {
  const { endNs, endedNs, end, because, reach } = carrier;
  return { endNs, endedNs, end, because, reach };
}
