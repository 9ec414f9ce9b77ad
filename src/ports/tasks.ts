/** How does plain async code live in a world that decides when it runs? */

/**
 * Handlers and clients are plain async functions. The world must know when
 * one starts and when a promise that one awaits is settled: after that it
 * lets them run as far as they can before anything else happens.
 */
export interface Tasks {
  /**
   * Starts an async function. A rejection that nobody handled ends the run
   * with an error that names the host and the task.
   */
  start(name: string, run: () => Promise<void>): void;

  /**
   * A promise for the plumbing to settle later. `waitsFor` says what for:
   * a run that ends while it is open lists it.
   */
  wait<Value>(waitsFor: string): Wait<Value>;
}

export interface Wait<Value> {
  readonly promise: Promise<Value>;
  /** Settles the promise; harmless when it is settled or its host is dead. */
  resolve(value: Value): void;
  reject(error: unknown): void;
}
