/** How does one write a moment on the command line? */
import { END_OF_TIME } from "../ports/time.ts";

const NS_PER_UNIT: { readonly [unit: string]: number } = {
  ns: 1,
  us: 1_000,
  ms: 1_000_000,
  s: 1_000_000_000,
  m: 60_000_000_000,
};

const TIME = /^(\d{1,16})(?:\.(\d{1,9}))?(ns|us|ms|s|m)$/;

/**
 * Nanoseconds from "500ms", "1.5s", "250us"; undefined when it is no time, no
 * whole number of nanoseconds, or past 104 days.
 */
export function parseTimeNs(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, whole = "", fraction = "", unit = ""] = match;
  const scale = NS_PER_UNIT[unit] ?? 1;
  // In whole numbers, so that 0.1 ms is 100000 ns and not nearly so.
  const digits = BigInt(whole + fraction) * BigInt(scale);
  const divisor = BigInt(`1${"0".repeat(fraction.length)}`);
  if (digits % divisor !== 0n) return undefined;
  const timeNs = digits / divisor;
  return timeNs <= BigInt(END_OF_TIME) ? Number(timeNs) : undefined;
}

/** The shortest of "2s", "500ms", "12.5ms", "17ns" that is exact. */
export function formatTimeNs(timeNs: number): string {
  if (timeNs !== 0 && timeNs % 1_000_000_000 === 0) {
    return `${timeNs / 1_000_000_000}s`;
  }
  if (timeNs % 1_000_000 === 0) return `${timeNs / 1_000_000}ms`;
  if (timeNs % 1_000 !== 0) return `${timeNs}ns`;
  const whole = Math.floor(timeNs / 1_000_000);
  const fraction = String((timeNs % 1_000_000) / 1_000).padStart(3, "0");
  return `${whole}.${fraction.replace(/0+$/, "")}ms`;
}
