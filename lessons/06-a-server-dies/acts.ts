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
  readonly method: string;
}

/** The handlers that ended OK, by who had called. */
function handled({ trace }: GradedRun): readonly Handled[] {
  const query = { event: "handler.finished", where: { status: "OK" } };
  return [...rowsThatFit(trace, query)]
    .filter(({ host }) => host === "registry")
    .map((row) => ({
      from: row.at - Number(columnOf(row, "took_ns")),
      to: row.at,
      host: String(columnOf(row, "connection")).split(":")[0] ?? "",
      method: String(columnOf(row, "method")),
    }));
}

export function membersOf(run: GradedRun): readonly Member[] {
  const all = handled(run);
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
  return [...granted].map((row, index) => ({
    from: all[index]?.from ?? row.at,
    to: all[index]?.to ?? row.at,
    service: askedFor(Number(columnOf(row, "n"))),
    addresses: addressesIn(String(columnOf(row, "reply"))),
    row,
  }));
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
