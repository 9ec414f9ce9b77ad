/** What was the registry told in a run, and what did it answer? */
import type { GradedRun, Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";
import { ms } from "farcall/time";
import {
  askedFor,
  BANK,
  GREETER,
  LEAVER,
  PORT,
  UNOFFERED,
  WATCHER,
} from "./scene-registry.ts";

/** From the begin to the end of a handler: it came true in between. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One server: what it says of itself. */
export interface Member {
  readonly address: string;
  readonly service: string;
  readonly leaseNs: number;
  readonly registers: readonly Span[];
  readonly goodbyes: readonly Span[];
}

/** One answer of watch. */
export interface Answer extends Span {
  readonly service: string;
  readonly addresses: readonly string[];
  readonly row: Row;
}

interface Handled extends Span {
  readonly host: string;
  readonly isOk: boolean;
  readonly method: string;
}

/** The handlers that ended, by who had called. */
function handled({ trace }: GradedRun): readonly Handled[] {
  return [...rowsThatFit(trace, { event: "handler.finished" })]
    .filter(({ host }) => host === "registry")
    .map((row) => ({
      from: row.at - Number(columnOf(row, "took_ns")),
      to: row.at,
      host: String(columnOf(row, "connection")).split(":")[0] ?? "",
      method: String(columnOf(row, "method")),
      isOk: columnOf(row, "status") === "OK",
    }));
}

export function membersOf(run: GradedRun): readonly Member[] {
  const all = handled(run).filter(({ isOk }) => isOk);
  const spans = (host: string, method: string) =>
    all.filter((one) => one.host === host && one.method === method);
  const known = run.scenario.services.flatMap((spec) => {
    const { host, service, registration } = spec;
    if (registration === undefined) return [];
    const { leaseMs } = registration;
    return [{ host, service: service === "bank" ? BANK : GREETER, leaseMs }];
  });
  return [...known, { ...LEAVER, service: GREETER }].map(
    ({ host, service, leaseMs }) => ({
      address: `${host}:${PORT}`,
      service,
      leaseNs: ms(leaseMs),
      registers: spans(host, "register"),
      goodbyes: spans(host, "deregister"),
    }),
  );
}

/** What the watcher heard, answer by answer. */
export function answersOf(run: GradedRun): readonly Answer[] {
  const all = handled(run).filter(
    ({ host, method }) => host === WATCHER && method === "watch",
  );
  const granted = rowsThatFit(run.trace, {
    event: "workload.granted",
    where: { workload: "watcher-asks" },
  });
  return [...granted].map((row) => {
    const n = Number(columnOf(row, "n"));
    // One question after the other: the nth is the nth that was handled.
    const { from, to } = all[n - 1] ?? { from: row.at, to: row.at };
    const addresses = addressesIn(String(columnOf(row, "reply")));
    return { from, to, service: askedFor(n), addresses, row };
  });
}

/** The first watch of a service that nobody offers which failed. */
export function unknownRefused({ trace }: GradedRun): Row | undefined {
  const where = { client: WATCHER, method: "watch" };
  return [...rowsThatFit(trace, { event: "call.failed", where })].find(
    (row) => askedFor(Number(columnOf(row, "n"))) === UNOFFERED,
  );
}

/** Of a reply in words, `addresses ["ada:50051","bob:50051"]`. */
function addressesIn(reply: string): readonly string[] {
  // A long reply is cut off in the trace, and then has no bracket at its end.
  const [, list = ""] = /addresses \[([^\]]*)/.exec(reply) ?? [];
  return list.split(",").flatMap((text) => {
    const address = text.trim().replaceAll('"', "");
    return address === "" || address.endsWith("…") ? [] : [address];
  });
}
