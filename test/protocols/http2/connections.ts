/** How does a test set up our ends, and note what they hear? */
import * as client from "../../../src/protocols/http2/client-connection.ts";
import type {
  Header,
  Http2ClientConnection,
  Http2ServerConnection,
  Http2Stream,
  Http2StreamHandlers,
  StreamCloseReason,
} from "../../../src/protocols/http2/connection-types.ts";
import type { Limits } from "../../../src/protocols/http2/limits.ts";
import type { PingPermit } from "../../../src/protocols/http2/ping-strikes.ts";
import * as server from "../../../src/protocols/http2/server-connection.ts";
import { ManualWorld } from "./manual-world.ts";
import { join, RawPeer, RESPONSE, TYPE } from "./raw-peer.ts";
import {
  type MemoryStream,
  type PairOptions,
  streamPair,
} from "./stream-pair.ts";

/** Everything that the handlers of one stream heard. */
export class Heard implements Http2StreamHandlers {
  readonly sections: (readonly Header[])[] = [];
  readonly chunks: Uint8Array[] = [];
  endStream = false;
  reason: StreamCloseReason | undefined;
  stream: Http2Stream | undefined;

  onHeaders(headers: readonly Header[], endStream: boolean): void {
    this.#check();
    this.sections.push(headers);
    this.endStream ||= endStream;
  }

  onData(bytes: Uint8Array, endStream: boolean): void {
    this.#check();
    this.chunks.push(bytes.slice());
    this.endStream ||= endStream;
  }

  onClosed(reason: StreamCloseReason): void {
    this.#check();
    this.reason = reason;
  }

  get byteCount(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  get bytes(): Uint8Array {
    return join(...this.chunks);
  }

  #check(): void {
    if (this.reason !== undefined) throw new Error("a call after onClosed");
  }
}

/** What a server does with a request: the default answers when it ended. */
export type Serve = (heard: Heard) => Http2StreamHandlers;

/** Answers a whole request with what it said, and a trailer. */
export function echo(heard: Heard): Http2StreamHandlers {
  const stream = heard.stream as Http2Stream;
  const answer = () => {
    stream.sendHeaders(RESPONSE, false);
    if (heard.byteCount > 0) stream.sendData(heard.bytes, false);
    stream.sendHeaders([{ name: "grpc-status", value: "0" }], true);
  };
  if (heard.endStream) answer();
  return {
    onHeaders: (headers, endStream) => {
      heard.onHeaders(headers, endStream);
      if (endStream) answer();
    },
    onData: (bytes, endStream) => {
      heard.onData(bytes, endStream);
      if (endStream) answer();
    },
    onClosed: (reason) => heard.onClosed(reason),
  };
}

interface ServeSetting {
  readonly limits?: Partial<Limits>;
  readonly serve?: Serve;
  readonly pingPermit?: PingPermit;
}

export interface ServerSide {
  readonly world: ManualWorld;
  readonly connection: Http2ServerConnection;
  readonly streams: Heard[];
  readonly closed: string[];
}

export function serve(
  world: ManualWorld,
  stream: MemoryStream,
  options: ServeSetting = {},
): ServerSide {
  const streams: Heard[] = [];
  const closed: string[] = [];
  const connection = server.serverConnection({
    stream,
    host: world.host("bank"),
    limits: options.limits ?? {},
    pingPermit: options.pingPermit,
    onStream: (http2Stream, headers, endStream) => {
      const heard = new Heard();
      heard.stream = http2Stream;
      heard.onHeaders(headers, endStream);
      streams.push(heard);
      return (options.serve ?? echo)(heard);
    },
    onClose: (reason) => closed.push(`${reason.kind} ${reason.code}`),
  });
  return { world, connection, streams, closed };
}

/** Our server, and a client that a test writes by hand. */
export function rawClient(options: ServeSetting & PairOptions = {}) {
  const world = new ManualWorld();
  const pair = streamPair(world, options);
  const side = serve(world, pair.server, options);
  const peer = new RawPeer(pair.client, "client");
  return { ...side, peer, pair };
}

/** Our client, and a server that a test writes by hand. */
export function rawServer(
  options: { limits?: Partial<Limits> } & PairOptions = {},
) {
  const world = new ManualWorld();
  const pair = streamPair(world, options);
  const opened = connect(world, pair.client, options.limits);
  const peer = new RawPeer(pair.server, "server");
  peer.frame({ type: TYPE.SETTINGS });
  return { world, pair, ...opened, peer };
}

export function connect(
  world: ManualWorld,
  stream: MemoryStream,
  limits: Partial<Limits> = {},
) {
  const closed: string[] = [];
  const opened: Http2ClientConnection = client.clientConnection({
    stream,
    host: world.host("web"),
    limits,
    onClose: (reason) => closed.push(`${reason.kind} ${reason.code}`),
  });
  return { client: opened, closed };
}

/** Our client and our server. */
export function both(
  options: {
    limits?: Partial<Limits>;
    clientLimits?: Partial<Limits>;
    serve?: Serve;
    keepsRows?: boolean;
  } & PairOptions = {},
) {
  const world = new ManualWorld();
  world.keepsRows = options.keepsRows ?? false;
  const pair = streamPair(world, options);
  const side = serve(world, pair.server, options);
  const opened = connect(world, pair.client, options.clientLimits ?? {});
  return { world, pair, server: side, ...opened };
}
