/** How does one call reach its handler, and its answer the client? */
import { Metadata } from "../../rpc/metadata.ts";
import type {
  IncomingCall,
  IncomingHandlers,
  Response,
  ServerSide,
} from "../../rpc/protocol.ts";
import type {
  Header,
  Http2ServerConnection,
  Http2Stream,
  Http2StreamHandlers,
  StreamCloseReason,
} from "../http2/connection-types.ts";
import {
  ACCEPTED_ENCODINGS,
  compress,
  decompress,
  isAccepted,
} from "./compression.ts";
import { GrpcFault, NO_REQUEST, NO_ROOM, TWO_REQUESTS } from "./fault.ts";
import { frameMessage, MessageReader } from "./message.ts";
import type { RequestHead } from "./request.ts";
import {
  responseHeaders,
  responseTrailers,
  trailersOnly,
} from "./response-headers.ts";
import type { GrpcSettings } from "./settings.ts";

/** What all calls of one connection share. */
export interface ServerContext {
  readonly side: ServerSide;
  readonly connection: Http2ServerConnection;
  readonly settings: GrpcSettings;
}

/** One unary call on one HTTP/2 stream. */
export class GrpcServerCall implements IncomingCall, Http2StreamHandlers {
  readonly #context: ServerContext;
  readonly #stream: Http2Stream;
  readonly #reader: MessageReader;
  #head: RequestHead | undefined;
  #handlers: IncomingHandlers | undefined;
  #body: Uint8Array | undefined;
  /** What this call takes of the room that all share. */
  #roomBytes = 0;
  /** The client has sent all it has to send. */
  #isWhole = false;
  /** Answered, or gone. */
  #isOver = false;

  constructor(context: ServerContext, stream: Http2Stream) {
    this.#context = context;
    this.#stream = stream;
    this.#reader = new MessageReader(context.settings.messageBytesMax);
  }

  get nth(): number {
    return this.#stream.id;
  }

  get path(): string {
    return this.#head?.path ?? "";
  }

  get metadata(): Metadata {
    return this.#head?.metadata ?? new Metadata();
  }

  get deadline(): RequestHead["deadline"] {
    return this.#head?.deadline;
  }

  /** The headers are good: offers the call to the server. */
  begin(head: RequestHead, endStream: boolean): void {
    this.#head = head;
    this.#isWhole = endStream;
    this.#handlers = this.#context.side.onCall(this);
    if (endStream && !this.#isOver) this.fail(NO_REQUEST);
  }

  onHeaders(_trailers: readonly Header[], endStream: boolean): void {
    if (endStream) this.#onEnd();
  }

  onData(bytes: Uint8Array, endStream: boolean): void {
    if (this.#isOver) return;
    try {
      this.#read(bytes);
    } catch (error) {
      if (!(error instanceof GrpcFault)) throw error;
      this.#isWhole = endStream;
      this.fail(error);
      return;
    }
    if (endStream) this.#onEnd();
  }

  onClosed(close: StreamCloseReason): void {
    if (this.#isOver) return;
    this.#finish();
    this.#handlers?.onCancel(sayClose(close));
  }

  respond(response: Response): void {
    if (this.#isOver) return;
    this.#finish();
    const { connection } = this.#context;
    connection.cork();
    this.#send(response);
    // So the client stops sending what nobody will read. RFC 9113, 8.1.
    if (!this.#isWhole) this.#stream.reset("NO_ERROR");
    connection.uncork();
  }

  /** Answers a fault of the client without asking any handler. */
  fail({ status, message }: GrpcFault): void {
    if (this.#isOver) return;
    this.respond({ status, reason: message });
    this.#handlers?.onCancel(message);
  }

  #read(bytes: Uint8Array): void {
    const reader = this.#reader;
    reader.push(bytes);
    const message = reader.take();
    // Also what was made ready for the rest of the message.
    const heldBytes = message?.bytes.length ?? reader.heldBytes;
    this.#takeRoom(heldBytes - this.#roomBytes);
    if (message === undefined) return;
    if (this.#body !== undefined || !reader.isEmpty) throw TWO_REQUESTS;
    const { messageBytesMax } = this.#context.settings;
    const encoding = this.#head?.encoding ?? "identity";
    this.#body = decompress(message, encoding, messageBytesMax);
  }

  #takeRoom(bytes: number): void {
    if (bytes <= 0) return;
    if (!this.#context.side.room.take(bytes)) throw NO_ROOM;
    this.#roomBytes += bytes;
  }

  /** What gives its room back must let go of its bytes as well. */
  #finish(): void {
    this.#isOver = true;
    this.#context.side.room.giveBack(this.#roomBytes);
    this.#reader.clear();
    this.#body = undefined;
  }

  #onEnd(): void {
    if (this.#isOver) return;
    this.#isWhole = true;
    if (this.#body === undefined || !this.#reader.isEmpty) {
      this.fail(NO_REQUEST);
      return;
    }
    this.#handlers?.onMessage(this.#body);
  }

  #send(response: Response): void {
    const { status, body } = response;
    const stream = this.#stream;
    if (status !== "OK" || body === undefined) {
      if (response.headers !== undefined) {
        // What a handler wrote in front must not end up behind.
        stream.sendHeaders(responseHeaders(response, "identity"), false);
        stream.sendHeaders(responseTrailers(response), true);
        return;
      }
      // Without a head the headers were bad: tell what would be good.
      const more = this.#head === undefined ? ACCEPT : [];
      stream.sendHeaders(trailersOnly(response, more), true);
      return;
    }
    const wanted = this.#context.settings.compression;
    const canUndo = isAccepted(this.#head?.accepted, wanted);
    const encoding = canUndo ? wanted : "identity";
    stream.sendHeaders(responseHeaders(response, encoding), false);
    stream.sendData(frameMessage(compress(body, encoding)), false);
    stream.sendHeaders(responseTrailers(response), true);
  }
}

/** Tells a client whose encoding we do not know which ones we do. */
const ACCEPT: readonly Header[] = [
  { name: "grpc-accept-encoding", value: ACCEPTED_ENCODINGS },
];

function sayClose(close: StreamCloseReason): string {
  if (close.kind === "reset") return `the client reset it: ${close.code}`;
  if (close.kind === "connection") return "the connection is gone";
  return "the client is gone";
}
