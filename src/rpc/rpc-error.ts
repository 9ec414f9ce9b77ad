/** What does a failed call tell? */
import type { Duration } from "../ports/time.ts";
import type { Certainty } from "./certainty.ts";
import { type Metadata, type MetadataInit, toMetadata } from "./metadata.ts";
import { STATUS, STATUSES, type Status } from "./status.ts";

/** A message that says more about an error, by the name of its type. */
export interface ErrorDetail {
  /** "google.rpc.ErrorInfo" */
  readonly type: string;
  /** The message, encoded. */
  readonly value: Uint8Array;
}

/**
 * What a server says of another attempt: after so long, or never. Source:
 * gRFC A6, `grpc-retry-pushback-ms`.
 */
export type Pushback = Duration | "stop";

export interface RpcErrorExtras {
  readonly certainty?: Certainty;
  /** Sent as trailers. */
  readonly metadata?: MetadataInit;
  readonly details?: readonly ErrorDetail[];
  /** A handler's word to the client's retry policy; whole milliseconds. */
  readonly pushback?: Pushback;
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
  /** What a handler asks of the client; no client reads it here. */
  readonly pushback: Pushback | undefined;

  constructor(status: Status, reason = "", extras: RpcErrorExtras = {}) {
    super(`[${status}] ${reason}`);
    // Learners write plain JavaScript: tell here what a type would have told.
    if (!Object.hasOwn(STATUS, status)) {
      const choice = STATUSES.join(", ");
      throw new Error(`"${String(status)}" is no status; use ${choice}`);
    }
    this.status = status;
    this.reason = String(reason);
    this.certainty = extras.certainty ?? "may-have-happened";
    this.metadata = extras.metadata && toMetadata(extras.metadata);
    this.details = extras.details ?? [];
    this.pushback = extras.pushback;
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
    const thrown = typeof error === "string" ? error : "what is no error";
    return new RpcError("UNKNOWN", `the handler threw ${thrown}`);
  }
  // No two engines word such a message alike, and a run must not depend on
  // the engine, so only the kind of error travels.
  if (ENGINE_ERRORS.has(error.name)) {
    return new RpcError("UNKNOWN", `the handler failed with a ${error.name}`);
  }
  return new RpcError("UNKNOWN", error.message);
}
