/** What do the clients of a store tell of what they asked and heard? */
import { eventKind } from "../ports/event.ts";

// An operation is named by its client and a number, "phone#3". The words
// invoke, ok, fail and info are those of Jepsen's histories; values are
// written as JSON, so that no text looks like nothing.

export const operationInvoked = eventKind<
  [
    client: string,
    n: number,
    f: string,
    key: string,
    value: string,
    expected: string,
  ]
>({
  name: "operation.invoked",
  level: "message",
  isNotable: false,
  columns: ["client", "n", "f", "key", "value", "expected"],
  sentence: (client, n, f, key, value, expected) => {
    const from = expected === "" ? "" : ` from ${expected}`;
    const to = value === "" ? "" : ` to ${value}`;
    return `${client}#${n} invoke: ${f} ${key}${from}${to}`;
  },
});

export const operationEnded = eventKind<
  [
    client: string,
    n: number,
    type: string,
    f: string,
    key: string,
    value: string,
  ]
>({
  name: "operation.ended",
  level: "message",
  isNotable: false,
  columns: ["client", "n", "type", "f", "key", "value"],
  sentence: (client, n, type, f, key, value) =>
    `${client}#${n} ${type}: ${f} ${key}${value === "" ? "" : ` → ${value}`}`,
});
