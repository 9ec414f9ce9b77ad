/** Does a run reach a goal: in time, often enough, fast, cheap? */
import type { Row, Trace } from "../kernel/trace.ts";
import { never } from "../ports/assert.ts";
import { type Instant, ms, toMs } from "../ports/time.ts";
import type { CallScope, Goal } from "./check.ts";
import { queryInWords } from "./check-words.ts";
import { heldForAll } from "./held-for-all.ts";
import { columnOf, rowsThatFit } from "./row-query.ts";

interface Judgement {
  readonly verdict: "holds" | "fails" | "undecided";
  readonly expected: string;
  readonly got: string;
  readonly firstBad: Row | undefined;
  readonly wasSeen?: boolean;
  readonly isIdle?: boolean;
}

/** The verdict on a goal: a pure function of the trace. */
export function judgeGoal(trace: Trace, goal: Goal): Judgement {
  switch (goal.kind) {
    case "sometimes":
      return judgeSometimes(trace, goal);
    case "within":
      return judgeWithin(trace, goal);
    case "availability":
      return judgeAvailability(trace, goal);
    case "latency":
      return judgeLatency(trace, goal);
    case "cost":
      return judgeCost(trace, goal);
    default:
      return never(goal);
  }
}

type Of<Kind extends Goal["kind"]> = Goal & { readonly kind: Kind };

function judgeSometimes(trace: Trace, { some }: Of<"sometimes">): Judgement {
  const wasSeen = rowsThatFit(trace, some).next().done !== true;
  return {
    verdict: "holds",
    expected: `in some run a row ${queryInWords(some)}`,
    got: wasSeen ? "one in this run" : "none in this run",
    firstBad: undefined,
    wasSeen,
  };
}

function judgeWithin(
  trace: Trace,
  { each, some, withinMs, same = [] }: Of<"within">,
): Judgement {
  const nameOf = (row: Row) =>
    JSON.stringify(same.map((column) => String(columnOf(row, column))));
  const answers = new Map<string, Instant[]>();
  for (const row of rowsThatFit(trace, some)) {
    const name = nameOf(row);
    const known = answers.get(name);
    if (known === undefined) answers.set(name, [row.at]);
    else known.push(row.at);
  }
  const within = ms(withinMs);
  const expected = `each ${queryInWords(each)} followed within ${withinMs} ms`;
  let count = 0;
  for (const row of rowsThatFit(trace, each)) {
    count += 1;
    // Rows come in order, so what is before this one is before all later.
    const times = answers.get(nameOf(row)) ?? [];
    while (times[0] !== undefined && times[0] < row.at) times.shift();
    const [next] = times;
    if (next !== undefined && next - row.at <= within) continue;
    const got =
      next === undefined ? "never" : `after ${toMs(next) - toMs(row.at)} ms`;
    return { verdict: "fails", expected, got, firstBad: row };
  }
  return heldForAll(count, expected);
}

interface Calls {
  readonly started: ReadonlyMap<string, Row>;
  /** Milliseconds, of those that were answered OK, by name. */
  readonly answered: ReadonlyMap<string, number>;
}

/** The calls that started in the scope, and how they were answered. */
function callsIn(trace: Trace, scope: CallScope): Calls {
  const { method, client, ...times } = scope;
  const where = {
    ...(method !== undefined && { method }),
    ...(client !== undefined && { client }),
  };
  const started = new Map<string, Row>();
  for (const row of rowsThatFit(trace, {
    event: "call.started",
    where,
    ...times,
  })) {
    started.set(callOf(row), row);
  }
  const answered = new Map<string, number>();
  for (const row of rowsThatFit(trace, { event: "call.answered", where })) {
    const name = callOf(row);
    const tookNs = Number(columnOf(row, "took_ns"));
    if (started.has(name)) answered.set(name, toMs(tookNs as Instant));
  }
  return { started, answered };
}

function callOf(row: Row): string {
  return `${columnOf(row, "client")}#${columnOf(row, "n")}`;
}

function judgeAvailability(trace: Trace, goal: Of<"availability">): Judgement {
  const { started, answered } = callsIn(trace, goal);
  const expected = `at least ${inPercent(goal.atLeast)} answered OK`;
  if (started.size === 0) return noCall(expected);
  const share = answered.size / started.size;
  const first = [...started].find(([name]) => !answered.has(name));
  const isGood = share >= goal.atLeast;
  return {
    verdict: isGood ? "holds" : "fails",
    expected,
    got: `${inPercent(share)}, ${answered.size} of ${started.size}`,
    firstBad: isGood ? undefined : first?.[1],
  };
}

function judgeLatency(trace: Trace, goal: Of<"latency">): Judgement {
  const { percentile, atMostMs } = goal;
  const { started, answered } = callsIn(trace, goal);
  const expected = `${percentile} % answered within ${atMostMs} ms`;
  if (answered.size === 0) return noCall(expected);
  const sorted = [...answered.values()].sort((one, other) => one - other);
  const rank = Math.ceil((percentile / 100) * sorted.length);
  const tookMs = sorted[Math.max(0, rank - 1)] as number;
  const slow = [...answered].find(([, took]) => took > atMostMs);
  const isGood = tookMs <= atMostMs;
  return {
    verdict: isGood ? "holds" : "fails",
    expected,
    got: `within ${Math.round(tookMs * 1000) / 1000} ms`,
    firstBad: isGood ? undefined : started.get(slow?.[0] ?? ""),
  };
}

function judgeCost(
  trace: Trace,
  { requestsPerCallMax, method }: Of<"cost">,
): Judgement {
  const where = method === undefined ? {} : { method };
  const started = [...rowsThatFit(trace, { event: "call.started", where })];
  const sent = [...rowsThatFit(trace, { event: "request.sent", where })];
  const expected = `at most ${requestsPerCallMax} requests a call`;
  if (started.length === 0) return noCall(expected);
  const perCall = sent.length / started.length;
  const isGood = perCall <= requestsPerCallMax;
  const most = Math.floor(requestsPerCallMax * started.length);
  return {
    verdict: isGood ? "holds" : "fails",
    expected,
    got: `${Math.round(perCall * 1000) / 1000} requests a call`,
    firstBad: isGood ? undefined : sent[most],
  };
}

/** A run without a call proves nothing about calls. */
function noCall(expected: string): Judgement {
  return {
    verdict: "undecided",
    expected,
    got: "no call",
    firstBad: undefined,
  };
}

function inPercent(share: number): string {
  return `${Math.round(share * 10_000) / 100} %`;
}
