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

/** A message is a task of its own: microtasks are empty when it arrives. */
function browser(): Engine {
  const channel = new MessageChannel();
  let onMessage: () => void = () => {};
  channel.port1.onmessage = () => onMessage();
  const hop = (next: () => void): void => {
    onMessage = next;
    channel.port2.postMessage(0);
  };
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
