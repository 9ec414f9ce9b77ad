/** What does one read off a run of this lesson? */
import { adderContract } from "farcall/adder";
import { calculatorContract } from "farcall/calculator";
import { greeterContract } from "farcall/greeter";
import { codec } from "farcall/message";
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";
import { TYPO } from "./scene-numbers.ts";

/** The reply to the nth wish of a run, `digits "120"`; "" if there is none. */
export function replyTo(run: ScenarioRun, n: number): string {
  const query = { event: "workload.granted", where: { n } };
  const [row] = rowsThatFit(run.trace, query);
  return row === undefined ? "" : String(columnOf(row, "reply"));
}

/** Of the reply `digits "120"`. */
function digitsIn(reply: string): string {
  return reply.slice('digits "'.length, -1);
}

export function digitsOf(run: ScenarioRun, n: number): string {
  return digitsIn(replyTo(run, n));
}

/** How the nth call ended. */
export function statusOf(run: ScenarioRun, n: number): string {
  const query = { event: "call.failed", where: { n } };
  const [row] = rowsThatFit(run.trace, query);
  return row === undefined ? "OK" : String(columnOf(row, "status"));
}

/** When a typo is noticed: in a program with the contract, and in this run. */
export function noticed(run: ScenarioRun): string {
  const isKnown = Object.hasOwn(calculatorContract.methods, TYPO);
  return `${isKnown ? "call" : "compiler"}, ${statusOf(run, 2)}`;
}

/** How long the nth call took until it failed. */
export function failedAfterMs(run: ScenarioRun, n: number): number {
  const query = { event: "call.failed", where: { n } };
  const [row] = rowsThatFit(run.trace, query);
  return row === undefined
    ? Number.NaN
    : Number(columnOf(row, "took_ns")) / 1e6;
}

/** What the adder said in its first answer. */
export function sumOf(run: ScenarioRun): number {
  return Number(replyTo(run, 1).slice("sum ".length));
}

/** How many numbers were sent to the adder. */
export function countOf(run: ScenarioRun): number {
  const [row] = rowsThatFit(run.trace, { event: "workload.wish" });
  if (row === undefined) return 0;
  return String(columnOf(row, "request")).split(",").length;
}

/** The first n of a run whose factorial does not survive as such a number. */
export function firstLost(
  run: ScenarioRun,
  isKept: (digits: string) => boolean,
): number {
  for (const row of rowsThatFit(run.trace, { event: "workload.granted" })) {
    if (isKept(digitsIn(String(columnOf(row, "reply"))))) continue;
    return requestedIn(run, Number(columnOf(row, "n")));
  }
  return Number.NaN;
}

/** Of the request `n 21`. */
function requestedIn(run: ScenarioRun, n: number): number {
  const query = { event: "workload.wish", where: { n } };
  const [row] = rowsThatFit(run.trace, query);
  return row === undefined
    ? Number.NaN
    : Number(String(columnOf(row, "request")).slice("n ".length));
}

export const isKept = {
  asDouble: (digits: string) => BigInt(Number(digits)) === BigInt(digits),
  in32Bits: (digits: string) => BigInt(digits) < 2n ** 31n,
  in53Bits: (digits: string) => BigInt(digits) < 2n ** 53n,
  in64Bits: (digits: string) => BigInt(digits) < 2n ** 63n,
};

/** What arrives when a number is sent as a double of our contract. */
export function asDouble(value: number): string {
  const { request } = adderContract.methods.add;
  const { encode, decode } = codec(request);
  const [arrived = Number.NaN] = decode(encode({ numbers: [value] })).numbers;
  return Object.is(arrived, -0) ? "-0" : String(arrived);
}

/** What arrives when a text is sent, or left out. */
export function asText(name?: string): string {
  const { request } = greeterContract.methods.hello;
  const { encode, decode } = codec(request);
  const arrived = decode(encode(name === undefined ? {} : { name })).name;
  return arrived === "" ? "empty" : arrived;
}

/** What arrives when a value is sent as JSON. */
export function asJson(value: unknown): string {
  const sent = JSON.stringify({ value }) as string;
  const { value: arrived } = JSON.parse(sent) as { readonly value: unknown };
  if (Object.is(arrived, -0)) return "-0";
  return String(arrived);
}

/** The keys of an object, in the order in which they come back as JSON. */
export function keysOfJson(keys: readonly string[]): string {
  const sent = JSON.stringify(Object.fromEntries(keys.map((key) => [key, 0])));
  return Object.keys(JSON.parse(sent) as object).join(" ");
}
