/** What does a server do that follows a script of faults? */
import { once } from "node:events";
import {
  constants,
  createServer,
  type Http2Server,
  type ServerHttp2Stream,
} from "node:http2";
import type { AddressInfo, Socket } from "node:net";

/** What becomes of one request. */
export type Step =
  | { readonly kind: "ok" }
  | {
      readonly kind: "status";
      readonly code: number;
      readonly pushback?: string;
      /** Response headers go before it: the call is committed. */
      readonly hasHeaders?: boolean;
    }
  /** Something between answers, with HTTP and without gRPC. */
  | { readonly kind: "http"; readonly status: number; readonly text?: string }
  | { readonly kind: "reset"; readonly code: number }
  /** "I have not looked at this one, and I take no more." */
  | { readonly kind: "goaway" }
  | { readonly kind: "silence" }
  /** The connection goes, the server stays. */
  | { readonly kind: "cut" }
  /** The connection goes, and the port is closed. */
  | { readonly kind: "die" };

/** A request, as its server saw it. */
export interface SeenAttempt {
  readonly server: string;
  /** `grpc-previous-rpc-attempts`; "" when it is not there. */
  readonly previous: string;
}

/** What all servers of one world share: they follow one script. */
export interface Stage {
  readonly steps: Step[];
  readonly seen: SeenAttempt[];
}

const GRPC = { ":status": 200, "content-type": "application/grpc" };
/** A message without fields: five bytes in front, none behind. */
const EMPTY_MESSAGE = Buffer.alloc(5);

/** grpc-js keeps retry tokens by target for as long as its process lives. */
const usedPorts = new Set<number>();

/** Plain `node:http2`: no stack of ours or theirs is in it. */
export class ScriptServer {
  readonly name: string;
  port = 0;
  /** Clients that have taken its SETTINGS: they may use it now. */
  ready = 0;
  readonly #stage: Stage;
  readonly #sockets = new Set<Socket>();
  #server: Http2Server | undefined;

  constructor(name: string, stage: Stage) {
    this.name = name;
    this.#stage = stage;
  }

  /** Listens; on the same port again when it did so before. */
  async start(): Promise<void> {
    const server = createServer();
    this.#server = server;
    server.on("session", (session) => {
      session.on("error", () => {});
      session.on("localSettings", () => {
        this.ready += 1;
      });
    });
    server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => this.#sockets.delete(socket));
    });
    server.on("stream", (stream, headers) => {
      stream.on("error", () => {});
      stream.resume();
      const previous = headers["grpc-previous-rpc-attempts"] ?? "";
      const { seen, steps } = this.#stage;
      seen.push({ server: this.name, previous: String(previous) });
      this.#follow(stream, steps.shift() ?? { kind: "ok" });
    });
    server.listen(this.port, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    if (this.port === port || !usedPorts.has(port)) {
      usedPorts.add(port);
      this.port = port;
      return;
    }
    await this.start();
    server.close();
  }

  /** Breaks its connections and closes its port. */
  stop(): void {
    this.#server?.close();
    this.#server = undefined;
    this.#cut();
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** By hand where it leaves out the first: `goaway` of Node cannot say 0. */
  #goAway({ id = 1, session }: ServerHttp2Stream): void {
    if (id > 1) {
      session?.goaway(constants.NGHTTP2_NO_ERROR, id - 2);
      return;
    }
    for (const socket of this.#sockets) socket.write(GOAWAY_WITHOUT_ANY);
  }

  #follow(stream: ServerHttp2Stream, step: Step): void {
    switch (step.kind) {
      case "ok":
        answer(stream, { "grpc-status": "0" }, EMPTY_MESSAGE);
        break;
      case "status":
        answerStatus(stream, step);
        break;
      case "http":
        answerHttp(stream, step);
        break;
      case "reset":
        stream.close(step.code);
        break;
      case "goaway":
        this.#goAway(stream);
        break;
      case "silence":
        break;
      case "cut":
        this.#cut();
        break;
      case "die":
        this.stop();
    }
  }
}

/** Length 8, type GOAWAY, no flags, stream 0; last stream 0, NO_ERROR. */
const GOAWAY_WITHOUT_ANY = Buffer.from(
  "0000080700000000000000000000000000",
  "hex",
);

type Fields = Readonly<Record<string, string>>;

function answer(
  stream: ServerHttp2Stream,
  trailers: Fields,
  body: Uint8Array,
): void {
  stream.respond(GRPC, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers(trailers));
  stream.end(body);
}

function answerStatus(
  stream: ServerHttp2Stream,
  { code, pushback, hasHeaders = false }: Step & { readonly kind: "status" },
): void {
  const trailers = {
    "grpc-status": String(code),
    "grpc-message": `scripted ${code}`,
    ...(pushback !== undefined && { "grpc-retry-pushback-ms": pushback }),
  };
  if (hasHeaders) answer(stream, trailers, Buffer.alloc(0));
  else stream.respond({ ...GRPC, ...trailers }, { endStream: true });
}

function answerHttp(
  stream: ServerHttp2Stream,
  { status, text }: Step & { readonly kind: "http" },
): void {
  const headers = { ":status": status, "content-type": "text/plain" };
  stream.respond(headers, { endStream: text === undefined });
  if (text !== undefined) stream.end(text);
}
