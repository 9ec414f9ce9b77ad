/** Does a peer let data wait for ever? */
import type { Clock, Timer } from "../../ports/clock.ts";
import type { Duration } from "../../ports/time.ts";
import type { Stream } from "./stream.ts";

export interface StallWatchOptions {
  readonly clock: Clock;
  readonly timeout: Duration;
  readonly waiting: ReadonlySet<Stream>;
  /** These streams wait for too long; undefined: all that there are. */
  onStalled(streams: readonly Stream[] | undefined): void;
}

/**
 * A peer that never opens a window, or never reads, would make us keep its
 * answers for ever (CVE-2019-9517). One timer for all streams: while
 * something waits it looks now and then, so moving data costs it nothing.
 */
export class StallWatch {
  readonly #options: StallWatchOptions;
  #timer: Timer | undefined;

  constructor(options: StallWatchOptions) {
    this.#options = options;
  }

  now(): number {
    return this.#options.clock.now();
  }

  start(): void {
    if (this.#timer !== undefined) return;
    const { clock, timeout } = this.#options;
    this.#timer = clock.after(timeout, () => this.#look());
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #look(): void {
    this.#timer = undefined;
    const { waiting, timeout, onStalled } = this.#options;
    const now = this.now();
    const stalled = [...waiting].filter((stream) => {
      return now - stream.progressAt >= timeout;
    });
    if (stalled.length > 0) {
      onStalled(stalled.length === waiting.size ? undefined : stalled);
    }
    if (waiting.size > 0) this.start();
  }
}
