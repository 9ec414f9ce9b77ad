/** Does a store on a disk keep its word whatever befalls it? */
import { expect, test } from "vitest";
import { exploreSeed } from "../../src/scenario/explore.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { ScriptedCall } from "../../src/scenario/workload.ts";

const CLIENTS = ["ann", "bob", "cleo"];

const SEEDS = 15;

/** A write, a read and a cas in turn, each client a little later. */
function callsOf(nth: number): ScriptedCall[] {
  return Array.from({ length: 15 }, (_, n): ScriptedCall => {
    const atMs = n * 170 + nth * 37;
    const key = "x";
    const value = `${CLIENTS[nth]}-${n}`;
    switch ((n + nth) % 3) {
      case 0:
        return { method: "write", request: { key, value }, atMs };
      case 1:
        return { method: "read", request: { key }, atMs };
      default: {
        const expected = `${CLIENTS[nth]}-${n - 2}`;
        return { method: "cas", request: { key, expected, value }, atMs };
      }
    }
  });
}

function storeWith(disk: { readonly disk?: { readonly syncMs: number } }) {
  return {
    name: "kv-on-disk",
    title: { en: "A store" },
    summary: { en: "Three clients, and what goes wrong." },
    hosts: [...CLIENTS.map((name) => ({ name })), { name: "store", ...disk }],
    defaults: { deadlineMs: 600 },
    services: [{ service: "kv", host: "store" }],
    clients: CLIENTS.map((name) => ({
      name,
      host: name,
      service: "kv",
      target: "store:50051",
    })),
    workloads: CLIENTS.map((client, nth) => ({
      kind: "script",
      name: `asks-${client}`,
      client,
      calls: callsOf(nth),
    })),
    nemesis: { toMs: 2_600, faultsMax: 5 },
    checks: [{ kind: "linearizable", claim: "it has one order" }],
    untilMs: 10_000,
  } as const satisfies Scenario;
}

async function verdicts(scenario: Scenario): Promise<Set<string | undefined>> {
  const found = new Set<string | undefined>();
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    found.add((await exploreSeed(scenario, { seed }))?.verdict);
  }
  return found;
}

test("all that was heard fits one order, crashes and all", async () => {
  const found = await verdicts(storeWith({ disk: { syncMs: 15 } }));
  expect([...found]).toEqual(["holds"]);
});

test("without a disk a crash shows in what was heard", async () => {
  const found = await verdicts(storeWith({}));
  expect([...found].sort()).toEqual(["fails", "holds"]);
});
