/** What may leave now, and what waits for the peer? */
import type { Host } from "../../ports/host.ts";
import { ms } from "../../ports/time.ts";
import { SendWindow } from "./flow-control.ts";
import { DATA_BYTES_MAX, type FrameWriter } from "./frame-writer.ts";
import type { HpackEncoder } from "./hpack-encoder.ts";
import type { Output } from "./output.ts";
import { INITIAL_WINDOW_BYTES } from "./settings.ts";
import { StallWatch } from "./stall-watch.ts";
import type { DataToSend, HeadersToSend, Stream } from "./stream.ts";

export interface SenderOptions {
  readonly host: Host;
  readonly output: Output;
  readonly writer: FrameWriter;
  readonly encoder: HpackEncoder;
  readonly stallTimeoutMs: number;
  /** Our END_STREAM left and the peer's had come: the stream is over. */
  onEnded(stream: Stream): void;
  /** These streams wait for too long; undefined: everything does. */
  onStalled(streams: readonly Stream[] | undefined): void;
}

/** Sends in turns, a frame from each stream that waits. */
export class Sender {
  readonly window = new SendWindow(INITIAL_WINDOW_BYTES);
  readonly #options: SenderOptions;
  readonly #waiting = new Set<Stream>();
  readonly #watch: StallWatch;
  bufferedBytes = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
    const { host, stallTimeoutMs } = options;
    this.#watch = new StallWatch({
      clock: host.clock,
      timeout: ms(stallTimeoutMs),
      waiting: this.#waiting,
      onStalled: (streams) => options.onStalled(streams),
    });
  }

  sendHeaders(stream: Stream, section: HeadersToSend): void {
    if (this.#mustQueue(stream)) this.#enqueue(stream, section);
    else this.#writeHeaders(stream, section);
  }

  sendData(stream: Stream, data: DataToSend): void {
    const { length } = data.bytes;
    const fits = length <= this.#allowed(stream) || length === 0;
    if (fits && !this.#mustQueue(stream)) {
      this.#writeData(stream, data.bytes, data.endStream);
      return;
    }
    stream.bufferedBytes += length;
    this.bufferedBytes += length;
    this.#enqueue(stream, data);
    if (stream.id !== 0) this.pumpStream(stream);
  }

  /** Sends what the windows allow, in turns: a frame of each stream. */
  pump(): void {
    let hasMoved = true;
    while (hasMoved) {
      hasMoved = false;
      for (const stream of this.#waiting) {
        if (this.#step(stream)) hasMoved = true;
      }
    }
  }

  /** The same for one stream, when only its own window grew. */
  pumpStream(stream: Stream): void {
    while (this.#step(stream));
  }

  /** A queued stream has its id now. */
  opened(stream: Stream): void {
    stream.progressAt = this.#watch.now();
    this.#waiting.add(stream);
    this.#watch.start();
    this.pumpStream(stream);
  }

  /** The stream is over, whatever of it still waits. */
  forget(stream: Stream): void {
    this.bufferedBytes -= stream.bufferedBytes;
    this.#waiting.delete(stream);
    if (this.#waiting.size === 0) this.#watch.stop();
  }

  #mustQueue(stream: Stream): boolean {
    const { isBlocked } = this.#options.output;
    return isBlocked || stream.id === 0 || stream.queue.length > 0;
  }

  #enqueue(stream: Stream, item: HeadersToSend | DataToSend): void {
    const isFirst = stream.queue.push(item) === 1;
    if (!isFirst || stream.id === 0) return;
    stream.progressAt = this.#watch.now();
    this.#waiting.add(stream);
    this.#watch.start();
  }

  /** One frame of what waits. False when nothing may leave. */
  #step(stream: Stream): boolean {
    const item = stream.queue[0];
    if (item === undefined || this.#options.output.isBlocked) return false;
    if (item.kind === "headers") {
      this.#dequeue(stream);
      this.#writeHeaders(stream, item);
      return true;
    }
    const { bytes, endStream } = item;
    const length = Math.min(bytes.length, this.#allowed(stream));
    if (length <= 0 && bytes.length > 0) return false;
    stream.bufferedBytes -= length;
    this.bufferedBytes -= length;
    if (length === bytes.length) {
      this.#dequeue(stream);
      this.#writeData(stream, bytes, endStream);
      return true;
    }
    const rest = bytes.subarray(length);
    stream.queue[0] = { kind: "data", bytes: rest, endStream };
    this.#moved(stream);
    this.#writeData(stream, bytes.subarray(0, length), false);
    return true;
  }

  #dequeue(stream: Stream): void {
    stream.queue.shift();
    this.#moved(stream);
    if (stream.queue.length > 0) return;
    this.#waiting.delete(stream);
    if (this.#waiting.size === 0) this.#watch.stop();
  }

  #moved(stream: Stream): void {
    stream.progressAt = this.#watch.now();
  }

  #allowed(stream: Stream): number {
    const window = Math.min(stream.sendWindow.bytes, this.window.bytes);
    return Math.min(window, DATA_BYTES_MAX);
  }

  #writeHeaders(stream: Stream, section: HeadersToSend): void {
    const { writer, encoder, onEnded } = this.#options;
    const block = encoder.encode(section.headers);
    writer.headers(stream.id, block, section.endStream);
    if (section.endStream && stream.endSent()) onEnded(stream);
  }

  #writeData(stream: Stream, bytes: Uint8Array, endStream: boolean): void {
    const { writer, onEnded } = this.#options;
    stream.sendWindow.spend(bytes.length);
    this.window.spend(bytes.length);
    writer.data(stream.id, bytes, endStream);
    if (endStream && stream.endSent()) onEnded(stream);
  }
}
