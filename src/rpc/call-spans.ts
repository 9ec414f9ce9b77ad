/** Which spans does one call make at its caller? */
import type { Host } from "../ports/host.ts";
import { Metadata } from "./metadata.ts";
import type { OutgoingRequest } from "./protocol.ts";
import { Span } from "./span.ts";
import {
  formatTraceparent,
  TRACEPARENT,
  type TraceContext,
} from "./trace-context.ts";

/** One for the call, and below it one for each attempt (gRFC A72). */
export class CallSpans {
  readonly #host: Host;
  readonly #method: string;
  readonly #call: Span;
  #attempt: Span | undefined;

  constructor(host: Host, method: string, parent: TraceContext | undefined) {
    this.#host = host;
    this.#method = method;
    this.#call = new Span(host, `Sent.${method}`, parent);
  }

  /** An attempt begins; returns its request, which says where it belongs. */
  attempt(request: OutgoingRequest): OutgoingRequest {
    const name = `Attempt.${this.#method}`;
    const span = new Span(this.#host, name, this.#call.context);
    this.#attempt = span;
    const entries = request.metadata?.entries ?? [];
    const others = entries.filter(({ name }) => name !== TRACEPARENT);
    const value = formatTraceparent(span.context);
    const metadata = new Metadata([...others, { name: TRACEPARENT, value }]);
    return { ...request, metadata };
  }

  attemptEnded(status: string): void {
    this.#attempt?.end(status);
    this.#attempt = undefined;
  }

  /** The call is over, and with it its last attempt. */
  ended(status: string): void {
    this.attemptEnded(status);
    this.#call.end(status);
  }
}
