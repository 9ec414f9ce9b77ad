/** How do two ends exchange bytes in memory? */
import type {
  ByteStream,
  ByteStreamHandlers,
  CloseReason,
} from "../../../src/ports/byte-stream.ts";
import type { ManualWorld } from "./manual-world.ts";

export interface PairOptions {
  /** How much may be under way before `write` returns false. */
  readonly capacityBytes?: number;
  /** Deliver in pieces of at most so many bytes. */
  readonly pieceBytes?: number;
}

export interface StreamPair {
  readonly client: MemoryStream;
  readonly server: MemoryStream;
}

/** Two ends, joined. The client hears `onOpen` when the world settles. */
export function streamPair(
  world: ManualWorld,
  options: PairOptions = {},
): StreamPair {
  const client = new MemoryStream(world, options, 49_152);
  const server = new MemoryStream(world, options, 50_051);
  client.join(server);
  server.join(client);
  world.later(() => client.open());
  return { client, server };
}

export class MemoryStream implements ByteStream {
  readonly #world: ManualWorld;
  readonly #capacity: number;
  readonly #pieceBytes: number;
  readonly #port: number;
  #peer: MemoryStream | undefined;
  #handlers: ByteStreamHandlers | undefined;
  #inbox: Uint8Array[] = [];
  #inboxBytes = 0;
  #isPaused = false;
  #owesDrain = false;
  #hasEnded = false;
  #peerEnded = false;
  #sawEnd = false;
  #isClosed = false;
  /** How often `write` was called, and how many bytes it took. */
  writes = 0;
  writtenBytes = 0;

  constructor(world: ManualWorld, options: PairOptions, port: number) {
    this.#world = world;
    this.#capacity = options.capacityBytes ?? Number.POSITIVE_INFINITY;
    this.#pieceBytes = options.pieceBytes ?? Number.POSITIVE_INFINITY;
    this.#port = port;
  }

  join(peer: MemoryStream): void {
    this.#peer = peer;
  }

  get local() {
    return { host: this.#port === 50_051 ? "bank" : "web", port: this.#port };
  }

  get remote(): { host: string; port: number } {
    return (this.#peer as MemoryStream).local;
  }

  /** What we have written and the peer has not taken. */
  get unreadBytes(): number {
    return this.#peer?.inboxBytes ?? 0;
  }

  get inboxBytes(): number {
    return this.#inboxBytes;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  attach(handlers: ByteStreamHandlers): void {
    this.#handlers = handlers;
  }

  open(): void {
    if (!this.#isClosed) this.#handlers?.onOpen?.();
  }

  write(bytes: Uint8Array): boolean {
    if (this.#hasEnded) throw new Error("a write after the end");
    this.writes++;
    this.writtenBytes += bytes.length;
    const peer = this.#peer as MemoryStream;
    peer.#receive(bytes);
    this.#owesDrain ||= peer.#inboxBytes > this.#capacity;
    return peer.#inboxBytes <= this.#capacity;
  }

  end(): void {
    if (this.#hasEnded || this.#isClosed) return;
    this.#hasEnded = true;
    const peer = this.#peer as MemoryStream;
    this.#world.later(() => {
      peer.#peerEnded = true;
      peer.#deliver();
    });
  }

  reset(): void {
    const peer = this.#peer as MemoryStream;
    this.#close("aborted");
    this.#world.later(() => peer.#close("reset"));
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    for (let waiting = this.#inbox.length; waiting >= 0; waiting--) {
      this.#world.later(() => this.#deliver());
    }
  }

  #receive(bytes: Uint8Array): void {
    if (this.#isClosed) return;
    this.#inboxBytes += bytes.length;
    for (let at = 0; at < bytes.length; at += this.#pieceBytes) {
      this.#inbox.push(bytes.subarray(at, at + this.#pieceBytes));
      this.#world.later(() => this.#deliver());
    }
  }

  #deliver(): void {
    if (this.#isPaused || this.#isClosed) return;
    const bytes = this.#inbox.shift();
    if (bytes !== undefined) {
      this.#inboxBytes -= bytes.length;
      this.#handlers?.onData(bytes);
      (this.#peer as MemoryStream).#room();
      if (this.#peerEnded) this.#world.later(() => this.#deliver());
      return;
    }
    if (!this.#peerEnded || this.#sawEnd) return;
    this.#sawEnd = true;
    this.#handlers?.onEnd();
    this.#closeIfBothEnded();
    (this.#peer as MemoryStream).#closeIfBothEnded();
  }

  #room(): void {
    if (!this.#owesDrain || this.unreadBytes > this.#capacity) return;
    this.#owesDrain = false;
    this.#world.later(() => {
      if (!this.#isClosed && !this.#hasEnded) this.#handlers?.onDrain?.();
    });
  }

  #closeIfBothEnded(): void {
    const peer = this.#peer as MemoryStream;
    if (this.#sawEnd && peer.#sawEnd) {
      this.#world.later(() => this.#close("ended"));
    } else if (this.#sawEnd && this.#hasEnded && !peer.#isPaused) {
      this.#world.later(() => peer.#deliver());
    }
  }

  #close(reason: CloseReason): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#inbox = [];
    this.#inboxBytes = 0;
    this.#handlers?.onClose(reason);
  }
}
