/** Which calls were made, and what does the caller know of each? */
import { hostOf, type SceneRow } from "./scene-trace.ts";
import { countUpTo, onceFor, Spans } from "./spans.ts";

export interface Call {
  /** "phone#2": the client and the number there. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly startNs: number;
  /** Undefined where the caller waits for ever. */
  readonly deadlineNs: number | undefined;
  readonly endNs: number | undefined;
  /** "OK", "DEADLINE_EXCEEDED" …; "" while nobody knows. */
  readonly status: string;
  readonly certainty: string;
  readonly isTimeout: boolean;
}

const NO_DEADLINE = -1;

export function callIdOf({ text }: SceneRow): string {
  return `${text("client")}#${text("n")}`;
}

export function callsOf(rows: readonly SceneRow[]): Call[] {
  const ends = new Map<string, SceneRow>();
  for (const row of rows) {
    const { name } = row.kind;
    if (name !== "call.answered" && name !== "call.failed") continue;
    ends.set(callIdOf(row), row);
  }
  const deaths = rows.filter(({ kind }) => kind.name.endsWith("crashed"));
  return rows
    .filter(({ kind }) => kind.name === "call.started")
    .map((row) => callOf(row, ends.get(callIdOf(row)) ?? deathOf(row, deaths)));
}

/** Who is dead waits no more, and nobody hears how the call ended. */
function deathOf(
  started: SceneRow,
  deaths: readonly SceneRow[],
): SceneRow | undefined {
  const from = started.text("from");
  return deaths.find(({ row, host }) => row > started.row && host === from);
}

function callOf(row: SceneRow, end: SceneRow | undefined): Call {
  const timeoutNs = row.number("timeout_ns");
  const isAnswered = end?.kind.name === "call.answered";
  // The end of its host has no status: text gives "" then.
  const status = isAnswered ? "OK" : (end?.text("status") ?? "");
  return {
    id: callIdOf(row),
    from: row.text("from"),
    to: hostOf(row.text("to")),
    method: row.text("method"),
    startNs: row.atNs,
    deadlineNs: timeoutNs === NO_DEADLINE ? undefined : row.atNs + timeoutNs,
    endNs: end?.atNs,
    status,
    certainty: isAnswered ? "happened" : (end?.text("certainty") ?? ""),
    isTimeout: status === "DEADLINE_EXCEEDED",
  };
}

/** The share of its time that a waiting call still has; undefined if none. */
export function budgetAt(call: Call, atNs: number): number | undefined {
  const { startNs, endNs, deadlineNs } = call;
  if (deadlineNs === undefined || atNs < startNs) return undefined;
  if (endNs !== undefined && atNs >= endNs) return undefined;
  return Math.max(0, (deadlineNs - atNs) / (deadlineNs - startNs));
}

/**
 * While a caller waits with a deadline, and while one sees that it waited in
 * vain: until it calls again, or another of its calls is over.
 */
export const ringsOf = onceFor((calls: readonly Call[]) => {
  const newsNs = newsByHost(calls);
  const nextNs = ({ from, endNs }: Call) => {
    const news = newsNs.get(from) ?? [];
    return news[countUpTo(news, endNs ?? Infinity)] ?? Infinity;
  };
  const limited = calls.filter((call) => call.deadlineNs !== undefined);
  const vain = calls.filter((call) => call.isTimeout && call.endNs);
  const wait = ({ startNs, endNs }: Call) =>
    [startNs, endNs ?? Infinity] as const;
  return {
    waits: new Spans(limited, wait),
    timeouts: new Spans(vain, (call) => [call.endNs ?? 0, nextNs(call)]),
  };
});

/** When calls begin and end at each host, in order. */
function newsByHost(calls: readonly Call[]): Map<string, number[]> {
  const news = new Map<string, number[]>();
  for (const { from, startNs, endNs } of calls) {
    const own = news.get(from) ?? [];
    news.set(from, own);
    own.push(startNs, endNs ?? Infinity);
  }
  for (const own of news.values()) own.sort((a, b) => a - b);
  return news;
}
