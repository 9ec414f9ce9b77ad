/** Which bytes go into the next segment, and which are still unconfirmed? */
import { assert } from "../ports/assert.ts";
import { type Instant, START } from "../ports/time.ts";
import { Fifo } from "./fifo.ts";
import { NO_BYTES, type PacketWhat } from "./packet.ts";
import { SEGMENT_BYTES_MAX, SEND_BUFFER_BYTES_MAX } from "./tcp-limits.ts";

/** A piece of the stream as it was sent; SYN and FIN count as one byte. */
export interface Segment {
  readonly what: PacketWhat;
  readonly sequence: number;
  readonly end: number;
  readonly payload: Uint8Array;
  sentAt: Instant;
  isRepeated: boolean;
}

/**
 * The bytes of one direction on their way out. Places in the stream count from
 * 0 for the SYN and never wrap: a simulated stream has doubles to count with.
 */
export class SendQueue {
  /** The place after the last byte that was sent. */
  next = 0;
  /** Up to here the peer has room. */
  limit = 1;
  readonly #flight = new Fifo<Segment>();
  readonly #unsent = new Fifo<Uint8Array>();
  #unsentBytes = 0;
  #flightBytes = 0;
  #isEndAsked = false;
  #isEndSent = false;

  /** What the peer has not confirmed, sent or not. */
  get bufferedBytes(): number {
    return this.#unsentBytes + this.#flightBytes;
  }

  get hasUnsent(): boolean {
    return this.#unsentBytes > 0;
  }

  /** What waits for an acknowledgement, and first. */
  get oldest(): Segment | undefined {
    return this.#flight.first;
  }

  get isEndAsked(): boolean {
    return this.#isEndAsked;
  }

  /** The FIN was sent and confirmed. */
  get isEnded(): boolean {
    return this.#isEndSent && this.#flight.length === 0;
  }

  add(bytes: Uint8Array): void {
    assert(
      this.bufferedBytes + bytes.length <= SEND_BUFFER_BYTES_MAX,
      "a writer waits for onDrain after write returned false",
    );
    if (bytes.length === 0) return;
    this.#unsent.push(bytes);
    this.#unsentBytes += bytes.length;
  }

  askEnd(): void {
    this.#isEndAsked = true;
  }

  /** SYN or SYN-ACK: the first of a stream. */
  begin(what: "SYN" | "SYN-ACK"): Segment {
    return this.#launch(what, NO_BYTES, 1);
  }

  /** The next segment that the window allows; nothing when none does. */
  take(): Segment | undefined {
    const chunk = this.#unsent.first;
    if (chunk === undefined) return this.#takeEnd();
    const whole = Math.min(chunk.length, SEGMENT_BYTES_MAX);
    const size = Math.min(whole, this.limit - this.next);
    // A sliver only when nothing else would ask for more (RFC 9293, 3.8.6.2).
    if (size <= 0 || (size < whole && this.#flight.length > 0))
      return undefined;
    if (size === chunk.length) this.#unsent.shift();
    else this.#unsent.replaceFirst(chunk.subarray(size));
    this.#unsentBytes -= size;
    const isAll = size === chunk.length;
    const payload = isAll ? chunk : chunk.subarray(0, size);
    return this.#launch("DATA", payload, size);
  }

  /** Forgets what the peer has; gives back the last that it confirmed. */
  confirm(acknowledged: number): Segment | undefined {
    let last: Segment | undefined;
    while ((this.#flight.first?.end ?? Infinity) <= acknowledged) {
      last = this.#flight.shift() as Segment;
      this.#flightBytes -= last.end - last.sequence;
    }
    return last;
  }

  #takeEnd(): Segment | undefined {
    if (!this.#isEndAsked || this.#isEndSent) return undefined;
    this.#isEndSent = true;
    // A FIN needs no room: it carries nothing.
    return this.#launch("FIN", NO_BYTES, 1);
  }

  #launch(what: PacketWhat, payload: Uint8Array, length: number): Segment {
    const sequence = this.next;
    const end = sequence + length;
    this.next = end;
    this.#flightBytes += length;
    const segment: Segment = {
      what,
      sequence,
      end,
      payload,
      sentAt: START,
      isRepeated: false,
    };
    this.#flight.push(segment);
    return segment;
  }
}
