/** Which world has so many servers, and one ledger that all of them share? */
import type { Scenario } from "farcall/scenario";

/** What each call takes on the core of its server. */
export const WORK_MS = 20;

/** Those that the law is fitted to, and those that it is tried on. */
export const FITTED = [1, 2, 4, 8, 16];
export const FORESEEN = 32;

/** So many that a run fits into a page: each booking is three calls. */
export function callsEachOf(servers: number): number {
  return Math.min(60, Math.max(6, Math.floor(640 / servers)));
}

/** Each server has one customer after the other, all the time. */
export function ledgerWorld(servers: number, callsEach: number): Scenario {
  const names = Array.from({ length: servers }, (_, n) => `clerk-${n + 1}`);
  return {
    name: `ledger-${servers}`,
    title: { en: "One ledger", "zh-CN": "一本账" },
    summary: {
      en: "Clerks work side by side, and share one ledger.",
      "zh-CN": "职员们各干各的，共用一本账。",
    },
    hosts: [
      { name: "customers" },
      ...names.map((name) => ({ name, zone: "clerks" })),
      { name: "ledger" },
    ],
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 0.2, delayMsMax: 0.3 } },
      deadlineMs: 10_000,
    },
    services: [
      ...names.map((host) => ({
        service: "clerk" as const,
        host,
        serviceTimeMs: 0,
        upstream: { target: "ledger:50051" },
      })),
      { service: "ledger", host: "ledger", serviceTimeMs: 0 },
    ],
    clients: names.map((name) => ({
      name: `customer-of-${name}`,
      host: "customers",
      service: "clerk" as const,
      target: `${name}:50051`,
    })),
    workloads: names.map((name) => ({
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
