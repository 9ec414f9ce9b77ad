/** How does a program use a simulated TCP connection? */

import type { Address } from "../ports/address.ts";
import { assert } from "../ports/assert.ts";
import type { ByteStream, ByteStreamHandlers } from "../ports/byte-stream.ts";
import type { TcpConnection } from "./tcp-connection.ts";

/** The program's end of a connection. */
export class TcpStream implements ByteStream {
  readonly local: Address;
  readonly remote: Address;
  readonly #connection: TcpConnection;

  constructor(connection: TcpConnection) {
    this.local = connection.ends.local;
    this.remote = connection.ends.remote;
    this.#connection = connection;
  }

  attach(handlers: ByteStreamHandlers): void {
    this.#connection.inbox.attach(handlers);
  }

  write(bytes: Uint8Array): boolean {
    if (this.#isOver()) return false;
    const { sender } = this.#connection;
    assert(!sender.isEndAsked, "nobody writes after end");
    return sender.write(bytes);
  }

  end(): void {
    const { sender } = this.#connection;
    if (!this.#isOver() && !sender.isEndAsked) sender.end();
  }

  reset(): void {
    if (this.#isOver()) return;
    this.#connection.abort();
    this.#connection.inbox.closedInCall("aborted");
  }

  pause(): void {
    this.#connection.inbox.pause();
  }

  resume(): void {
    this.#connection.inbox.resume();
  }

  /** A dead program's calls leave no trace. */
  #isOver(): boolean {
    const { state, ends } = this.#connection;
    return state === "closed" || ends.owner.state === "ended";
  }
}
