/** What does one read off a run of this lesson? */
import type { Row } from "farcall/claim";
import type { Runs } from "farcall/lesson";
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";

const PAY = { method: "pay" };

/** When the nth call of this event happened, in milliseconds; n from 1. */
export function timeMs(run: ScenarioRun, event: string, n = 1): number {
  const [...rows] = rowsThatFit(run.trace, { event });
  return (rows[n - 1]?.at ?? Number.NaN) / 1e6;
}

/** How long the nth answered call took, in milliseconds. */
export function tookMs(run: ScenarioRun, n: number): number {
  const [...rows] = rowsThatFit(run.trace, { event: "call.answered" });
  const row = rows[n - 1];
  return row === undefined
    ? Number.NaN
    : Number(columnOf(row, "took_ns")) / 1e6;
}

/** How long the caller waited for the payment that failed. */
export function failedAfterMs(run: ScenarioRun): number {
  const query = { event: "call.failed", where: PAY };
  const [row] = rowsThatFit(run.trace, query);
  return row === undefined
    ? Number.NaN
    : Number(columnOf(row, "took_ns")) / 1e6;
}

/** What the bank last showed as its balance. */
export function balance(run: ScenarioRun): number {
  const query = { event: "host.state-shown", where: { name: "balance" } };
  const values = [...rowsThatFit(run.trace, query)];
  const last = values.at(-1);
  return last === undefined ? Number.NaN : Number(columnOf(last, "value"));
}

export function certainty(run: ScenarioRun): string {
  const [row] = rowsThatFit(run.trace, { event: "call.failed", where: PAY });
  return row === undefined ? "happened" : String(columnOf(row, "certainty"));
}

/** What became of the payment: what the bank did, and what the phone heard. */
export function outcome(run: ScenarioRun): string {
  const paid = { event: "handler.finished", where: { ...PAY, status: "OK" } };
  const answered = { event: "call.answered", where: PAY };
  const isPaid = rowsThatFit(run.trace, paid).next().done !== true;
  const isAnswered = rowsThatFit(run.trace, answered).next().done !== true;
  if (isAnswered) return "answered";
  return isPaid ? "paid-in-silence" : "not-paid-in-silence";
}

/**
 * Packets without which there is no reply to the payment: the two that set
 * up the connection, and those that carry its request and its reply.
 */
export function packetsItTakes({ trace }: ScenarioRun): number {
  let count = 0;
  let isPaying = false;
  for (let index = 0; index < trace.length; index += 1) {
    const row = trace.row(index);
    const { name } = row.kind;
    if (name === "call.started") isPaying = columnOf(row, "method") === "pay";
    if (name === "call.answered") isPaying = false;
    if (name !== "packet.sent") continue;
    const what = String(columnOf(row, "what"));
    if (what.startsWith("SYN") || (isPaying && what === "DATA")) count += 1;
  }
  return count;
}

/** How long after a packet was lost the same bytes are sent again. */
export function resentAfterMs({ trace }: ScenarioRun): number {
  const query = { event: "packet.dropped", where: { what: "DATA" } };
  const [lost] = rowsThatFit(trace, query);
  if (lost === undefined) return Number.NaN;
  const packets = [...rowsThatFit(trace, { event: "packet.sent" })];
  const isLost = (row: Row): boolean =>
    columnOf(row, "link") === columnOf(lost, "link") &&
    columnOf(row, "n") === columnOf(lost, "n");
  const first = packets.find(isLost);
  const again = packets.find(
    (row) =>
      first !== undefined &&
      row.at > first.at &&
      columnOf(row, "link") === columnOf(first, "link") &&
      columnOf(row, "sequence") === columnOf(first, "sequence") &&
      columnOf(row, "sizeBytes") === columnOf(first, "sizeBytes"),
  );
  if (first === undefined || again === undefined) return Number.NaN;
  return (again.at - first.at) / 1e6;
}

/** The run as the phone sees it, line by line. */
function seenByPhone({ trace }: ScenarioRun): string {
  const lines: string[] = [];
  for (let index = 0; index < trace.length; index += 1) {
    const { at, host, kind, cells } = trace.row(index);
    const isNear = kind.level === "call" || kind.level === "message";
    if (host !== "phone" || !isNear) continue;
    lines.push(`${at} ${kind.name} ${cells.join(" ")}`);
  }
  return lines.join("\n");
}

/** Which of the other runs the phone cannot tell from this one. */
export function looksLike(run: ScenarioRun, others: Runs): readonly string[] {
  const mine = seenByPhone(run);
  return Object.entries(others)
    .filter(([, other]) => other !== run && seenByPhone(other) === mine)
    .map(([name]) => name);
}
