/** How does a deadline travel? */
import {
  type Duration,
  END_OF_TIME,
  type Instant,
  NO_TIME,
  ns,
} from "../../ports/time.ts";

/** The units of `grpc-timeout` from fine to coarse, in nanoseconds. */
const UNITS = [
  ["n", 1],
  ["u", 1_000],
  ["m", 1_000_000],
  ["S", 1_000_000_000],
  ["M", 60_000_000_000],
  ["H", 3_600_000_000_000],
] as const;

/** PROTOCOL-HTTP2.md: "ASCII string of at most 8 digits". */
const COUNT_MAX = 99_999_999;

/**
 * What is left of a deadline as the value of `grpc-timeout`: "200m", in the
 * coarsest unit that says it exactly, else in the finest that fits. That one
 * is rounded up, as gRPC does: a call never gets less time than was asked.
 */
export function encodeTimeout(left: Duration): string {
  // "Positive integer": the least there is, for a deadline that has passed.
  if (left === NO_TIME) return "1n";
  let finest: string | undefined;
  let exact: string | undefined;
  for (const [unit, unitNs] of UNITS) {
    const count = Math.ceil(left / unitNs);
    if (count > COUNT_MAX) continue;
    finest ??= `${count}${unit}`;
    if (left % unitNs !== 0) break;
    exact = `${count}${unit}`;
  }
  return exact ?? finest ?? `${COUNT_MAX}H`;
}

const TIMEOUT = /^([0-9]{1,8})([HMSmun])$/;

/**
 * The time that a `grpc-timeout` gives; undefined when it is malformed. More
 * than fits into virtual time is all of it.
 */
export function parseTimeout(text: string): Duration | undefined {
  const match = TIMEOUT.exec(text);
  if (match === null) return undefined;
  for (const [unit, unitNs] of UNITS) {
    if (unit !== match[2]) continue;
    const timeNs = Number(match[1]) * unitNs;
    return ns(Math.min(timeNs, END_OF_TIME satisfies Instant));
  }
  return undefined;
}
