/** Which bytes may the program have, and which came too early? */
import { Fifo } from "./fifo.ts";
import type { LinkPacket } from "./link.ts";
import { RECEIVE_BUFFER_BYTES } from "./tcp-limits.ts";

/** What became of a segment that arrived. */
export type Arrival =
  /** It was the next one. */
  | "next"
  /** It was the next one, and early ones now follow it. */
  | "gap-filled"
  /** Something before it is missing. */
  | "early"
  /** We had it before, or have no room for it. */
  | "useless";

/** Puts the bytes of one direction back in order. */
export class ReceiveQueue {
  /** The place of the byte that we expect. */
  next = 0;
  /** The peer will send no more, and all it sent is here. */
  isEnded = false;
  /** Bytes in order that the program has not taken. */
  unreadBytes = 0;
  readonly #ready = new Fifo<Uint8Array>();
  /** By their places; nothing as long as none came too early. */
  #early: Map<number, LinkPacket> | undefined;

  /** How many bytes we have room for. */
  get windowBytes(): number {
    return RECEIVE_BUFFER_BYTES - this.unreadBytes;
  }

  get hasReady(): boolean {
    return this.#ready.length > 0;
  }

  /** A segment is repeated as it was, so its beginning says which it is. */
  accept(packet: LinkPacket): Arrival {
    const { sequence } = packet;
    if (sequence < this.next) return "useless";
    const end = sequence + packet.payload.length;
    if (end > this.next + this.windowBytes) return "useless";
    if (sequence > this.next) {
      this.#early ??= new Map();
      if (this.#early.has(sequence)) return "useless";
      this.#early.set(sequence, packet);
      return "early";
    }
    this.#append(packet);
    if (this.#early === undefined || this.#early.size === 0) return "next";
    for (;;) {
      const following = this.#early.get(this.next);
      if (following === undefined) return "gap-filled";
      this.#early.delete(following.sequence);
      this.#append(following);
    }
  }

  /** The next bytes for the program. */
  read(): Uint8Array | undefined {
    const bytes = this.#ready.shift();
    if (bytes !== undefined) this.unreadBytes -= bytes.length;
    return bytes;
  }

  #append({ what, payload }: LinkPacket): void {
    if (what === "FIN") {
      this.isEnded = true;
      this.next += 1;
      return;
    }
    this.next += payload.length;
    this.unreadBytes += payload.length;
    this.#ready.push(payload);
  }
}
