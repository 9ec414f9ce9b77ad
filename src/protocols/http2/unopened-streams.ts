/** Where does a client's stream wait while the peer takes no more? */
import type { Sender } from "./sender.ts";
import type { Stream } from "./stream.ts";

/** First come, first served. The connection keeps it below its limit. */
export class UnopenedStreams {
  readonly #streams = new Set<Stream>();

  get size(): number {
    return this.#streams.size;
  }

  add(stream: Stream): void {
    this.#streams.add(stream);
  }

  /** Its user has given the stream up. */
  delete(stream: Stream): void {
    this.#streams.delete(stream);
  }

  /** Whose turn it is. */
  take(): Stream | undefined {
    for (const stream of this.#streams) {
      this.#streams.delete(stream);
      return stream;
    }
    return undefined;
  }

  /** None of them will ever be opened: nothing of them was sent. */
  refuse(because: string, sender: Sender): void {
    for (let stream = this.take(); stream; stream = this.take()) {
      sender.forget(stream);
      stream.closed({ kind: "refused-locally", because });
    }
  }
}
