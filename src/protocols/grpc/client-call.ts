/** How does one call travel, and what does its response say? */
import type { Host } from "../../ports/host.ts";
import type { Evidence } from "../../rpc/certainty.ts";
import type {
  Outcome,
  OutgoingCall,
  OutgoingHandlers,
  OutgoingRequest,
} from "../../rpc/protocol.ts";
import type { ErrorDetail } from "../../rpc/rpc-error.ts";
import type { Status } from "../../rpc/status.ts";
import type {
  Header,
  Http2ClientConnection,
  Http2Stream,
  Http2StreamHandlers,
  StreamCloseReason,
} from "../http2/connection-types.ts";
import { compress, decompress, parseEncoding } from "./compression.ts";
import { GrpcFault } from "./fault.ts";
import { outcomeOfClose, problemOfHeaders } from "./http-status.ts";
import { frameMessage, MessageReader } from "./message.ts";
import { headerValue, readMetadata } from "./metadata.ts";
import { requestHeaders } from "./request-headers.ts";
import { readTrailers } from "./response-trailers.ts";
import type { GrpcSettings } from "./settings.ts";

/** What all calls of one connection share. */
export interface ClientContext {
  readonly host: Host;
  readonly connection: Http2ClientConnection;
  readonly authority: Header;
  readonly settings: GrpcSettings;
}

/** One unary call on one HTTP/2 stream. */
export class GrpcClientCall implements OutgoingCall, Http2StreamHandlers {
  readonly #context: ClientContext;
  readonly #request: OutgoingRequest;
  readonly #handlers: OutgoingHandlers;
  readonly #reader: MessageReader;
  #stream: Http2Stream | undefined;
  #headers: readonly Header[] | undefined;
  #body: Uint8Array | undefined;
  #isOver = false;

  constructor(
    context: ClientContext,
    request: OutgoingRequest,
    handlers: OutgoingHandlers,
  ) {
    this.#context = context;
    this.#request = request;
    this.#handlers = handlers;
    this.#reader = new MessageReader(context.settings.messageBytesMax);
  }

  get nth(): number {
    return this.#stream?.id ?? 0;
  }

  send(): void {
    const { host, connection, authority, settings } = this.#context;
    const encoding = settings.compression;
    const now = host.clock.now();
    const place = { authority, encoding, now };
    const headers = requestHeaders(this.#request, place);
    connection.cork();
    this.#stream = connection.open(headers, false, this);
    if (!this.#isOver) {
      const message = compress(this.#request.body, encoding);
      this.#stream.sendData(frameMessage(message), true);
    }
    connection.uncork();
  }

  cancel(): Evidence {
    this.#isOver = true;
    const evidence = this.nth === 0 ? "never-sent" : "silence";
    this.#stream?.reset("CANCEL");
    return evidence;
  }

  onHeaders(headers: readonly Header[], endStream: boolean): void {
    if (this.#isOver) return;
    if (endStream) {
      this.#finish(headers);
      return;
    }
    this.#headers = headers;
    const problem = problemOfHeaders(headers);
    if (problem !== undefined) this.#fail(problem.status, problem.reason);
  }

  onData(bytes: Uint8Array, endStream: boolean): void {
    if (this.#isOver) return;
    try {
      this.#read(bytes);
    } catch (error) {
      if (!(error instanceof GrpcFault)) throw error;
      this.#fail(error.status, error.message);
      return;
    }
    if (endStream) this.#fail("INTERNAL", "the response has no trailers");
  }

  onClosed(close: StreamCloseReason): void {
    if (this.#isOver) return;
    const isCommitted = this.#headers !== undefined;
    this.#end({ ...this.#timely(outcomeOfClose(close)), isCommitted });
  }

  /** A server whose own clock rang first resets; that is the deadline too. */
  #timely(outcome: Outcome): Outcome {
    const { deadline } = this.#request;
    const isPassed =
      deadline !== undefined && this.#context.host.clock.now() >= deadline;
    if (!isPassed || outcome.status !== "CANCELLED") return outcome;
    return { ...outcome, status: "DEADLINE_EXCEEDED" };
  }

  #read(bytes: Uint8Array): void {
    const reader = this.#reader;
    reader.push(bytes);
    const message = reader.take();
    if (message === undefined) return;
    if (this.#body !== undefined || !reader.isEmpty) throw TWO_REPLIES;
    const { messageBytesMax } = this.#context.settings;
    const name = headerValue(this.#headers ?? [], "grpc-encoding");
    const encoding = parseEncoding(name);
    if (encoding === undefined) {
      const quoted = JSON.stringify(name);
      const reason = `the reply has the unknown encoding ${quoted}`;
      throw new GrpcFault("INTERNAL", reason);
    }
    this.#body = decompress(message, encoding, messageBytesMax);
  }

  #finish(last: readonly Header[]): void {
    const first = this.#headers;
    const answer = readTrailers(last, first === undefined);
    if (answer.evidence === "answered" && answer.status === "OK") {
      if (this.#body === undefined || !this.#reader.isEmpty) {
        this.#fail(
          "UNIMPLEMENTED",
          "the server says OK without one whole reply",
        );
        return;
      }
    }
    try {
      this.#end({
        status: answer.status,
        reason: answer.reason,
        evidence: answer.evidence,
        details: answer.details ?? NO_DETAILS,
        body: this.#body,
        headers: first && readMetadata(first),
        trailers: readMetadata(last),
        isCommitted: first !== undefined,
        pushback: headerValue(last, "grpc-retry-pushback-ms"),
      });
    } catch (error) {
      if (!(error instanceof GrpcFault)) throw error;
      this.#fail(error.status, error.message);
    }
  }

  /** The response breaks a rule: what the server did is anybody's guess. */
  #fail(status: Status, reason: string): void {
    const stream = this.#stream;
    const isCommitted = this.#headers !== undefined;
    this.#end({ status, reason, evidence: "silence", isCommitted });
    stream?.reset("CANCEL");
  }

  #end(outcome: Outcome): void {
    this.#isOver = true;
    this.#handlers.onEnd(outcome);
  }
}

const NO_DETAILS: readonly ErrorDetail[] = [];

const TWO_REPLIES = new GrpcFault(
  "UNIMPLEMENTED",
  "the server sent more than one reply to a call that has one",
);
