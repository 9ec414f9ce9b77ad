/** Who calls what, and when? */

/** One call as data: what JSON can say of it. */
export interface CallSpec {
  /** A method of the client's service, as its contract spells it. */
  readonly method: string;
  /**
   * The name that goes out instead, "factoral": a slip of a program that puts
   * names together. The service has no such method.
   */
  readonly calledAs?: string;
  /** The fields of the request; one that is left out holds its zero. */
  readonly request?: RequestData;
  /** How long the caller waits; `defaults.deadlineMs` unless given. */
  readonly deadlineMs?: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A whole number of 64 bits is written as text: "9007199254740993". */
export type RequestValue = string | number | boolean;

export type RequestData = Readonly<
  Record<string, RequestValue | readonly RequestValue[]>
>;

/** A call of a script, and when it is made. */
export interface ScriptedCall extends CallSpec {
  /** Not before this; when the call before has ended, unless given. */
  readonly atMs?: number;
  readonly again?: Again;
}

/** What somebody does who got no answer: the same once more. */
export interface Again {
  readonly timesMax: number;
  /** From the failure to the next attempt. */
  readonly afterMs: number;
  /**
   * Gives up the connection when the call has failed, as one who closes the
   * app and opens it again. What the connection had not delivered is lost.
   */
  readonly isOnNewConnection?: boolean;
}

interface Common {
  readonly name: string;
  /** The client that makes the calls. */
  readonly client: string;
}

/** What one person does, one call after the other. */
export interface Script extends Common {
  readonly kind: "script";
  readonly calls: readonly ScriptedCall[];
}

/** Calls come whether or not earlier ones were answered. */
export interface OpenLoop extends Common {
  readonly kind: "open-loop";
  readonly call: CallSpec;
  readonly perSecond: number;
  /** Exponential gaps make a Poisson process: many who know of none. */
  readonly arrivals: "constant" | "exponential";
  readonly count: number;
  readonly startMs?: number;
}

/** Each caller waits for its answer and thinks before the next call. */
export interface ClosedLoop extends Common {
  readonly kind: "closed-loop";
  readonly call: CallSpec;
  readonly callers: number;
  readonly thinkTimeMs: number;
  /** All callers together. */
  readonly count: number;
  readonly startMs?: number;
}

export type Workload = Script | OpenLoop | ClosedLoop;
