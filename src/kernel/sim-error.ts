/** Why did a run not end as it should? */

/** The ways in which a run fails as a run, apart from what it simulates. */
export type SimulationProblem =
  /** Code waited for something outside the simulation, and came back. */
  | "foreign-await"
  /** A promise was rejected and nobody handled it. */
  | "unhandled-rejection"
  /** Code of the simulated world threw where nobody could catch it. */
  | "uncaught"
  /** A limit on events, time or memory was reached. */
  | "limit"
  /** A run was started from inside a run. */
  | "nested-run"
  /** Somebody stopped the run from outside. */
  | "stopped";

/** A run that failed as a run; the message says whose fault and what to do. */
export class SimulationError extends Error {
  override readonly name = "SimulationError";
  readonly problem: SimulationProblem;
  /** The host at whose turn it happened; "" when it was none's. */
  readonly host: string;

  constructor(
    problem: SimulationProblem,
    message: string,
    options: { readonly host?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.problem = problem;
    this.host = options.host ?? "";
  }
}
