/** How does a scene play, step and stop? */
import { assign, setup } from "xstate";

export const SPEEDS: readonly number[] = [
  0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64,
];

/** Whoever waits longer to see what matters, looks elsewhere. */
const WHOLE_MS_MAX = 20_000;

/** The slowest speed, 1 or more, at which one sees the whole in that time. */
export function speedFor(lengthMs: number): number {
  const fast = SPEEDS.filter((speed) => speed >= 1);
  const found = fast.find((speed) => lengthMs <= WHOLE_MS_MAX * speed);
  return found ?? Math.max(...fast);
}

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
  /** The place so much time of the run later; by itself, no stretch is. */
  readonly placeAfter?: (atMs: number, elapsedMs: number) => number;
}

/** Two places of the screen; the second comes later. */
export type Loop = readonly [fromMs: number, toMs: number];

/**
 * So many times as fast as the scene's own time; or from event to event; or
 * with the true gaps of the run, where one millisecond is one.
 */
export type Speed = number | "by-event" | "live";

interface PlayerContext extends PlayerInput {
  readonly atMs: number;
  /** A number stays in mind while another way to play is chosen. */
  readonly speed: number;
  readonly way: "by-speed" | "by-event" | "live";
  /** Played again and again, while one is inside. */
  readonly loop: Loop | undefined;
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
  | { readonly type: "speed"; readonly speed: Speed }
  | { readonly type: "loop"; readonly loop: Loop | undefined }
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

/** From its end a loop goes on at its beginning. */
function withinLoop({ loop, atMs }: PlayerContext, nextMs: number): number {
  if (loop === undefined) return nextMs;
  const [fromMs, toMs] = loop;
  return atMs <= toMs && nextMs >= toMs ? fromMs : nextMs;
}

function ticked(context: PlayerContext, elapsedMs: number) {
  const { atMs, lengthMs } = context;
  const moved = moving(context, elapsedMs);
  const nextMs = Math.min(lengthMs, moved.atMs ?? atMs);
  return { ...moved, atMs: withinLoop(context, nextMs) };
}

function moving(
  context: PlayerContext,
  elapsedMs: number,
): { readonly atMs?: number; readonly sinceStepMs?: number } {
  const { atMs, speed, way, isStill, sinceStepMs, placeAfter } = context;
  const isByEvent = way === "by-event";
  if (!isStill && !isByEvent) {
    if (way === "live" && placeAfter)
      return { atMs: placeAfter(atMs, elapsedMs) };
    return { atMs: atMs + elapsedMs * speed };
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
  return { speed: next, way: "by-speed" as const };
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
    rewind: assign(({ context: { loop } }) => {
      return { atMs: loop?.[0] ?? 0, sinceStepMs: 0 };
    }),
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
    const start = { atMs: 0, sinceStepMs: 0, speed: 1, loop: undefined };
    return { ...input, ...start, way: "by-speed" as const };
  },
  initial: "paused",
  on: {
    seek: { target: ".settling", actions: "seek" },
    step: { target: ".settling", actions: "step" },
    faster: { actions: assign(({ context }) => sped(context, 1)) },
    slower: { actions: assign(({ context }) => sped(context, -1)) },
    speed: {
      actions: assign(({ event: { speed } }) => {
        if (typeof speed === "string") return { way: speed };
        return { way: "by-speed" as const, speed };
      }),
    },
    loop: { actions: assign(({ event: { loop } }) => ({ loop })) },
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
