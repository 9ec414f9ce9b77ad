/** What do calls tell about their attempts? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";
import type { Certainty } from "./certainty.ts";
import { sayFailure } from "./rpc-event.ts";

export const callPicked = eventKind<
  [
    from: string,
    to: string,
    client: string,
    n: number,
    method: string,
    attempt: number,
    why: string,
  ]
>({
  name: "call.picked",
  level: "message",
  isNotable: false,
  columns: ["from", "to", "client", "n", "method", "attempt", "why"],
  sentence: (from, to, client, n, method, attempt, why) =>
    `${from} → ${to}  is picked for ${method} call ${client}#${n}, ` +
    `attempt ${attempt}: ${why}`,
});

export const attemptFailed = eventKind<
  [
    from: string,
    client: string,
    n: number,
    method: string,
    attempt: number,
    status: string,
    certainty: string,
    waitNs: number,
    reason: string,
  ]
>({
  name: "attempt.failed",
  level: "call",
  isNotable: true,
  columns: [
    "from",
    "client",
    "n",
    "method",
    "attempt",
    "status",
    "certainty",
    "wait_ns",
    "reason",
  ],
  sentence: (
    from,
    client,
    n,
    method,
    attempt,
    status,
    certainty,
    waitNs,
    reason,
  ) =>
    `${from}: attempt ${attempt} of ${method} call ${client}#${n} ended ` +
    `${status}: ${sayFailure(certainty as Certainty)} (${reason}); ` +
    sayWait(waitNs as Duration),
});

function sayWait(wait: Duration): string {
  return wait === 0
    ? "tried again at once"
    : `tried again in ${formatTime(wait)}`;
}
