/** What is there to know of one call, from its wish to its last word? */
import { NO_DEADLINE } from "../../src/rpc/rpc-event.ts";
import type { Rows } from "../engine/order.ts";
import { rowOf, type SceneRow } from "../scene/scene-trace.ts";

/** One try: a stream of a connection. */
export interface Exchange {
  readonly client: string;
  readonly clientPort: number;
  readonly server: string;
  readonly stream: number;
  /** Its rows, frames among them, in order. */
  readonly rows: readonly number[];
}

/** Where its time went. "silence" is time in which no word arrives. */
export interface Stage {
  readonly kind: "before" | "there" | "queue" | "handler" | "back" | "silence";
  readonly fromNs: number;
  readonly toNs: number;
}

export interface CallFacts {
  readonly method: string;
  readonly from: string;
  readonly to: string;
  readonly startNs: number;
  /** Undefined where the caller waits for ever. */
  readonly deadlineNs: number | undefined;
  /** Undefined while the run ends before the call. */
  readonly endNs: number | undefined;
  /** "OK", "UNAVAILABLE"; "" while nobody knows. */
  readonly status: string;
  readonly certainty: string;
  /** In the words of the trace. */
  readonly reason: string;
  /** How often a handler of it began to run, heard of or not. */
  readonly executions: number;
  readonly exchanges: readonly Exchange[];
  readonly stages: readonly Stage[];
  /** Its rows but for frames, in order. */
  readonly rows: readonly number[];
}

/** "phone/bank", 2 */
export interface CallName {
  readonly client: string;
  readonly n: number;
}

/** The rows of every call and of every stream of a run, in one pass. */
interface CallIndex {
  readonly calls: ReadonlyMap<string, readonly number[]>;
  /** By connection and number of the exchange there. */
  readonly exchanges: ReadonlyMap<string, readonly number[]>;
  readonly callOf: ReadonlyMap<string, CallName>;
  /** By link, port and stream. */
  readonly frames: ReadonlyMap<string, readonly number[]>;
}

const indexOf = new WeakMap<Rows, CallIndex>();

function callIndex(rows: Rows): CallIndex {
  const known = indexOf.get(rows);
  if (known !== undefined) return known;
  const calls = new Map<string, number[]>();
  const exchanges = new Map<string, number[]>();
  const callOf = new Map<string, CallName>();
  const frames = new Map<string, number[]>();
  const roles = rows.kinds.map(({ columns, name }) => roleOf(name, columns));
  for (let row = 0; row < rows.kind.length; row += 1) {
    const role = roles[rows.kind[row] ?? 0];
    if (role === undefined) continue;
    const one = rowOf(rows, row);
    if (role.isFrame) put(frames, frameKey(one), row);
    if (role.isCall) put(calls, keyOf(nameIn(one)), row);
    if (!role.isExchange) continue;
    put(exchanges, exchangeKey(one), row);
    if (role.isCall) callOf.set(exchangeKey(one), nameIn(one));
  }
  const index = { calls, exchanges, callOf, frames };
  indexOf.set(rows, index);
  return index;
}

function roleOf(name: string, columns: readonly string[]) {
  const has = (...wanted: string[]) => wanted.every((w) => columns.includes(w));
  const isCall = has("client", "n", "method");
  const isExchange = has("connection", "nth");
  const isFrame = name.startsWith("frame.");
  if (!isCall && !isExchange && !isFrame) return undefined;
  return { isCall, isExchange, isFrame };
}

function put(into: Map<string, number[]>, key: string, row: number): void {
  const others = into.get(key);
  if (others === undefined) into.set(key, [row]);
  else others.push(row);
}

function nameIn({ text, number }: SceneRow): CallName {
  return { client: text("client"), n: number("n") };
}

function keyOf({ client, n }: CallName): string {
  return `${client}#${n}`;
}

function exchangeKey({ text }: SceneRow): string {
  return `${text("connection")}#${text("nth")}`;
}

function frameKey({ text }: SceneRow): string {
  return `${text("link")}/${text("port")}/${text("stream")}`;
}

const CONNECTION = /^(.+):(\d+) → (.+):\d+$/;

/** The call that a row is about; undefined for none. */
export function callOfRow(rows: Rows, row: number): CallName | undefined {
  const one = rowOf(rows, row);
  const role = roleOf(one.kind.name, one.kind.columns);
  if (role === undefined) return undefined;
  if (role.isCall) return nameIn(one);
  const { callOf } = callIndex(rows);
  if (role.isExchange) return callOf.get(exchangeKey(one));
  const stream = one.number("stream");
  for (const [key, name] of callOf) {
    const [connection = "", nth] = key.split("#");
    if (Number(nth) !== stream) continue;
    const [, client, port, server] = CONNECTION.exec(connection) ?? [];
    if (port !== one.text("port")) continue;
    const ways = [`${client}>${server}`, `${server}>${client}`];
    if (ways.includes(one.text("link"))) return name;
  }
  return undefined;
}

/** All of a call; undefined where this run has none of that name. */
export function callFacts(rows: Rows, name: CallName): CallFacts | undefined {
  const { calls } = callIndex(rows);
  const own = (calls.get(keyOf(name)) ?? []).map((row) => rowOf(rows, row));
  const started = own.find(({ kind }) => kind.name === "call.started");
  if (started === undefined) return undefined;
  const exchanges = exchangesOf(rows, own);
  const end = own.find(
    ({ kind }) => kind.name === "call.answered" || kind.name === "call.failed",
  );
  const isAnswered = end?.kind.name === "call.answered";
  const timeoutNs = started.number("timeout_ns");
  const startNs = started.atNs;
  const isForEver = timeoutNs === NO_DEADLINE;
  return {
    method: started.text("method"),
    from: started.text("from"),
    to: started.text("to"),
    startNs,
    deadlineNs: isForEver ? undefined : startNs + timeoutNs,
    endNs: end?.atNs,
    status: isAnswered ? "OK" : (end?.text("status") ?? ""),
    certainty: isAnswered ? "happened" : (end?.text("certainty") ?? ""),
    reason: end?.text("reason") ?? "",
    executions: exchanges.filter(
      (one) => momentOf(rows, one, "handler.started") !== undefined,
    ).length,
    exchanges,
    stages: stagesOf(rows, exchanges, {
      startNs,
      endNs: end?.atNs ?? rows.atNs.at(-1) ?? startNs,
    }),
    rows: [
      ...new Set([
        ...own.map(({ row }) => row),
        ...exchanges.flatMap((one) => rowsOfExchange(rows, one)),
      ]),
    ].sort((one, other) => one - other),
  };
}

function rowsOfExchange(rows: Rows, { rows: own }: Exchange) {
  return own.filter((row) => {
    const kind = rows.kinds[rows.kind[row] ?? 0];
    return !kind?.name.startsWith("frame.");
  });
}

function exchangesOf(rows: Rows, own: readonly SceneRow[]): Exchange[] {
  const index = callIndex(rows);
  return own
    .filter(
      ({ kind, number }) => kind.name === "request.sent" && number("nth") > 0,
    )
    .map((row) => {
      const [, client = "", port = "", server = ""] =
        CONNECTION.exec(row.text("connection")) ?? [];
      const stream = row.number("nth");
      const framesOn = (link: string) =>
        index.frames.get(`${link}/${port}/${stream}`) ?? [];
      const found = [
        ...(index.exchanges.get(exchangeKey(row)) ?? []),
        ...framesOn(`${client}>${server}`),
        ...framesOn(`${server}>${client}`),
      ];
      found.sort((one, other) => one - other);
      return { client, clientPort: Number(port), server, stream, rows: found };
    });
}

interface Span {
  readonly startNs: number;
  readonly endNs: number;
}

const STEPS = [
  ["request.sent", "before"],
  ["request.received", "there"],
  ["handler.started", "queue"],
  ["response.sent", "handler"],
] as const;

/** Of each try, from step to step; after the last known one, silence. */
function stagesOf(
  rows: Rows,
  exchanges: readonly Exchange[],
  span: Span,
): Stage[] {
  const stages: Stage[] = [];
  let fromNs = span.startNs;
  const add = (kind: Stage["kind"], toNs: number) => {
    if (toNs > fromNs) stages.push({ kind, fromNs, toNs });
    fromNs = Math.max(fromNs, toNs);
  };
  exchanges.forEach((exchange, nth) => {
    const next = exchanges[nth + 1];
    const untilNs = next ? firstNs(rows, next) : span.endNs;
    let steps = 0;
    for (const [name, kind] of STEPS) {
      const atNs = momentOf(rows, exchange, name);
      if (atNs === undefined || atNs > untilNs) break;
      add(kind, atNs);
      steps += 1;
    }
    const isBack = steps === STEPS.length && isHeard(rows, exchange, untilNs);
    add(isBack ? "back" : "silence", untilNs);
  });
  add(exchanges.length === 0 ? "before" : "silence", span.endNs);
  return stages;
}

/** Whether a frame of the reply came in time. */
function isHeard(rows: Rows, { server, rows: own }: Exchange, byNs: number) {
  return own.some((row) => {
    const one = rowOf(rows, row);
    if (one.kind.name !== "frame.received" || one.atNs > byNs) return false;
    return one.text("link").startsWith(`${server}>`);
  });
}

function firstNs(rows: Rows, { rows: own }: Exchange): number {
  return rows.atNs[own[0] ?? 0] ?? 0;
}

function momentOf(
  rows: Rows,
  { rows: own }: Exchange,
  name: string,
): number | undefined {
  const row = own.find((one) => rows.kinds[rows.kind[one] ?? 0]?.name === name);
  return row === undefined ? undefined : rows.atNs[row];
}
