/** How does a scene play, step and stop? */
import { assign, setup } from "xstate";

export const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32];

/** Without motion, an event stands at least so long before the next. */
const STILL_MS = 900;
/** Event by event, all gaps are equal; nor is any shorter at high speed. */
const EVENT_MS = 400;

export interface PlayerInput {
  readonly lengthMs: number;
  /** Places to step to, in order; the second of each says if it is notable. */
  readonly stops: readonly (readonly [atMs: number, isNotable: boolean])[];
  /** From event to event, with nothing in between. */
  readonly isStill: boolean;
}

interface PlayerContext extends PlayerInput {
  readonly atMs: number;
  readonly speed: number;
  /** Plays from event to event, whatever the time between them. */
  readonly isByEvent: boolean;
  /** Time played since the last step, where nothing moves. */
  readonly sinceStepMs: number;
}

export type PlayerEvent =
  | { readonly type: "play" | "pause" | "toggle" | "faster" | "slower" }
  /** So much real time has gone by. */
  | { readonly type: "tick"; readonly elapsedMs: number }
  | { readonly type: "seek"; readonly toMs: number }
  | {
      readonly type: "step";
      readonly direction: 1 | -1;
      readonly isNotable: boolean;
    }
  | { readonly type: "speed"; readonly speed: number | "by-event" }
  | { readonly type: "still"; readonly isStill: boolean };

/** The place of the next stop in a direction; an end where there is none. */
export function stopFrom(
  { stops, atMs, lengthMs }: Pick<PlayerContext, "stops" | "atMs" | "lengthMs">,
  direction: 1 | -1,
  isNotable: boolean,
): number {
  const places = stops
    .filter(([, notable]) => notable || !isNotable)
    .map(([place]) => place);
  // A place is a sum of fractions: what is this near is the same place.
  const near = 1e-6;
  if (direction === 1) {
    return places.find((place) => place > atMs + near) ?? lengthMs;
  }
  return places.filter((place) => place < atMs - near).at(-1) ?? 0;
}

function ticked(context: PlayerContext, elapsedMs: number) {
  const { atMs, speed, lengthMs, isStill, isByEvent, sinceStepMs } = context;
  if (!isStill && !isByEvent) {
    return { atMs: Math.min(lengthMs, atMs + elapsedMs * speed) };
  }
  const gapMs = isByEvent ? EVENT_MS : Math.max(EVENT_MS, STILL_MS / speed);
  const sinceMs = sinceStepMs + elapsedMs;
  if (sinceMs < gapMs) return { sinceStepMs: sinceMs };
  return { atMs: stopFrom(context, 1, false), sinceStepMs: 0 };
}

/** One step faster or slower; also the way back from event by event. */
function sped({ speed }: PlayerContext, by: 1 | -1) {
  const index = SPEEDS.indexOf(speed) + by;
  const next = SPEEDS[Math.min(Math.max(index, 0), SPEEDS.length - 1)] ?? 1;
  return { speed: next, isByEvent: false };
}

export const playerMachine = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as PlayerInput,
  },
  guards: {
    isAtEnd: ({ context }) => context.atMs >= context.lengthMs,
  },
  actions: {
    rewind: assign({ atMs: 0, sinceStepMs: 0 }),
    seek: assign(({ context, event }) => {
      if (event.type !== "seek") return {};
      const atMs = Math.min(context.lengthMs, Math.max(0, event.toMs));
      return { atMs, sinceStepMs: 0 };
    }),
    step: assign(({ context, event }) => {
      if (event.type !== "step") return {};
      return { atMs: stopFrom(context, event.direction, event.isNotable) };
    }),
    tick: assign(({ context, event }) => {
      return event.type === "tick" ? ticked(context, event.elapsedMs) : {};
    }),
  },
}).createMachine({
  context: ({ input }) => {
    return { ...input, atMs: 0, speed: 1, isByEvent: false, sinceStepMs: 0 };
  },
  initial: "paused",
  on: {
    seek: { target: ".settling", actions: "seek" },
    step: { target: ".settling", actions: "step" },
    faster: { actions: assign(({ context }) => sped(context, 1)) },
    slower: { actions: assign(({ context }) => sped(context, -1)) },
    speed: {
      actions: assign(({ context, event: { speed } }) => {
        const isByEvent = speed === "by-event";
        return { isByEvent, speed: isByEvent ? context.speed : speed };
      }),
    },
    still: { actions: assign(({ event }) => ({ isStill: event.isStill })) },
  },
  states: {
    settling: {
      always: [{ guard: "isAtEnd", target: "ended" }, { target: "paused" }],
    },
    paused: { on: { play: "playing", toggle: "playing" } },
    playing: {
      always: { guard: "isAtEnd", target: "ended" },
      on: { tick: { actions: "tick" }, pause: "paused", toggle: "paused" },
    },
    ended: {
      on: {
        play: { target: "playing", actions: "rewind" },
        toggle: { target: "playing", actions: "rewind" },
      },
    },
  },
});
