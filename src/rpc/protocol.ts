/** What must a wire format do for calls? */
import type { ByteStream } from "../ports/byte-stream.ts";
import type { Host } from "../ports/host.ts";
import type { Instant } from "../ports/time.ts";
import type { Evidence } from "./certainty.ts";
import type { Metadata } from "./metadata.ts";
import type { RequestRoom } from "./request-room.ts";
import type { ErrorDetail, Pushback } from "./rpc-error.ts";
import type { Status } from "./status.ts";

/**
 * The seam between calls and bytes on a connection. Each folder of
 * `src/protocols` makes one; it sees messages as bytes and knows no contract.
 */
export interface Protocol {
  /** "grpc" */
  readonly name: string;
  /** Speaks the client's part on a stream that was just asked for. */
  connect(side: ClientSide): ClientConnection;
  /** Speaks the server's part on a stream that was just accepted. */
  accept(side: ServerSide): ServerConnection;
}

export interface ClientSide {
  readonly host: Host;
  readonly stream: ByteStream;
  /** Calls may be made from now on. */
  onReady(): void;
  /** The server takes no new calls here; those that run may finish. */
  onDraining(): void;
  /** The last call, exactly once, after all calls have ended. */
  onClose(because: string): void;
}

export interface ClientConnection {
  /** Sends a request. `onEnd` may be called before this returns. */
  call(request: OutgoingRequest, handlers: OutgoingHandlers): OutgoingCall;
  /** Lets calls finish, then closes. */
  drain(): void;
  /** Closes at once; calls that run end in silence. */
  abort(because: string): void;
}

export interface OutgoingRequest {
  /** "/farcall.bank.Bank/Pay" */
  readonly path: string;
  readonly metadata: Metadata | undefined;
  readonly deadline: Instant | undefined;
  /** The message, encoded. */
  readonly body: Uint8Array;
  /** Attempts of this call that went before; none unless given. */
  readonly attemptsBefore?: number;
}

export interface OutgoingHandlers {
  /** The last call, exactly once, unless the call was cancelled. */
  onEnd(outcome: Outcome): void;
}

export interface OutgoingCall {
  /** The call's number on its connection; 0 while it waits to be sent. */
  readonly nth: number;
  /** Tells the server that nobody waits; says what is known at this point. */
  cancel(): Evidence;
}

/** How one attempt ended, and from what that is known. */
export interface Outcome {
  readonly status: Status;
  readonly reason: string;
  readonly evidence: Evidence;
  /** The reply, encoded, when the status is OK. */
  readonly body?: Uint8Array | undefined;
  /** Undefined when there were none but the protocol's own. */
  readonly headers?: Metadata | undefined;
  readonly trailers?: Metadata | undefined;
  readonly details?: readonly ErrorDetail[];
  /** Response headers came before the end: no policy may try again. */
  readonly isCommitted?: boolean;
  /** What the server says of another attempt, as it stands on the wire. */
  readonly pushback?: string | undefined;
}

export interface ServerSide {
  readonly host: Host;
  readonly stream: ByteStream;
  /** Asked before bytes of a request are kept. */
  readonly room: RequestRoom;
  /** A call begins; who hears the rest? */
  onCall(call: IncomingCall): IncomingHandlers;
  /** The last call, exactly once. */
  onClose(because: string): void;
}

export interface ServerConnection {
  /** Takes no new calls, lets those that run finish, then closes. */
  drain(): void;
  /** Closes at once. */
  abort(because: string): void;
}

export interface IncomingCall {
  /** The call's number on its connection. */
  readonly nth: number;
  readonly path: string;
  readonly metadata: Metadata;
  /** When the client will no longer wait. */
  readonly deadline: Instant | undefined;
  /** Ends the call. Harmless when it has ended. */
  respond(response: Response): void;
}

export interface Response {
  readonly status: Status;
  readonly reason: string;
  /** The reply, encoded, when the status is OK. */
  readonly body?: Uint8Array | undefined;
  readonly headers?: Metadata | undefined;
  readonly trailers?: Metadata | undefined;
  readonly details?: readonly ErrorDetail[];
  /** When the client may try again, or that it must not. */
  readonly pushback?: Pushback | undefined;
}

export interface IncomingHandlers {
  /** The whole request, at most once. */
  onMessage(body: Uint8Array): void;
  /** The client gave up, or is gone. Not called after `respond`. */
  onCancel(because: string): void;
}

/** 4 MiB: the largest message that gRPC takes unless told otherwise. */
export const MESSAGE_BYTES_MAX = 4_194_304;
