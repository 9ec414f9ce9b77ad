/** Which world has so many clerks, and one ledger that they share? */
import type { Scenario } from "farcall/scenario";

/** What each booking takes on the core of its clerk. */
export const WORK_MS = 20;

/** Those that the law is fitted to, and those that it is tried on. */
export const FITTED = [1, 2, 4, 8, 16];
export const FORESEEN = 32;
export const MEASURED_CLERKS = [...FITTED, FORESEEN, 64];

/** So few that a run takes little: a booking is three calls. */
export function callsEachOf(clerks: number): number {
  return Math.min(60, Math.max(4, Math.floor(256 / clerks)));
}

/**
 * The same of a scene, of which a page makes 200 runs in seconds. Connections
 * of many clerks cost as much as their bookings, so that those are fewer.
 */
export function callsInSceneOf(clerks: number): number {
  const isFitted = FITTED.includes(clerks);
  return isFitted ? callsEachOf(clerks) : Math.floor(160 / clerks);
}

/** So many clerks sit in one office, each with a core of its own. */
const OFFICE = 8;
const PORT_FIRST = 50_051;

interface Seat {
  /** "office-1" */
  readonly host: string;
  readonly port: number;
  /** "clerk-1" */
  readonly name: string;
}

function seatsOf(clerks: number): readonly Seat[] {
  return Array.from({ length: clerks }, (_, n) => ({
    host: `office-${Math.floor(n / OFFICE) + 1}`,
    port: PORT_FIRST + (n % OFFICE),
    name: `clerk-${n + 1}`,
  }));
}

/** Each clerk has one customer after the other, all the time. */
export function ledgerWorld(clerks: number, callsEach: number): Scenario {
  const seats = seatsOf(clerks);
  const offices = [...new Set(seats.map(({ host }) => host))];
  return {
    name: `ledger-${clerks}`,
    title: { en: "One ledger", "zh-CN": "一本账" },
    summary: {
      en: "Clerks work side by side, and share one ledger.",
      "zh-CN": "职员们各干各的，共用一本账。",
    },
    hosts: [
      { name: "customers" },
      ...offices.map((name) => ({
        name,
        cores: seats.filter(({ host }) => host === name).length,
      })),
      { name: "ledger" },
    ],
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 0.2, delayMsMax: 0.3 } },
      deadlineMs: 10_000,
    },
    services: [
      ...seats.map(({ host, port }) => ({
        service: "clerk" as const,
        host,
        port,
        serviceTimeMs: 0,
        upstream: { target: "ledger:50051" },
      })),
      { service: "ledger", host: "ledger", serviceTimeMs: 0 },
    ],
    clients: seats.map(({ host, port, name }) => ({
      name: `customer-of-${name}`,
      host: "customers",
      service: "clerk" as const,
      target: `${host}:${port}`,
    })),
    workloads: seats.map(({ name }) => ({
      kind: "closed-loop" as const,
      name,
      client: `customer-of-${name}`,
      call: { method: "book", request: { workMs: WORK_MS } },
      callers: 1,
      thinkTimeMs: 0,
      count: callsEach,
      startMs: 100,
    })),
  };
}
