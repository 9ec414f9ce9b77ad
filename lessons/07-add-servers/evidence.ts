/** What does one read off a run of this lesson? */
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";
import {
  fitLaw,
  type Measured,
  peakOf,
  type ScalabilityLaw,
  throughputOf,
} from "farcall/scalability";
import { NEW, WATCHED_FROM_MS } from "./growth.ts";
import { NEW_TWO } from "./scene-shops.ts";
import { FITTED, FORESEEN, MEASURED_CLERKS } from "./shared-ledger.ts";

const HELLO = { method: "hello" };

function count(run: ScenarioRun, event: string, where = {}): number {
  return [...rowsThatFit(run.trace, { event, where })].length;
}

export function visits(run: ScenarioRun): number {
  return count(run, "call.started", HELLO);
}

/** Those that came since that moment. */
export function visitsSince(run: ScenarioRun, fromMs: number): number {
  const query = { event: "call.started", where: HELLO, fromMs };
  return [...rowsThatFit(run.trace, query)].length;
}

export function failures(run: ScenarioRun): number {
  return count(run, "call.failed", HELLO);
}

/** How many connections clients made. */
export function connections(run: ScenarioRun): number {
  return count(run, "channel.ready");
}

/** How often clients asked the name server. */
export function questions(run: ScenarioRun): number {
  return count(run, "name.asked");
}

/** How many visits each server took. */
export function takenBy(run: ScenarioRun, servers: readonly string[]): number {
  const query = { event: "handler.started", where: HELLO };
  return [...rowsThatFit(run.trace, query)].filter(({ host }) =>
    servers.includes(host),
  ).length;
}

export function takenByNew(run: ScenarioRun): number {
  return takenBy(run, NEW_TWO);
}

/** How long all answered calls took, in ms, shortest first. */
function tookMs({ trace }: ScenarioRun): readonly number[] {
  const query = { event: "call.answered", where: HELLO };
  return [...rowsThatFit(trace, query)]
    .map((row) => Number(columnOf(row, "took_ns")) / 1e6)
    .sort((a, b) => a - b);
}

export function meanMs(run: ScenarioRun): number {
  const all = tookMs(run);
  const sum = all.reduce((one, other) => one + other, 0);
  return Math.round(sum / all.length);
}

export function slowestMs(run: ScenarioRun): number {
  return Math.round(tookMs(run).at(-1) ?? Number.NaN);
}

/** What share of the calls since then the new servers executed, in percent. */
export function percentAtNew(run: ScenarioRun): number {
  const query = {
    event: "handler.started",
    where: HELLO,
    fromMs: WATCHED_FROM_MS,
  };
  const hosts = [...rowsThatFit(run.trace, query)].map(({ host }) => host);
  const atNew = hosts.filter((host) => NEW.includes(host));
  return Math.round((100 * atNew.length) / hosts.length);
}

/** When the first call came to a new server, in ms; undefined for never. */
export function firstAtNewMs(run: ScenarioRun): number | undefined {
  const query = { event: "handler.started", where: HELLO };
  for (const { host, at } of rowsThatFit(run.trace, query)) {
    if (NEW.includes(host)) return Math.round(at / 1e6);
  }
  return undefined;
}

/** How many clerks somebody books with. */
export function clerksIn(run: ScenarioRun): number {
  const query = { event: "channel.ready" };
  const hosts = [...rowsThatFit(run.trace, query)].filter(
    ({ host }) => host === "customers",
  );
  return hosts.length;
}

/** Bookings that were answered per second, from the first start on. */
export function throughput({ trace }: ScenarioRun): number {
  const times = (event: string) =>
    [...rowsThatFit(trace, { event, where: { method: "book" } })].map(
      ({ at }) => at / 1e9,
    );
  const [first = 0] = times("call.started");
  const answered = times("call.answered");
  return answered.length / ((answered.at(-1) ?? Number.NaN) - first);
}

/** Rounded, as the text says it. */
export function perSecond(run: ScenarioRun): number {
  return Math.round(throughput(run));
}

type Runs = Readonly<Record<string, ScenarioRun>>;

/** What so many clerks booked, each in a scene of their own. */
function booked(runs: Runs, numbers: readonly number[]): Measured[] {
  return numbers.map((n) => {
    const run = runs[`ledger-${n}`];
    return { n, throughput: run === undefined ? 0 : throughput(run) };
  });
}

/** The scenes of all of them. */
export const LEDGERS = MEASURED_CLERKS.map((n) => `ledger-${n}`);

/** All that was measured, to be drawn. */
export function ledgers(runs: Runs): Measured[] {
  return booked(runs, MEASURED_CLERKS);
}

/** The law of a few servers. */
function lawOf(runs: Runs): ScalabilityLaw {
  return fitLaw(booked(runs, FITTED));
}

/** What it says of more of them. */
export function foretold(runs: Runs): number {
  return Math.round(throughputOf(lawOf(runs), FORESEEN));
}

/** With how many they do most. */
export function foretoldPeak(runs: Runs): number {
  return Math.round(peakOf(lawOf(runs)) ?? Number.NaN);
}
