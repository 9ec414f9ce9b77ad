/** What time is it in the real world? */
import type { Clock, Timer } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import { type Duration, type Instant, toMs } from "../ports/time.ts";

const NS_PER_MS = 1_000_000;
/** The longest wait that one timer of Node can take. */
const TIMER_MS_MAX = 2_147_483_647;
const UINT32_RANGE = 4_294_967_296;
const TWO_53 = 9_007_199_254_740_992;

/** Time since this process began, monotonic, and real timers. */
export class RealClock implements Clock {
  now(): Instant {
    return Math.round(performance.now() * NS_PER_MS) as Instant;
  }

  after(wait: Duration, callback: () => void): Timer {
    return new RealTimer(this, wait, callback);
  }

  sleep(wait: Duration): Promise<void> {
    return new Promise((resolve) => this.after(wait, resolve));
  }

  /** Nothing is to be replayed here, so every purpose draws true chance. */
  random(_purpose: string): Random {
    return TRUE_RANDOM;
  }
}

const TRUE_RANDOM: Random = {
  next: () => {
    const [high, low] = crypto.getRandomValues(new Uint32Array(2));
    // 21 bits and 32 bits are the 53 that a double has.
    const bits = (high! >>> 11) * UINT32_RANGE + low!;
    return bits / TWO_53;
  },
};

class RealTimer implements Timer {
  readonly #clock: Clock;
  readonly #due: number;
  readonly #callback: () => void;
  #handle: NodeJS.Timeout | undefined;
  #isUnref = false;

  constructor(clock: Clock, wait: Duration, callback: () => void) {
    this.#clock = clock;
    this.#due = clock.now() + wait;
    this.#callback = callback;
    this.#arm(wait);
  }

  cancel(): void {
    clearTimeout(this.#handle);
    this.#handle = undefined;
  }

  unref(): Timer {
    this.#isUnref = true;
    this.#handle?.unref();
    return this;
  }

  ref(): Timer {
    this.#isUnref = false;
    this.#handle?.ref();
    return this;
  }

  #arm(wait: number): void {
    const waitMs = Math.ceil(toMs(wait as Duration));
    const delayMs = Math.min(Math.max(waitMs, 1), TIMER_MS_MAX);
    this.#handle = setTimeout(() => this.#onTimeout(), delayMs);
    if (this.#isUnref) this.#handle.unref();
  }

  /** Node's timers may fire early by a part of a millisecond; ours never. */
  #onTimeout(): void {
    const rest = this.#due - this.#clock.now();
    if (rest > 0) this.#arm(rest);
    else this.#callback();
  }
}
