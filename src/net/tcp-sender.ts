/** When is a segment sent, and when is it sent again? */

import type { EventId } from "../kernel/event-queue.ts";
import type { Duration, Instant } from "../ports/time.ts";
import type { LinkPacket } from "./link.ts";
import { NO_BYTES, type PacketWhat } from "./packet.ts";
import {
  RETRANSMISSIONS_MAX,
  SEND_BUFFER_BYTES,
  SYN_RETRANSMISSIONS_MAX,
} from "./tcp-limits.ts";
import { type Segment, SendQueue } from "./tcp-send-queue.ts";
import { RetransmissionTimeout } from "./tcp-timeout.ts";

/** What a sender needs from its connection. */
export interface SenderOutlet {
  now(): Instant;
  after(wait: Duration, run: () => void): EventId;
  cancel(timer: EventId): void;
  transmit(what: PacketWhat, sequence: number, payload: Uint8Array): void;
  /** There is room again after a write that found none. */
  drained(): void;
  /** The peer has not answered for too long. */
  giveUp(): void;
}

/**
 * One direction of a connection at its source: sends what the window allows,
 * and sends again what was lost. There is no congestion window.
 */
export class TcpSender {
  readonly #outlet: SenderOutlet;
  readonly #queue = new SendQueue();
  readonly #timeout = new RetransmissionTimeout();
  #timer: EventId | undefined;
  /** Timeouts since the peer last said anything. */
  #unanswered = 0;
  /** Timeouts since the peer last confirmed anything or made room. */
  #doublings = 0;
  /** What was sent before the last repetition ends here. */
  #recoverTo = 0;
  #isFull = false;

  constructor(outlet: SenderOutlet) {
    this.#outlet = outlet;
  }

  /** Our FIN was sent and confirmed. */
  get isEnded(): boolean {
    return this.#queue.isEnded;
  }

  get isEndAsked(): boolean {
    return this.#queue.isEndAsked;
  }

  /** The place after the last byte that was sent. */
  get next(): number {
    return this.#queue.next;
  }

  begin(what: "SYN" | "SYN-ACK"): void {
    this.#send(this.#queue.begin(what));
    this.#restartTimer();
  }

  /** False when the send buffer is full now. */
  write(bytes: Uint8Array): boolean {
    this.#queue.add(bytes);
    this.push();
    this.#isFull = this.#queue.bufferedBytes >= SEND_BUFFER_BYTES;
    return !this.#isFull;
  }

  end(): void {
    this.#queue.askEnd();
    this.push();
  }

  /** Sends what there is, as far as the peer has room. */
  push(): void {
    // Until the SYN is confirmed nothing follows it.
    if (this.#queue.oldest?.sequence === 0) return;
    for (;;) {
      const segment = this.#queue.take();
      if (segment === undefined) break;
      this.#send(segment);
    }
    if (this.#timer === undefined) this.#restartTimer();
  }

  /** Learns from a packet what the peer has and has room for. */
  acknowledge(packet: LinkPacket): void {
    const { acknowledged, windowBytes } = packet;
    const limit = acknowledged + windowBytes;
    const isSameWindow = limit === this.#queue.limit;
    if (limit > this.#queue.limit) {
      this.#queue.limit = limit;
      this.#doublings = 0;
    }
    this.#unanswered = 0;
    const last = this.#queue.confirm(acknowledged);
    if (last !== undefined) this.#progress(last, acknowledged);
    else if (isSameWindow && packet.what === "ACK") {
      this.#duplicate(acknowledged);
    }
    this.push();
    this.#tellDrained();
  }

  /** Sends no more. */
  stop(): void {
    if (this.#timer !== undefined) this.#outlet.cancel(this.#timer);
    this.#timer = undefined;
  }

  #progress(last: Segment, acknowledged: number): void {
    const now = this.#outlet.now();
    if (!last.isRepeated) this.#timeout.measured(last.sentAt, now);
    this.#doublings = 0;
    const { oldest } = this.#queue;
    // A partial acknowledgement: the next hole (RFC 6582, NewReno).
    if (oldest !== undefined && acknowledged < this.#recoverTo) {
      this.#repeat(oldest);
    }
    this.#restartTimer();
  }

  /**
   * The peer got something beyond a gap. RFC 5681 (3.2) waits for the third
   * such acknowledgement because the internet reorders packets; here those of
   * one connection keep their order, so one gap proves a loss.
   */
  #duplicate(acknowledged: number): void {
    const { oldest } = this.#queue;
    if (oldest === undefined || oldest.sequence !== acknowledged) return;
    if (acknowledged < this.#recoverTo) return;
    this.#repeat(oldest);
    this.#restartTimer();
  }

  #tellDrained(): void {
    if (!this.#isFull) return;
    if (this.#queue.bufferedBytes > SEND_BUFFER_BYTES / 2) return;
    this.#isFull = false;
    this.#outlet.drained();
  }

  #send(segment: Segment): void {
    segment.sentAt = this.#outlet.now();
    this.#outlet.transmit(segment.what, segment.sequence, segment.payload);
  }

  #repeat(segment: Segment): void {
    segment.isRepeated = true;
    this.#recoverTo = this.#queue.next;
    this.#send(segment);
  }

  #restartTimer(): void {
    if (this.#timer !== undefined) this.#outlet.cancel(this.#timer);
    this.#timer = undefined;
    if (this.#queue.oldest === undefined && !this.#queue.hasUnsent) return;
    const wait = this.#timeout.after(this.#doublings);
    this.#timer = this.#outlet.after(wait, this.#onTimeout);
  }

  readonly #onTimeout = (): void => {
    this.#timer = undefined;
    const { oldest } = this.#queue;
    const isOpening = oldest?.sequence === 0;
    const max = isOpening ? SYN_RETRANSMISSIONS_MAX : RETRANSMISSIONS_MAX;
    if (this.#unanswered === max) {
      this.#outlet.giveUp();
      return;
    }
    this.#unanswered += 1;
    this.#doublings += 1;
    if (oldest !== undefined) this.#repeat(oldest);
    // The peer had no room, and its word that it has some may be lost
    // (RFC 9293, 3.8.6.1). A byte that it has already makes it speak.
    else this.#outlet.transmit("PROBE", this.#queue.next - 1, NO_BYTES);
    this.#restartTimer();
  };
}
