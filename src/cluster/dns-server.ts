/** What does a name server answer? */
import type { Host } from "../ports/host.ts";
import { ownOf } from "../ports/own.ts";
import type { Random } from "../ports/random.ts";
import { type Duration, ms, toMs } from "../ports/time.ts";
import { nameChanged } from "./dns-event.ts";
import { answer, DNS_PORT, question } from "./dns-message.ts";

/** Who stands behind a name, from a moment on. */
export interface NameVersion {
  /** After the start of the run. */
  readonly atMs: number;
  readonly hosts: readonly string[];
  /** Those that are not named here weigh 1. */
  readonly weights?: Readonly<Record<string, number>>;
}

export interface NameRecord {
  readonly name: string;
  /** How long an answer may be kept. */
  readonly ttl: Duration;
  /** In the order of their moments; the first counts from the start. */
  readonly versions: readonly NameVersion[];
}

/**
 * Answers questions about names, by datagrams. The order of the hosts is
 * drawn anew for each answer, as BIND does, so that clients which take the
 * first do not all take the same one.
 */
export function serveNames(host: Host, records: readonly NameRecord[]): void {
  const order = host.clock.random("dns/order");
  for (const record of records) tellChanges(host, record);
  const socket = host.network.bind(DNS_PORT, (bytes, from) => {
    const asked = readQuestion(bytes);
    if (asked === undefined) return;
    const { id, name } = asked;
    const record = records.find((one) => one.name === name);
    const version = record && versionAt(record, toMs(host.clock.now()));
    const hosts = shuffled(version?.hosts ?? [], order);
    const weights = hosts.map((one) => ownOf(version?.weights, one) ?? 1);
    const ttlMs = toMs(record?.ttl ?? ms(0));
    socket.send(from, answer.encode({ id, hosts, weights, ttlMs }));
  });
}

function versionAt({ versions }: NameRecord, nowMs: number) {
  return versions.filter(({ atMs }) => atMs <= nowMs).at(-1);
}

/** Whatever came that is no question gets no answer. */
function readQuestion(bytes: Uint8Array) {
  try {
    return question.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Fisher and Yates: each order is as likely as any other. */
function shuffled(all: readonly string[], random: Random): string[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1));
    [mixed[last], mixed[other]] = [
      mixed[other] as string,
      mixed[last] as string,
    ];
  }
  return mixed;
}

/** Says in the trace when the answer becomes another one. */
function tellChanges(host: Host, { name, versions }: NameRecord): void {
  const nowMs = toMs(host.clock.now());
  for (const { atMs, hosts, weights } of versions) {
    if (atMs <= nowMs) continue;
    const said = hosts.map((one) => {
      const weight = ownOf(weights, one);
      return weight === undefined ? one : `${one} × ${weight}`;
    });
    const tell = () =>
      host.events.record(nameChanged, host.name, name, said.join(", "));
    host.clock.after(ms(atMs - nowMs), tell).unref();
  }
}
