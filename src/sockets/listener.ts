/** How does a real port begin to accept connections? */
import { createServer, type Server, type Socket } from "node:net";
import { type Address, formatAddress } from "../ports/address.ts";
import type { ByteStream } from "../ports/byte-stream.ts";
import type { Listener } from "../ports/network.ts";
import { hostOfIp, ipOfHost } from "./socket-address.ts";
import { SocketError } from "./socket-error.ts";
import { TcpStream } from "./tcp.ts";

/** Connections that wait while nobody has asked for them yet. */
const EARLY_MAX = 128;

/** A port that is ours, from the moment on that the promise resolves. */
export class OpenPort implements Listener {
  readonly address: Address;
  readonly #server: Server;
  #early: ByteStream[] = [];
  #onConnection: ((stream: ByteStream) => void) | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.address = addressOf(server);
    server.on("connection", (socket) => this.#accept(socket));
  }

  get isTaken(): boolean {
    return this.#onConnection !== undefined;
  }

  /** Hands over the connections, also those that came before. */
  listen(onConnection: (stream: ByteStream) => void): void {
    this.#onConnection = onConnection;
    const early = this.#early;
    this.#early = [];
    for (const stream of early) onConnection(stream);
  }

  close(): void {
    this.#server.close();
    for (const stream of this.#early) stream.reset();
    this.#early = [];
  }

  #accept(socket: Socket): void {
    const { remoteAddress, remotePort } = socket;
    if (remoteAddress === undefined || remotePort === undefined) {
      // The peer was gone again before we looked.
      socket.destroy();
      return;
    }
    const remote = { host: hostOfIp(remoteAddress), port: remotePort };
    const stream = new TcpStream({ socket, remote });
    if (this.#onConnection !== undefined) this.#onConnection(stream);
    else if (this.#early.length < EARLY_MAX) this.#early.push(stream);
    else stream.reset();
  }
}

/**
 * Opens a port; 0 picks a free one. Rejects with a SocketError when the port
 * is taken (then it names the next free one), may not be had, or the host is
 * none of ours.
 */
export async function openPort(at: Address): Promise<OpenPort> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
  try {
    await bind(server, at);
  } catch (error) {
    throw await explain(error as NodeJS.ErrnoException, at);
  }
  return new OpenPort(server);
}

function bind(server: Server, { host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: ipOfHost(host), port }, () => {
      server.off("error", reject);
      // What fails later is the accept of one connection, not the port.
      server.on("error", () => {});
      resolve();
    });
  });
}

async function explain(
  { code = "UNKNOWN" }: NodeJS.ErrnoException,
  at: Address,
): Promise<SocketError> {
  const name = formatAddress(at);
  if (code === "EADDRINUSE") {
    const free = await nextFreePort(at);
    const remedy =
      free === undefined ? "stop who uses it" : `${free} is free: use that`;
    return new SocketError(code, `${name} is taken; ${remedy}`, free);
  }
  if (code === "EACCES") {
    const remedy = "take a port from 1024 on";
    return new SocketError(code, `${name} may not be opened; ${remedy}`);
  }
  const remedy = "use 127.0.0.1 for this machine alone, 0.0.0.0 for all";
  const problem = `${name} cannot be opened (${code})`;
  return new SocketError(code, `${problem}; ${remedy}`);
}

const PORTS_TRIED_MAX = 100;

/** The first port above that can be opened now; somebody may be faster. */
async function nextFreePort({
  host,
  port,
}: Address): Promise<number | undefined> {
  const last = Math.min(port + PORTS_TRIED_MAX, 65_535);
  for (let next = port + 1; next <= last; next++) {
    const server = createServer();
    try {
      await bind(server, { host, port: next });
      await new Promise((resolve) => server.close(resolve));
      return next;
    } catch {
      // Taken as well.
    }
  }
  return undefined;
}

function addressOf(server: Server): Address {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new SocketError("UNKNOWN", "the port closed while it was opened");
  }
  return { host: hostOfIp(address.address), port: address.port };
}
