/** What does a span tell when it is over? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";

export const spanEnded = eventKind<
  [
    host: string,
    name: string,
    trace: string,
    span: string,
    parent: string,
    status: string,
    tookNs: number,
  ]
>({
  name: "span.ended",
  level: "call",
  isNotable: false,
  columns: ["host", "name", "trace", "span", "parent", "status", "took_ns"],
  sentence: (host, name, trace, span, parent, status, tookNs) => {
    const time = formatTime(tookNs as Duration);
    const below = parent === "" ? "the first" : `below ${parent}`;
    return (
      `${host}: span ${span} "${name}" ended ${status} after ${time}, ` +
      `${below} of trace ${trace}`
    );
  },
});
