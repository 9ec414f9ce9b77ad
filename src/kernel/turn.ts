/** Whose turn is it, and what led to it? */

import type { Scope } from "./scope.ts";
import { SimulationError } from "./sim-error.ts";

/**
 * The simulated world and the engine around it take turns. Everything that
 * happens in one turn of the world has one owner (the scope) and one cause
 * (a row of the trace).
 */
export class Turn {
  scope: Scope;
  /** The last row that led here; -1 when none did. */
  cause = -1;
  /** User code goes on in this turn, so microtasks must drain after it. */
  hasResumed = false;
  /** The first error that ended the run. */
  failure: unknown;
  #isOurs = true;

  constructor(world: Scope) {
    this.scope = world;
  }

  /** Whether simulated code is running now. */
  get isOurs(): boolean {
    return this.#isOurs;
  }

  /** The world acts: in an event, or in the microtasks that drain after it. */
  enter(): void {
    this.#isOurs = true;
  }

  /** The engine runs other code, which must not touch the world. */
  leave(): void {
    this.#isOurs = false;
  }

  /** Runs a part of the world; what it throws ends the run. */
  attempt<Subject>(run: (subject: Subject) => void, subject: Subject): void {
    try {
      run(subject);
    } catch (error) {
      this.fail(error);
    }
  }

  /** For later: the same callback, with what led to it now as its cause. */
  keepingCause<Subject>(
    run: (subject: Subject) => void,
    subject: Subject,
  ): () => void {
    const { cause } = this;
    return () => {
      this.cause = cause;
      run(subject);
    };
  }

  /** Ends the run with an error. The first one counts. */
  fail(error: unknown): void {
    this.failure ??= error;
  }

  /** Throws when somebody acts while it is not the world's turn. */
  check(): void {
    if (this.#isOurs) return;
    const host = this.scope.name;
    const error = new SimulationError(
      "foreign-await",
      "code came back outside the simulation's turn, last seen on host " +
        `"${host}": it awaited something real, such as fetch or setTimeout; ` +
        "await only ctx.sleep, ctx.work and calls",
      { host },
    );
    this.fail(error);
    throw error;
  }
}
