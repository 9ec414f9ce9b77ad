/** What moves on the picture at this moment? */
import { budgetAt, type Call, ringsOf } from "./calls.ts";
import type { SceneClock } from "./clock.ts";
import { type Flight, type FlightLevel, shareAt } from "./flight.ts";
import { flightsAt, lossesOf, waysOf } from "./flights.ts";
import type { SceneModel } from "./model.ts";
import {
  between,
  GAP,
  laneOf,
  type Point,
  placeOf,
  RING,
  type Topology,
} from "./topology.ts";

export type Mark = Point &
  (
    | {
        readonly kind: "flight";
        readonly what: Flight["what"];
        readonly alpha: number;
        /** Which time these bytes are sent; 1 is the first. */
        readonly nth: number;
      }
    | { readonly kind: "held"; readonly what: Flight["what"] }
    /** A connection that broke, for a moment. */
    | { readonly kind: "reset"; readonly age: number }
    /** Reduced motion: the whole way at once, with its number in the step. */
    | {
        readonly kind: "arrow";
        readonly what: Flight["what"];
        readonly from: Point;
        readonly n: number;
        readonly isLost: boolean;
      }
    | {
        readonly kind: "ghost";
        /** Lost already, and still on its way to where it stops. */
        readonly isAwaited: boolean;
        /** 0 until it comes to rest, 1 when its ghost is gone. */
        readonly age: number;
      }
    | {
        readonly kind: "deadline";
        readonly radius: number;
        /** 1 when the call begins, 0 at its deadline. */
        readonly share: number;
      }
    | {
        readonly kind: "timeout";
        readonly radius: number;
        /** 0 at the deadline, 1 when the mark is at rest. */
        readonly age: number;
      }
  );

export interface Look {
  readonly topology: Topology;
  readonly clock: SceneClock;
  readonly level: FlightLevel;
  /** No motion between two steps. */
  readonly isStill: boolean;
}

const GHOST_MS = 600;
const SETTLE_MS = 400;
const RESET_MS = 1_200;
const RESET_AT = 0.33;

/** Needs nothing but the moment: forwards, backwards, or out of the blue. */
export function marksAt(model: SceneModel, look: Look, atNs: number): Mark[] {
  const flights = flightsAt(model.flights, look.level);
  return [
    ...deadlineMarks(model, look, atNs),
    ...resetMarks(model, look, atNs),
    ...(look.isStill
      ? stillMarks(flights, look, atNs)
      : movingMarks(flights, look, atNs)),
  ];
}

function movingMarks(
  flights: readonly Flight[],
  look: Look,
  atNs: number,
): Mark[] {
  const moving = waysOf(flights)
    .at(atNs)
    .map((flight) => flightMark(flight, look, atNs));
  const losses = lossesOf(flights).flatMap((flight) =>
    ghostMark(flight, look, atNs),
  );
  return [...moving, ...losses];
}

function flightMark(flight: Flight, look: Look, atNs: number): Mark {
  const { what, from, to, transmission: nth } = flight;
  const lane = laneOf(look.topology, from, to);
  const place = between(lane, shareAt(flight, atNs));
  if (isHeld(flight, atNs)) return { kind: "held", what, ...place };
  const alpha = alphaAt(flight, atNs);
  return { kind: "flight", what, alpha, nth, ...place };
}

/**
 * One cross for a loss, where it stops: there as soon as it is lost, and whole
 * once that which is lost has come to it.
 */
function ghostMark(flight: Flight, look: Look, atNs: number): Mark[] {
  const { endNs, restNs, from, to } = flight;
  const { clock, topology } = look;
  if (atNs < endNs || restNs < clock.startNs) return [];
  const age = ageOf(clock, restNs, atNs) / GHOST_MS;
  if (age >= 1) return [];
  const lane = laneOf(topology, from, to);
  const place = between(lane, shareAt(flight, restNs));
  const isAwaited = atNs < restNs;
  return [{ kind: "ghost", isAwaited, age: Math.max(0, age), ...place }];
}

function isHeld({ held }: Flight, atNs: number): boolean {
  return held !== undefined && held.fromNs <= atNs && atNs < held.untilNs;
}

/** What one sees leave fades out; what one sees come fades in. */
function alphaAt(flight: Flight, atNs: number): number {
  const { startNs, endNs, reach, end, held } = flight;
  if (held !== undefined) return 1;
  const share = (atNs - startNs) / (endNs - startNs);
  if (end === "unknown") return 1 - share;
  return reach[0] > 0 ? share : 1;
}

function ageOf(clock: SceneClock, sinceNs: number, atNs: number): number {
  return clock.toScreenMs(atNs) - clock.toScreenMs(sinceNs);
}

function stillMarks(
  flights: readonly Flight[],
  { topology }: Look,
  atNs: number,
): Mark[] {
  return flights
    .filter(({ startNs, restNs }) => startNs <= atNs && atNs <= restNs)
    .map((flight, index): Mark => {
      const { from, to, what, reach, end } = flight;
      const lane = laneOf(topology, from, to);
      if (flight.held !== undefined && isHeld(flight, atNs)) {
        return { kind: "held", what, ...between(lane, flight.held.share) };
      }
      return {
        kind: "arrow",
        what,
        n: index + 1,
        isLost: end === "dropped",
        from: between(lane, reach[0]),
        ...between(lane, reach[1]),
      };
    });
}

/** On the client's side, beside no wall; it stays a little. */
function resetMarks(
  { connections }: SceneModel,
  { topology, clock, isStill }: Look,
  atNs: number,
): Mark[] {
  return connections.flatMap(({ client, server, resetNs }): Mark[] => {
    if (resetNs === undefined || atNs < resetNs) return [];
    if (resetNs < clock.startNs) return [];
    const age = ageOf(clock, resetNs, atNs) / RESET_MS;
    if (age >= 1) return [];
    const place = between(
      [placeOf(topology, client), placeOf(topology, server)],
      RESET_AT,
    );
    return [{ kind: "reset", age: isStill ? 0 : age, ...place }];
  });
}

/**
 * Of all the calls that a host waits for, the longest time left: the rings of
 * the others lie under its ring, and a crowd has twenty to a host.
 */
function sharesOf(waits: readonly Call[], atNs: number): Map<string, number> {
  const shares = new Map<string, number>();
  for (const call of waits) {
    const share = budgetAt(call, atNs) ?? 0;
    shares.set(call.from, Math.max(share, shares.get(call.from) ?? 0));
  }
  return shares;
}

function deadlineMarks(
  model: SceneModel,
  { topology, clock, isStill }: Look,
  atNs: number,
): Mark[] {
  const { waits, timeouts } = ringsOf(model.calls);
  // Round a small host it is narrower: the name of the next is near.
  const gap = Math.min(GAP, topology.radius / 4);
  const radius = topology.radius * RING + gap;
  const rings = [...sharesOf(waits.at(atNs), atNs)].map(
    ([from, share]): Mark => {
      return { kind: "deadline", radius, share, ...placeOf(topology, from) };
    },
  );
  const marks = timeouts.at(atNs).map((call): Mark => {
    const ageMs = ageOf(clock, call.endNs ?? atNs, atNs);
    const age = isStill ? 1 : Math.min(1, ageMs / SETTLE_MS);
    return { kind: "timeout", radius, age, ...placeOf(topology, call.from) };
  });
  return [...rings, ...marks];
}
