/** How does this JavaScript engine finish its microtasks? */

/**
 * What a run needs from the engine that it runs on. This file alone in the
 * kernel touches real time, and nothing of it reaches the simulated world.
 */
export interface Engine {
  /** Calls back when every microtask, and those they add, is finished. */
  drain(next: () => void): void;
  /** Calls back after a full turn, in which the engine does other things. */
  turn(next: () => void): void;
  /** Calls back after a turn in which unhandled rejections were told. */
  carefulTurn(next: () => void): void;
  /** Real milliseconds, for the length of a turn. */
  nowMs(): number;
  /** Hears of rejected promises that nobody handled; returns how to stop. */
  onUnhandledRejection(listener: (reason: unknown) => void): () => void;
}

/**
 * The engine that this code runs on, or undefined where it has no way to say
 * when its microtasks are finished (QuickJS, Node's vm contexts): there the
 * host drives, by `Simulation.step` and draining the job queue in between.
 */
export function engineHere(): Engine | undefined {
  if (typeof process !== "undefined" && process.versions?.node !== undefined) {
    return node();
  }
  if (typeof MessageChannel !== "undefined") return browser();
  return undefined;
}

/**
 * Node empties its microtasks before it takes the next tick, provided that
 * the tick was asked for in a microtask.
 */
function node(): Engine {
  return {
    drain: (next) => queueMicrotask(() => process.nextTick(next)),
    turn: setImmediate,
    carefulTurn: setImmediate,
    nowMs: () => performance.now(),
    onUnhandledRejection: (listener) => {
      process.on("unhandledRejection", listener);
      return () => process.off("unhandledRejection", listener);
    },
  };
}

/** Listeners that share one message. More gain nothing that one can measure. */
const LISTENERS = 64;

/**
 * An engine finishes its microtasks whenever a callback that it called itself
 * returns (HTML: "clean up after running script"). That holds for each
 * listener of one event, so one message, which costs ten microseconds, pays
 * for many drains: measured 1,100,000 a second, against 120,000 with a message
 * for each and 210,000 with `scheduler.yield`.
 */
function hopper(): (next: () => void) => void {
  const channel = new MessageChannel();
  let waiting: (() => void) | undefined;
  let listenersLeft = 0;
  for (let left = LISTENERS - 1; left >= 0; left -= 1) {
    channel.port1.addEventListener("message", () => {
      listenersLeft = left;
      const next = waiting;
      waiting = undefined;
      next?.();
    });
  }
  channel.port1.start();
  return (next) => {
    waiting = next;
    if (listenersLeft === 0) channel.port2.postMessage(0);
  };
}

/** One for all runs of this thread, which come one after another. */
let hop: ((next: () => void) => void) | undefined;

function browser(): Engine {
  hop ??= hopper();
  return {
    drain: hop,
    turn: (next) => setTimeout(next, 0),
    // Rejections are told in a task of their own, which may come after one.
    carefulTurn: (next) => setTimeout(() => setTimeout(next, 0), 0),
    nowMs: () => performance.now(),
    onUnhandledRejection: (listener) => {
      const hear = (event: PromiseRejectionEvent): void => {
        event.preventDefault();
        listener(event.reason);
      };
      addEventListener("unhandledrejection", hear);
      return () => removeEventListener("unhandledrejection", hear);
    },
  };
}
