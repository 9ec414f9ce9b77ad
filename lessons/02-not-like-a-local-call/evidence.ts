/** What does one read off a run of this lesson? */
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";

/**
 * One call of a function inside a program: a jump, a few registers, a jump
 * back. Measured in V8 on ordinary machines it is 1 to 10 ns.
 */
export const LOCAL_CALL_NS = 5;

/** The wishes of the basket; the first only sets up the connection. */
function* endsOf(run: ScenarioRun) {
  const query = { event: "workload.granted", where: { workload: "basket" } };
  for (const row of rowsThatFit(run.trace, query)) {
    if (columnOf(row, "n") !== 1) yield row;
  }
}

/** When somebody wants the ten things. */
export function clickMs(run: ScenarioRun): number {
  const query = { event: "workload.wish", where: { workload: "basket", n: 2 } };
  const [begin] = rowsThatFit(run.trace, query);
  return (begin?.at ?? Number.NaN) / 1e6;
}

/** From the click until the ten things are there. */
export function basketMs(run: ScenarioRun): number {
  const end = [...endsOf(run)].at(-1);
  return (end?.at ?? Number.NaN) / 1e6 - clickMs(run);
}

/** The same, without the work on the shelves: 1 ms for each thing. */
export function onTheWayMs(run: ScenarioRun): number {
  return Math.round((basketMs(run) - 10) * 1000) / 1000;
}

/** How many of the calls for the basket were answered. */
export function answers(run: ScenarioRun): number {
  return [...endsOf(run)].length;
}

/** How many calls ended in silence. */
export function silences(run: ScenarioRun): number {
  return [...rowsThatFit(run.trace, { event: "call.failed" })].length;
}

/** How long the nth answered call took, in milliseconds; n from 1. */
export function tookMs(run: ScenarioRun, n: number, host?: string): number {
  const query = { event: "call.answered", ...(host !== undefined && { host }) };
  const row = [...rowsThatFit(run.trace, query)][n - 1];
  return row === undefined
    ? Number.NaN
    : Number(columnOf(row, "took_ns")) / 1e6;
}

/** What a host last showed under this name. */
function shown(run: ScenarioRun, name: string): number {
  const query = { event: "host.state-shown", where: { name } };
  const last = [...rowsThatFit(run.trace, query)].at(-1);
  return last === undefined ? 0 : Number(columnOf(last, "value"));
}

/** What the warehouse has reserved, whoever knows of it. */
export function reserved(run: ScenarioRun): number {
  return shown(run, "reserved");
}

/** How many cups are left, as the stock has it. */
export function cupsLeft(run: ScenarioRun): number {
  return shown(run, "cups");
}

export function balance(run: ScenarioRun): number {
  return shown(run, "balance");
}

/** How long the caller waited for the nth call that failed. */
export function failedAfterMs(run: ScenarioRun, n = 1): number {
  const row = [...rowsThatFit(run.trace, { event: "call.failed" })][n - 1];
  return row === undefined
    ? Number.NaN
    : Number(columnOf(row, "took_ns")) / 1e6;
}

/** All bytes that hosts put on the network, headers and all. */
export function bytesSent(run: ScenarioRun): number {
  let bytes = 0;
  for (const row of rowsThatFit(run.trace, { event: "packet.sent" })) {
    bytes += Number(columnOf(row, "sizeBytes"));
  }
  return bytes;
}

/** Which belief about the network this run shows to be false. */
export function brokenBelief(run: ScenarioRun): string {
  const has = (event: string): boolean =>
    rowsThatFit(run.trace, { event }).next().done !== true;
  if (has("fault.began")) return "reliable";
  if (!has("call.failed")) return "no-delay";
  // Nothing was lost, and a program that could answer runs elsewhere.
  return has("host.process-crashed") ? "stays-the-same" : "reliable";
}
