/** What may a caller say about a call? */
import type { Signal } from "../ports/signal.ts";
import type { Duration, Instant } from "../ports/time.ts";
import type { Metadata, MetadataInit } from "./metadata.ts";
import type { TraceContext } from "./trace-context.ts";

export interface CallOptions {
  /**
   * How long to wait, counted from now; without it the call waits for ever.
   * A deadline is the moment that follows from it.
   */
  readonly timeout?: Duration;
  /**
   * Waits while servers fail, until the deadline, and does not fail at once.
   * Source: grpc/doc/wait-for-ready.md.
   */
  readonly waitForReady?: boolean;
  /** `{ "x-user": "ann" }`, or a Metadata. */
  readonly metadata?: MetadataInit;
  /** Cancels the call when it fires. */
  readonly signal?: Signal;
  /**
   * The call in whose name this one is made: `ctx` in a handler. Its deadline
   * bounds this one, and when nobody waits for it any more this one ends too.
   * Source: grpc.io/docs/guides/deadlines "deadline propagation".
   */
  readonly parent?: ParentCall;
  /** A run does not go on for its sake: heartbeats, watches. */
  readonly isBackground?: boolean;
  /** Hears the response's headers, when the call has ended. */
  readonly onHeaders?: (headers: Metadata) => void;
  /** Hears the trailers, OK or not, when the call has ended. */
  readonly onTrailers?: (trailers: Metadata) => void;
}

/** What a call inherits. */
export interface ParentCall {
  readonly deadline: Instant | undefined;
  readonly signal: Signal;
  /** Its place in a trace, where there is one. */
  readonly trace?: TraceContext | undefined;
}
