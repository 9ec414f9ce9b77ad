/** How many seeds a second does `farcall explore` run? */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ServiceConfig } from "../../src/rpc/service-config.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Measurement } from "./benchmark.ts";

const SERVERS = named("server", 6);
const CLIENTS = named("client", 4);

/** All clients together, and no more than a lesson may make in a run. */
export const CALLS = 2_000;

/** The budget is for two cores, whatever machine this is. */
const WORKERS = 2;

const CAREFUL: ServiceConfig = {
  loadBalancingConfig: [{ round_robin: {} }],
  methodConfig: [
    {
      name: [{}],
      retryPolicy: {
        maxAttempts: 4,
        initialBackoff: "0.01s",
        maxBackoff: "0.1s",
        backoffMultiplier: 2,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
};

/** Four clients call six servers in turns, and some of these fail. */
export const TEN_HOSTS: Scenario = {
  name: "ten-hosts",
  title: { en: "Ten hosts" },
  summary: { en: "Four clients call six servers, some of which fail." },
  hosts: [...SERVERS, ...CLIENTS].map((name) => ({ name })),
  defaults: {
    link: { latency: { kind: "uniform", delayMsMin: 1, delayMsMax: 5 } },
    deadlineMs: 1_000,
  },
  services: SERVERS.map((host) => ({
    service: "greeter",
    host,
    serviceTimeMs: 5,
  })),
  clients: CLIENTS.map((name) => ({
    name,
    host: name,
    service: "greeter",
    target: SERVERS.map((server) => `${server}:50051`).join(),
    serviceConfig: CAREFUL,
  })),
  workloads: CLIENTS.map((client) => ({
    kind: "open-loop",
    name: `calls-of-${client}`,
    client,
    call: { method: "hello" },
    perSecond: 100,
    arrivals: "exponential",
    count: CALLS / CLIENTS.length,
    startMs: 100,
  })),
  nemesis: { fromMs: 500, toMs: 5_000, faultsMax: 6, atOnceMax: 2 },
  checks: [
    {
      kind: "count",
      claim: "every call is made",
      of: { event: "call.started" },
      exactly: CALLS,
    },
    {
      kind: "sometimes",
      claim: "a call is tried again",
      some: { event: "attempt.failed" },
    },
  ],
};

function named(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => `${word}-${n + 1}`);
}

const run = promisify(execFile);

/**
 * As somebody would type it, in a process of its own: with what the command
 * takes to start. Runs in a checkout's own folder.
 */
export async function seedsRate(seeds: number): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), "farcall-seeds-"));
  const file = join(folder, "ten-hosts.json");
  writeFileSync(file, JSON.stringify(TEN_HOSTS));
  const args = ["src/cli/bin.js", "explore", file, "--seeds", `1..${seeds}`];
  const flags = ["--workers", String(WORKERS), "--format", "json"];
  try {
    const startMs = performance.now();
    const { stdout } = await run(process.execPath, [...args, ...flags]);
    const seconds = (performance.now() - startMs) / 1000;
    const { runCount } = JSON.parse(stdout) as { readonly runCount: number };
    return { rate: runCount / seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
