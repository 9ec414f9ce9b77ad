/** How many calls are answered, from time to time, and where is the gap? */
import { tickStep } from "d3";
import type { Call } from "./calls.ts";
import { joinedNsOf } from "./host-tracks.ts";
import type { SceneModel } from "./model.ts";
import { countUpTo, onceFor, Spans } from "./spans.ts";

/** Calls that ended within one stretch of time. */
interface Bucket {
  readonly startNs: number;
  readonly answered: number;
  readonly failed: number;
}

/** While it lasts, something is wrong with a host or the network. */
export interface Trouble {
  readonly what: "down" | "paused" | "slow" | "fault";
  /** The host, or whom a fault is about. */
  readonly about: string;
  readonly fromNs: number;
  /** The end of the run, where it never ends. */
  readonly toNs: number;
}

/** What became of the calls that ended while it lasted. */
interface Meanwhile {
  readonly answered: number;
  readonly failed: number;
}

interface Join {
  readonly host: string;
  readonly atNs: number;
}

/** The longest time in which somebody waited and nobody had an answer. */
interface Gap {
  readonly fromNs: number;
  readonly toNs: number;
  /** Longer than what is usual in this run. */
  readonly isLong: boolean;
}

export interface Answers {
  readonly startNs: number;
  readonly endNs: number;
  /** Of whole buckets: the last of them ends after the last answer. */
  readonly drawn: { readonly fromNs: number; readonly toNs: number };
  readonly bucketNs: number;
  readonly buckets: readonly Bucket[];
  readonly troubles: readonly (Trouble & Meanwhile)[];
  /** Hosts that come later than the others. */
  readonly joins: readonly Join[];
  readonly gap: Gap | undefined;
  readonly most: number;
  /** Good answers a second, from the first call to the last answer. */
  readonly perSecond: number;
  /** From a call to its good answer, on average; undefined of none. */
  readonly meanNs: number | undefined;
}

const PARTS_MAX = 48;
const PARTS_MIN = 12;
/** Fewer are read one by one. */
const CALLS_MIN = 10;
/** So many times what is usual between two answers is a gap. */
const LONG = 3;

/**
 * The calls that somebody wanted: heartbeats, watches and health checks are
 * not among them. All of them where no workload asks.
 */
export const wantedCalls = onceFor((model: SceneModel): readonly Call[] => {
  const wanted = new Set<string>();
  for (const { kind, host, text } of model.rows) {
    if (kind.name === "workload.wish") wanted.add(`${host} ${text("method")}`);
  }
  if (wanted.size === 0) return model.calls;
  return model.calls.filter(({ from, method }) =>
    wanted.has(`${from} ${method}`),
  );
});

/** Undefined where there are few calls, or nothing goes wrong or changes. */
export function answersOf(model: SceneModel): Answers | undefined {
  const answers = flowOf(model);
  const { troubles = [], joins = [] } = answers ?? {};
  return troubles.length + joins.length === 0 ? undefined : answers;
}

/** Undefined where there are few calls. */
export const flowOf = onceFor((model: SceneModel): Answers | undefined => {
  const calls = wantedCalls(model);
  if (calls.length < CALLS_MIN) return undefined;
  const troubles = troublesOf(model).map((trouble) => ({
    ...trouble,
    ...meanwhile(calls, trouble),
  }));
  const joins = joinsOf(model);
  const startNs = calls[0]?.startNs ?? 0;
  const ends = calls.flatMap(({ endNs }) => endNs ?? []);
  const endNs = ends.reduce((a, b) => Math.max(a, b), startNs);
  // Few calls in many parts would look like gaps.
  const parts = Math.max(PARTS_MIN, Math.min(PARTS_MAX, calls.length / 2));
  const bucketNs = tickStep(startNs, endNs, parts) || 1;
  const buckets = bucketsOf(calls, { startNs, endNs, bucketNs });
  const most = buckets.reduce(
    (top, { answered, failed }) => Math.max(top, answered + failed),
    1,
  );
  // A slow start is no gap that a fault tore.
  const gap = gapOf(calls, { startNs, endNs }, troubles[0]?.fromNs ?? endNs);
  const drawn = {
    fromNs: Math.min(startNs, buckets[0]?.startNs ?? startNs),
    toNs: Math.max(endNs, (buckets.at(-1)?.startNs ?? endNs) + bucketNs),
  };
  const within = { startNs, endNs, drawn };
  const pace = paceOf(calls, endNs - startNs);
  return { ...within, ...pace, bucketNs, buckets, troubles, joins, gap, most };
});

function paceOf(calls: readonly Call[], spanNs: number) {
  const took = calls.flatMap(({ startNs, endNs, status }) =>
    status === "OK" && endNs !== undefined ? [endNs - startNs] : [],
  );
  const sumNs = took.reduce((one, other) => one + other, 0);
  return {
    perSecond: spanNs === 0 ? 0 : (took.length * 1e9) / spanNs,
    meanNs: took.length === 0 ? undefined : sumNs / took.length,
  };
}

interface Range {
  readonly startNs: number;
  readonly endNs: number;
  readonly bucketNs: number;
}

function bucketsOf(calls: readonly Call[], range: Range): Bucket[] {
  const { startNs, endNs, bucketNs } = range;
  const firstNs = Math.floor(startNs / bucketNs) * bucketNs;
  const count = Math.floor((endNs - firstNs) / bucketNs) + 1;
  const answered = new Int32Array(count);
  const failed = new Int32Array(count);
  for (const { endNs: atNs, status } of calls) {
    if (atNs === undefined) continue;
    const part = Math.floor((atNs - firstNs) / bucketNs);
    const into = status === "OK" ? answered : failed;
    into[part] = (into[part] ?? 0) + 1;
  }
  return [...answered].map((count, part) => ({
    startNs: firstNs + part * bucketNs,
    answered: count,
    failed: failed[part] ?? 0,
  }));
}

function troublesOf({ hosts, faults, endNs }: SceneModel): Trouble[] {
  const found: Trouble[] = faults.map((fault) => ({
    what: "fault",
    about: fault.kind,
    fromNs: fault.beginNs,
    toNs: fault.endNs ?? endNs,
  }));
  for (const { name, states, paces } of hosts) {
    paces.forEach(({ atNs, value }, place) => {
      if (value <= 1) return;
      const toNs = paces[place + 1]?.atNs ?? endNs;
      found.push({ what: "slow", about: name, fromNs: atNs, toNs });
    });
    states.forEach(({ atNs, value }, place) => {
      if (value !== "down" && value !== "paused") return;
      const toNs = states[place + 1]?.atNs ?? endNs;
      found.push({ what: value, about: name, fromNs: atNs, toNs });
    });
  }
  return found.sort((one, other) => one.fromNs - other.fromNs);
}

function meanwhile(
  calls: readonly Call[],
  { fromNs, toNs }: Trouble,
): Meanwhile {
  const ended = calls.filter(
    ({ endNs = -1 }) => endNs >= fromNs && endNs <= toNs,
  );
  const answered = ended.filter(({ status }) => status === "OK").length;
  return { answered, failed: ended.length - answered };
}

function joinsOf({ hosts }: SceneModel): Join[] {
  return hosts.flatMap((host) => {
    const atNs = joinedNsOf(hosts, host);
    return atNs === undefined ? [] : [{ host: host.name, atNs }];
  });
}

/** Time without an answer counts only while a call waits. */
function gapOf(
  calls: readonly Call[],
  { startNs, endNs }: Omit<Range, "bucketNs">,
  afterNs: number,
): Gap | undefined {
  const goodNs = calls
    .filter(({ status }) => status === "OK")
    .flatMap((call) => call.endNs ?? [])
    .sort((one, other) => one - other);
  const starts = calls.map((call) => call.startNs).sort((a, b) => a - b);
  const waits = new Spans(calls, (call) => [
    call.startNs,
    call.endNs ?? Infinity,
  ]);
  const ends = [startNs, ...goodNs, endNs];
  const silences = ends.slice(1).flatMap((toNs, place) => {
    const lastNs = ends[place] ?? startNs;
    // A pause of who asks is no gap: it begins with the first who waits.
    const nextNs = starts[countUpTo(starts, lastNs)] ?? Infinity;
    const isWaiting = waits.at(lastNs).length > 0;
    const fromNs = isWaiting ? lastNs : nextNs;
    return fromNs < toNs ? [{ fromNs, toNs }] : [];
  });
  const lengthOf = (one: Pick<Gap, "fromNs" | "toNs">) => one.toNs - one.fromNs;
  const between = goodNs
    .slice(1)
    .map((atNs, place) => atNs - (goodNs[place] ?? 0))
    .sort((a, b) => a - b);
  const usualNs = between[between.length >> 1] ?? 0;
  const [longest] = silences
    .filter(({ toNs }) => toNs > afterNs)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (longest === undefined) return undefined;
  return { ...longest, isLong: lengthOf(longest) > LONG * usualNs };
}
