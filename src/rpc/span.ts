/** How long did which part of a request take? */
import type { Host } from "../ports/host.ts";
import { between, type Instant } from "../ports/time.ts";
import { spanEnded } from "./span-event.ts";
import { childOf, type TraceContext } from "./trace-context.ts";

/**
 * One stretch of work in a trace: "Sent.pay" is a call with all its attempts,
 * "Attempt.pay" one of them, "Recv.pay" what its server does.
 * Source: gRFC A72.
 */
export class Span {
  /** What those below it get. */
  readonly context: TraceContext;
  readonly #host: Host;
  readonly #name: string;
  readonly #parent: TraceContext | undefined;
  readonly #startedAt: Instant;
  #isOver = false;

  constructor(host: Host, name: string, parent: TraceContext | undefined) {
    const { clock } = host;
    this.context = childOf(parent, clock.random("trace"));
    this.#host = host;
    this.#name = name;
    this.#parent = parent;
    this.#startedAt = clock.now();
  }

  /** A row when it is over, once. */
  end(status: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { traceId, spanId, isSampled } = this.context;
    if (!isSampled) return;
    const { clock, events, name } = this.#host;
    events.record(
      spanEnded,
      name,
      this.#name,
      traceId,
      spanId,
      this.#parent?.spanId ?? "",
      status,
      between(this.#startedAt, clock.now()),
    );
  }
}
