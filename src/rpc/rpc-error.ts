/** What does a failed call tell? */
import type { Certainty } from "./certainty.ts";
import type { Metadata } from "./metadata.ts";
import type { Status } from "./status.ts";

/** A message that says more about an error, by the name of its type. */
export interface ErrorDetail {
  /** "google.rpc.ErrorInfo" */
  readonly type: string;
  /** The message, encoded. */
  readonly value: Uint8Array;
}

export interface RpcErrorExtras {
  readonly certainty?: Certainty;
  readonly metadata?: Metadata;
  readonly details?: readonly ErrorDetail[];
}

/**
 * A call that did not end OK. A handler throws it to answer with a status; a
 * client gets it as the rejection of the call.
 */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly status: Status;
  /** The message without the status in front: what travels. */
  readonly reason: string;
  /** Did the server execute the call? */
  readonly certainty: Certainty;
  /** The trailers: what the server sent beside the status. */
  readonly metadata: Metadata | undefined;
  readonly details: readonly ErrorDetail[];

  constructor(status: Status, reason: string, extras: RpcErrorExtras = {}) {
    super(`[${status}] ${reason}`);
    this.status = status;
    this.reason = reason;
    this.certainty = extras.certainty ?? "may-have-happened";
    this.metadata = extras.metadata;
    this.details = extras.details ?? [];
  }
}

/** Errors that engines make, each with words of its own. */
const ENGINE_ERRORS = new Set([
  "EvalError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TypeError",
  "URIError",
  "InternalError",
]);

/**
 * What a handler's error becomes: an RpcError passes, anything else is
 * UNKNOWN with its message. Source: gRPC, "application throws an exception".
 */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (!(error instanceof Error)) {
    return new RpcError("UNKNOWN", `the handler threw ${String(error)}`);
  }
  // No two engines word such a message alike, and a run must not depend on
  // the engine, so only the kind of error travels.
  if (ENGINE_ERRORS.has(error.name)) {
    return new RpcError("UNKNOWN", `the handler failed with a ${error.name}`);
  }
  return new RpcError("UNKNOWN", error.message);
}
