/** How does a scene play, step and stop? */
import { assign, setup } from "xstate";

const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32];

/** Without motion, an event stands at least so long before the next. */
const STILL_MS = 900;

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
  const { atMs, speed, lengthMs, isStill, sinceStepMs } = context;
  if (!isStill) return { atMs: Math.min(lengthMs, atMs + elapsedMs * speed) };
  const sinceMs = sinceStepMs + elapsedMs * speed;
  if (sinceMs < STILL_MS) return { sinceStepMs: sinceMs };
  return { atMs: stopFrom(context, 1, false), sinceStepMs: 0 };
}

function shifted(speed: number, by: 1 | -1): number {
  const index = SPEEDS.indexOf(speed) + by;
  return SPEEDS[Math.min(Math.max(index, 0), SPEEDS.length - 1)] ?? 1;
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
  context: ({ input }) => ({ ...input, atMs: 0, speed: 1, sinceStepMs: 0 }),
  initial: "paused",
  on: {
    seek: { target: ".settling", actions: "seek" },
    step: { target: ".settling", actions: "step" },
    faster: {
      actions: assign(({ context }) => ({ speed: shifted(context.speed, 1) })),
    },
    slower: {
      actions: assign(({ context }) => ({ speed: shifted(context.speed, -1) })),
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
