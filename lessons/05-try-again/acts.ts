/** What did the bank of a run take, and what did it say? */
import type { GradedRun, Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";
import {
  AUDITOR,
  type Part,
  type PartId,
  type Payment,
  partsOf,
} from "./scene-payments.ts";

/** How one call of a part ended for its client. */
interface End {
  readonly payment: Payment;
  /** Undefined: it never ended. */
  readonly row: Row | undefined;
  readonly status: string;
  /** What the bank said was left. */
  readonly said: number;
}

/** One part of a run, as the auditor and the clients saw it. */
export interface Seen extends Part {
  /** The balance before it, and what was taken in it. */
  readonly before: number;
  readonly taken: number;
  /** The auditor's question after it. */
  readonly audit: Row | undefined;
  /** Each time the bank showed another balance in it. */
  readonly shown: readonly Row[];
  readonly ends: readonly End[];
  /** How the very first call of the run was answered. */
  readonly first: "in time" | "late" | "never";
}

/** The network takes 30 ms and the amount; the way there and back 16. */
const LATE_AFTER_MS = 150;

/** The ends of all calls, "phone#2". */
function endsOf({ trace }: GradedRun): ReadonlyMap<string, Row> {
  const ends = new Map<string, Row>();
  for (const event of ["workload.granted", "call.failed"]) {
    for (const row of rowsThatFit(trace, { event })) {
      ends.set(`${row.host}#${columnOf(row, "n")}`, row);
    }
  }
  return ends;
}

/** Of the reply "balance 95". */
function balanceIn(row: Row | undefined): number {
  if (row?.kind.name !== "workload.granted") return Number.NaN;
  const [, digits = "0"] = /^balance (\S+)$/.exec(text(row, "reply")) ?? [];
  return Number(digits);
}

function text(row: Row, column: string): string {
  return String(columnOf(row, column));
}

function statusOf(row: Row | undefined): string {
  if (row === undefined) return "no end";
  return row.kind.name === "call.failed" ? text(row, "status") : "OK";
}

/** Late: the money was taken long before the caller heard of it. */
function firstOf({ ends, taken }: Pick<Seen, "ends" | "taken">) {
  const [end] = ends;
  if (end === undefined || !(taken > 0)) return "never";
  const { row, status, payment } = end;
  const tookMs = (row?.at ?? Number.NaN) / 1e6 - payment.atMs;
  const isInTime = status === "OK" && tookMs <= payment.amount + LATE_AFTER_MS;
  return isInTime ? "in time" : "late";
}

function shownIn({ trace }: GradedRun): readonly Row[] {
  const where = { name: "balance" };
  return [...rowsThatFit(trace, { event: "host.state-shown", where })];
}

export function seenIn(run: GradedRun): ReadonlyMap<PartId, Seen> {
  const rows = endsOf(run);
  const balances = shownIn(run);
  const auditOf = (n: number): Row | undefined => rows.get(`${AUDITOR}#${n}`);
  let first: Seen["first"] | undefined;
  const seen = partsOf(run.seed).map((part, index): [PartId, Seen] => {
    const before = balanceIn(auditOf(index + 1));
    const audit = auditOf(index + 2);
    const ends = part.payments.map((payment) => {
      const row = rows.get(`${payment.who}#${payment.n}`);
      return { payment, row, status: statusOf(row), said: balanceIn(row) };
    });
    const taken = before - balanceIn(audit);
    first ??= firstOf({ ends, taken });
    const since = auditOf(index + 1)?.at ?? 0;
    const until = audit?.at ?? Number.POSITIVE_INFINITY;
    const shown = balances.filter(({ at }) => at > since && at < until);
    const all = { ...part, before, taken, audit, shown, ends, first };
    return [part.id, all];
  });
  return new Map(seen);
}
