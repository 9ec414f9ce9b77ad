/** When does a program hear what its connection received? */
import type { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import { assert } from "../ports/assert.ts";
import type { ByteStreamHandlers, CloseReason } from "../ports/byte-stream.ts";
import type { ReceiveQueue } from "./tcp-receive-queue.ts";

/**
 * Hands over data, end and close in this order, in turns of the program that
 * owns the connection. While the program is paused everything stays with the
 * operating system, as far as the receive window goes.
 */
export class Inbox {
  readonly #simulation: Simulation;
  readonly #owner: Scope;
  readonly #queue: ReceiveQueue;
  readonly #onRead: () => void;
  #handlers: ByteStreamHandlers | undefined;
  #isPaused = false;
  #isAsked = false;
  #hasOpened = false;
  #isDrained = false;
  #isEndTold = false;
  #closed: CloseReason | undefined;

  constructor(
    { simulation, owner }: { simulation: Simulation; owner: Scope },
    queue: ReceiveQueue,
    onRead: () => void,
  ) {
    this.#simulation = simulation;
    this.#owner = owner;
    this.#queue = queue;
    this.#onRead = onRead;
  }

  attach(handlers: ByteStreamHandlers): void {
    assert(this.#handlers === undefined, "a stream is attached once");
    this.#handlers = handlers;
    if (this.#hasNews()) this.#askLater();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    if (this.#hasNews()) this.#askLater();
  }

  opened(): void {
    this.#hasOpened = true;
    this.received();
  }

  drained(): void {
    this.#isDrained = true;
    this.received();
  }

  /** There is news: tells it at once if the program runs. */
  received(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#simulation.enter(this.#owner, this.#tell);
  }

  /** The connection is over by what the network did. */
  closed(reason: CloseReason): void {
    this.#closed = reason;
    this.received();
  }

  /** The connection is over by what the program did in this very turn. */
  closedInCall(reason: CloseReason): void {
    this.#closed = reason;
    this.#askLater();
  }

  #hasNews(): boolean {
    const hasStreamNews = this.#queue.hasReady || this.#queue.isEnded;
    return hasStreamNews || this.#closed !== undefined || this.#hasOpened;
  }

  /** A program never hears back within its own call. */
  #askLater(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const now = this.#simulation.now();
    this.#simulation.schedule(now, this.#owner, this.#tell);
  }

  readonly #tell = (): void => {
    this.#isAsked = false;
    const handlers = this.#handlers;
    if (handlers === undefined) return;
    if (this.#hasOpened) {
      this.#hasOpened = false;
      handlers.onOpen?.();
    }
    if (this.#isDrained) {
      this.#isDrained = false;
      handlers.onDrain?.();
    }
    this.#tellData(handlers);
    this.#tellEnd(handlers);
    this.#onRead();
  };

  #tellData(handlers: ByteStreamHandlers): void {
    while (!this.#isPaused && !this.#isBroken()) {
      const bytes = this.#queue.read();
      if (bytes === undefined) return;
      handlers.onData(bytes);
    }
  }

  #tellEnd(handlers: ByteStreamHandlers): void {
    const isAllRead = this.#queue.isEnded && !this.#queue.hasReady;
    if (isAllRead && !this.#isEndTold && !this.#isBroken()) {
      this.#isEndTold = true;
      handlers.onEnd();
    }
    if (this.#closed === undefined) return;
    if (this.#closed === "ended" && !this.#isEndTold) return;
    this.#handlers = undefined;
    handlers.onClose(this.#closed);
  }

  /** What was received is lost with the connection, as in real life. */
  #isBroken(): boolean {
    return this.#closed !== undefined && this.#closed !== "ended";
  }
}
