/** What does one read off a run of this lesson? */
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";
import { DEATH_MS } from "./scene-server.ts";

const HELLO = { method: "hello" };

function count(run: ScenarioRun, event: string, where = {}): number {
  return [...rowsThatFit(run.trace, { event, where })].length;
}

/** How many of the visitors heard nothing. */
export function failures(run: ScenarioRun): number {
  return count(run, "call.failed", HELLO);
}

export function visits(run: ScenarioRun): number {
  return count(run, "call.started", HELLO);
}

/** Those of them who came after the death. */
export function cameAfter(run: ScenarioRun): number {
  const query = { event: "call.started", where: HELLO, fromMs: DEATH_MS };
  return [...rowsThatFit(run.trace, query)].length;
}

/** How often the servers paid. */
export function payments(run: ScenarioRun): number {
  const where = { method: "pay", status: "OK" };
  return count(run, "handler.finished", where);
}

function tookMs(run: ScenarioRun): readonly number[] {
  const query = { event: "call.answered", where: HELLO };
  return [...rowsThatFit(run.trace, query)].map((row) =>
    Math.round(Number(columnOf(row, "took_ns")) / 1e6),
  );
}

/** How long the slowest answered visit took, and how long the fastest. */
export function slowestMs(run: ScenarioRun): number {
  return Math.max(...tookMs(run));
}

export function fastestMs(run: ScenarioRun): number {
  return Math.min(...tookMs(run));
}

/** How long after the death the last visit failed. */
export function lastFailedMs(run: ScenarioRun): number {
  const query = { event: "call.failed", where: HELLO };
  const last = [...rowsThatFit(run.trace, query)].at(-1);
  return last === undefined ? 0 : Math.round(last.at / 1e6 - DEATH_MS);
}

/** How long after the death the shop believed a list without bob. */
export function learnedAfterMs(run: ScenarioRun): number {
  const query = { event: "list.learned", where: WITHOUT_BOB };
  const [row] = rowsThatFit(run.trace, query);
  return row === undefined ? Number.NaN : Math.round(row.at / 1e6 - DEATH_MS);
}

/** How long after the death the shop left bob out. */
export function outAfterMs(run: ScenarioRun): number {
  const [row] = rowsThatFit(run.trace, { event: "server.ejected" });
  return row === undefined ? Number.NaN : Math.round(row.at / 1e6 - DEATH_MS);
}

/** From the first turn that falls on the dead bob to his next. */
export function turnMs(run: ScenarioRun): number {
  const where = { to: "bob:50051" };
  const query = { event: "call.picked", where, fromMs: DEATH_MS };
  const [one, other] = [...rowsThatFit(run.trace, query)];
  return ((other?.at ?? Number.NaN) - (one?.at ?? Number.NaN)) / 1e6;
}

/** Of all servers to the registry, in the whole run. */
export function heartbeats(run: ScenarioRun): number {
  return count(run, "call.started", { method: "register" });
}

/** From bob's last heartbeat to the shop's list without him. */
export function blindMs(run: ScenarioRun): number {
  const where = { client: "bob/heartbeat" };
  const beats = rowsThatFit(run.trace, { event: "call.started", where });
  const last = [...beats].at(-1)?.at ?? Number.NaN;
  return Math.round(learnedAfterMs(run) + DEATH_MS - last / 1e6);
}

/** A visitor who was not greeted. */
interface Lost {
  readonly cameMs: number;
  /** The servers that were tried, in turn. */
  readonly tried: readonly string[];
}

/** Those who were not greeted, in the order in which they came. */
export function notGreeted({ trace }: ScenarioRun): readonly Lost[] {
  const query = { event: "call.failed", where: HELLO };
  return [...rowsThatFit(trace, query)]
    .map((row) => {
      const cameNs = row.at - Number(columnOf(row, "took_ns"));
      const where = { client: "shop", n: Number(columnOf(row, "n")) };
      const picks = rowsThatFit(trace, { event: "call.picked", where });
      const tried = [...picks].map((pick) => hostOf(columnOf(pick, "to")));
      return { cameMs: Math.round(cameNs / 1e6), tried };
    })
    .sort((one, other) => one.cameMs - other.cameMs);
}

/** "bob:50051" is bob. */
function hostOf(address: unknown): string {
  return String(address).split(":")[0] ?? "";
}

export const WITHOUT_BOB = { addresses: "ada:50051, cleo:50051" };

export const WITHOUT_CLEO = { addresses: "ada:50051, bob:50051" };
