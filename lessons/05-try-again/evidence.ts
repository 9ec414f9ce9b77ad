/** What does one read off a run of this lesson? */
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";

const PAY = { method: "pay" };

function count(run: ScenarioRun, event: string, where: object = PAY): number {
  return [...rowsThatFit(run.trace, { event, where: { ...where } })].length;
}

/** How often the bank paid. */
export function payments(run: ScenarioRun): number {
  return paymentsFrom(run, 0);
}

/** How often it paid from a moment on. */
export function paymentsFrom({ trace }: ScenarioRun, fromMs: number): number {
  const where = { ...PAY, status: "OK" };
  const query = { event: "handler.finished", where, fromMs };
  return [...rowsThatFit(trace, query)].length;
}

/** What the bank last showed as its balance. */
export function balance(run: ScenarioRun): number {
  return balanceAt(run, Infinity);
}

/** What it showed at a moment. */
export function balanceAt(run: ScenarioRun, toMs: number): number {
  const where = { name: "balance" };
  const query = { event: "host.state-shown", where, toMs };
  const last = [...rowsThatFit(run.trace, query)].at(-1);
  return last === undefined ? Number.NaN : Number(columnOf(last, "value"));
}

/** How many tries were made, first ones too. */
export function tries(run: ScenarioRun): number {
  return count(run, "call.started") + count(run, "attempt.failed");
}

export function answered(run: ScenarioRun): number {
  return count(run, "call.answered");
}

/** How many calls were in the bank at once, at the worst moment. */
export function together(run: ScenarioRun): number {
  let now = 0;
  let most = 0;
  for (let index = 0; index < run.trace.length; index += 1) {
    const { name } = run.trace.row(index).kind;
    if (name === "handler.started") now += 1;
    if (name === "handler.finished") now -= 1;
    most = Math.max(most, now);
  }
  return most;
}

/** From the first payment that begins in the bank to the last that ends. */
export function workMs({ trace }: ScenarioRun) {
  const [begin] = rowsThatFit(trace, { event: "handler.started" });
  const end = [...rowsThatFit(trace, { event: "handler.finished" })].at(-1);
  const inMs = (row = begin) => Math.round((row?.at ?? Number.NaN) / 1e6);
  return { from: inMs(), to: inMs(end) };
}

/** How long the payment took for the phone. */
export function tookMs(run: ScenarioRun): number {
  const query = { event: "call.answered", where: PAY };
  const [row] = rowsThatFit(run.trace, query);
  if (row === undefined) return Number.NaN;
  return Math.round(Number(columnOf(row, "took_ns")) / 1e6);
}
