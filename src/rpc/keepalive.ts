/** Is anybody there at the other end of a silent connection? */
import type { ByteStream } from "../ports/byte-stream.ts";
import type { Clock, Timer } from "../ports/clock.ts";
import {
  between,
  type Duration,
  type Instant,
  ns,
  seconds,
} from "../ports/time.ts";

/** The client's side of it. Source: gRFC A8. */
export interface KeepaliveSettings {
  /** Silence after which a PING goes out; below 10 s acts as 10 s. */
  readonly time: Duration;
  /** How long its answer may take; gRPC's default is 20 s. */
  readonly timeout: Duration;
  /** Also while no call is under way. */
  readonly permitWithoutCalls: boolean;
}

/** "Values below 10 s act as 10 s": more would be an attack. Source: A8. */
const TIME_LEAST = seconds(10);

/** Half as often. Source: gRFC A8 "too_many_pings". */
export function seldomer(settings: KeepaliveSettings): KeepaliveSettings {
  const time = ns(Math.max(settings.time, TIME_LEAST) * 2);
  return { ...settings, time };
}

export interface Watched {
  readonly clock: Clock;
  readonly settings: KeepaliveSettings;
  /** Calls are under way: without any there is nothing to lose. */
  isBusy(): boolean;
  ping(): void;
  /** Nothing came back: the connection is dead. */
  onDead(): void;
}

/**
 * After `time` without a byte from the peer it sends a PING; when `timeout`
 * passes without a byte, too, the peer is gone. Any byte proves life. Nothing
 * else tells a connection whose other end was unplugged from one where nobody
 * has anything to say.
 */
export class Keepalive {
  readonly #watched: Watched;
  readonly #time: Duration;
  #heardAt: Instant;
  #timer: Timer | undefined;
  #isAsking = false;

  constructor(watched: Watched) {
    const { clock, settings } = watched;
    this.#watched = watched;
    this.#time = ns(Math.max(settings.time, TIME_LEAST));
    this.#heardAt = clock.now();
  }

  /** The same stream, with an ear on what comes in. */
  listenTo(stream: ByteStream): ByteStream {
    return {
      local: stream.local,
      remote: stream.remote,
      attach: (handlers) =>
        stream.attach({
          ...handlers,
          onData: (bytes) => {
            this.#heardAt = this.#watched.clock.now();
            if (this.#isAsking) this.#answered();
            handlers.onData(bytes);
          },
        }),
      write: (bytes) => stream.write(bytes),
      end: () => stream.end(),
      reset: () => stream.reset(),
      pause: () => stream.pause(),
      resume: () => stream.resume(),
    };
  }

  /** A call begins, or the connection is ready: watch, unless it does. */
  start(): void {
    const { settings } = this.#watched;
    if (this.#timer !== undefined) {
      // With a call under way a run goes on for its sake.
      if (this.#watched.isBusy()) this.#timer.ref();
      return;
    }
    if (!this.#watched.isBusy() && !settings.permitWithoutCalls) return;
    this.#arm(ns(Math.max(0, this.#time - this.#silence())));
  }

  /** A call ended: with the last one goes what the run waits for. */
  relax(): void {
    if (!this.#watched.isBusy()) this.#timer?.unref();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #arm(wait: Duration): void {
    this.#set(wait, () => {
      const rest = this.#time - this.#silence();
      if (rest > 0) this.start();
      else if (this.#isWorthwhile()) this.#ping();
    });
  }

  #isWorthwhile(): boolean {
    return this.#watched.isBusy() || this.#watched.settings.permitWithoutCalls;
  }

  #ping(): void {
    const { settings, ping, onDead } = this.#watched;
    this.#isAsking = true;
    this.#set(settings.timeout, onDead);
    ping();
  }

  #answered(): void {
    this.#isAsking = false;
    this.stop();
    this.start();
  }

  #set(wait: Duration, then: () => void): void {
    const timer = this.#watched.clock.after(wait, () => {
      this.#timer = undefined;
      then();
    });
    this.#timer = timer;
    if (!this.#watched.isBusy()) timer.unref();
  }

  #silence(): Duration {
    return between(this.#heardAt, this.#watched.clock.now());
  }
}
