/** What does a handler know of its call and its host? */
import type { Address } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";
import type { Random } from "../ports/random.ts";
import { Canceller, type Signal } from "../ports/signal.ts";
import type { Duration, Instant } from "../ports/time.ts";
import { Metadata } from "./metadata.ts";
import type { IncomingCall } from "./protocol.ts";
import type { TraceContext } from "./trace-context.ts";

/** `ctx`: handed to each execution of a handler. */
export class HandlerContext {
  /** Who calls. */
  readonly peer: Address;
  /** Its place in a trace; calls with `parent: ctx` come below it. */
  trace: TraceContext | undefined;
  readonly #host: Host;
  readonly #call: IncomingCall;
  #canceller: Canceller | undefined;
  #cancelledBecause: string | undefined;
  #headers: Metadata | undefined;
  #trailers: Metadata | undefined;

  constructor(host: Host, call: IncomingCall, peer: Address) {
    this.#host = host;
    this.#call = call;
    this.peer = peer;
  }

  /** Fires when nobody waits any more: deadline, cancel, lost connection. */
  get signal(): Signal {
    // Made when asked for: most handlers never look.
    if (this.#canceller === undefined) {
      this.#canceller = new Canceller();
      const because = this.#cancelledBecause;
      if (because !== undefined) this.#canceller.cancel(because);
    }
    return this.#canceller.signal;
  }

  /** When the caller stops waiting; undefined when it never does. */
  get deadline(): Instant | undefined {
    return this.#call.deadline;
  }

  /** What the caller sent beside the request. */
  get metadata(): Metadata {
    return this.#call.metadata;
  }

  /** Sent before the reply: `ctx.headers.append("x-served-by", "b")`. */
  get headers(): Metadata {
    this.#headers ??= new Metadata();
    return this.#headers;
  }

  /** Sent after the reply, or with the error. */
  get trailers(): Metadata {
    this.#trailers ??= new Metadata();
    return this.#trailers;
  }

  now(): Instant {
    return this.#host.clock.now();
  }

  /** Uses a core of this host for so long, after whoever asked before. */
  work(time: Duration): Promise<void> {
    return this.#host.work(time);
  }

  /** Waits without using a core. */
  sleep(time: Duration): Promise<void> {
    return this.#host.clock.sleep(time);
  }

  /** Publishes a value for people to look at. */
  show(name: string, value: string | number): void {
    // Learners write plain JavaScript: tell here what a type would have told.
    if (typeof value !== "string" && typeof value !== "number") {
      const what = `takes text or a number, not ${typeof value}`;
      throw new Error(`show("${name}", …) ${what}`);
    }
    this.#host.show(String(name), value);
  }

  /** The stream of draws for one purpose on this host. */
  random(purpose: string): Random {
    return this.#host.clock.random(purpose);
  }

  /** For the server alone: what the handler wrote, if it did. */
  get writtenHeaders(): Metadata | undefined {
    return this.#headers;
  }

  get writtenTrailers(): Metadata | undefined {
    return this.#trailers;
  }

  /** For the server alone: fires the signal. */
  cancel(because: string): void {
    this.#cancelledBecause ??= because;
    this.#canceller?.cancel(because);
  }
}
