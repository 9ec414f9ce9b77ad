/** How does a caller say that it no longer wants the answer? */

/**
 * The part of the web's AbortSignal that we use, so that a real AbortSignal
 * fits where one is asked for. Not the web's own class, because engines
 * without a browser or Node around them lack it.
 */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Makes a signal and fires it, once. */
export class Canceller {
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  #reason: unknown;

  readonly signal: Signal;

  constructor() {
    const self = this;
    this.signal = {
      get aborted() {
        return self.#aborted;
      },
      get reason() {
        return self.#reason;
      },
      addEventListener: (_type, listener) => {
        if (!self.#aborted) self.#listeners.add(listener);
      },
      removeEventListener: (_type, listener) => {
        self.#listeners.delete(listener);
      },
    };
  }

  /** Fires the signal. Harmless when it has fired before. */
  cancel(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}
