/** What can go wrong when a machine starts again? */
import type { Disk } from "../../src/ports/disk.ts";
import type { Host } from "../../src/ports/host.ts";
import { counter } from "../../src/services/counter.ts";
import { type Bug, kvService, RETRIES, WORLD } from "./bug.ts";

/** It counts in memory, though its host has a disk. */
export const forgetfulCounter: Bug = {
  name: "forgetful-counter",
  scenario: {
    ...WORLD,
    name: "forgetful-counter",
    hosts: [{ name: "ann" }, { name: "counter", disk: {} }],
    services: [{ service: "counter", host: "counter" }],
    clients: [
      {
        name: "ann",
        host: "ann",
        service: "counter",
        target: "counter:50051",
        serviceConfig: RETRIES,
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "takes-numbers",
        client: "ann",
        calls: [1000, 1040, 1080].map((atMs) => ({
          method: "add",
          request: { amount: 1 },
          atMs,
        })),
      },
    ],
    checks: [
      {
        kind: "count",
        claim: "nobody gets number 1 a second time",
        of: { event: "host.state-shown", where: { name: "count", value: 1 } },
        atMost: 1,
      },
    ],
  },
  nemesis: { toMs: 2500 },
  seed: 83,
  services: (isMended) => ({
    counter: (host: Host) => counter(isMended ? host : withoutDisk(host)),
  }),
};

function withoutDisk(host: Host): Host {
  const { name, clock, network, tasks, events } = host;
  return {
    ...{ name, clock, network, tasks, events },
    work: (time) => host.work(time),
    show: (key, value) => host.show(key, value),
  };
}

const TOTAL = 100;

/** Money leaves one purse on the disk before it is in the other one. */
export const halfTransfer: Bug = {
  name: "half-transfer",
  scenario: {
    ...WORLD,
    name: "half-transfer",
    hosts: [{ name: "ann" }, { name: "bank", disk: { syncMs: 8 } }],
    services: [{ service: "kv", host: "bank" }],
    clients: [
      { name: "ann", host: "ann", service: "kv", target: "bank:50051" },
    ],
    workloads: [
      {
        kind: "script",
        name: "moves",
        client: "ann",
        calls: Array.from({ length: 10 }, (_, n) => ({
          method: "write",
          request: { key: "move", value: "5" },
          atMs: n * 200,
        })),
      },
    ],
    checks: [
      {
        kind: "always",
        claim: "there is as much money as there was",
        each: { event: "host.state-shown", where: { name: "total" } },
        has: { value: TOTAL },
      },
    ],
  },
  nemesis: { toMs: 2500 },
  seed: 20,
  services: (isMended) => ({
    kv: (host: Host) => {
      const { disk } = host;
      if (disk === undefined) throw new Error("this bank has a disk");
      const left = amountOn(disk, "left", TOTAL);
      host.show("total", left + amountOn(disk, "right", 0));
      return kvService({
        read: async (purse) => disk.read(purse),
        write: async (_, amount) => {
          const moved = Number(amount);
          disk.write("left", `${amountOn(disk, "left", TOTAL) - moved}`);
          if (!isMended) await disk.sync();
          disk.write("right", `${amountOn(disk, "right", 0) + moved}`);
          await disk.sync();
        },
      });
    },
  }),
};

function amountOn(disk: Disk, purse: string, atFirst: number): number {
  return Number(disk.read(purse) ?? atFirst);
}
