/** What can go wrong between the steps of one program? */
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import type { ScriptedCall } from "../../src/scenario/workload.ts";
import {
  type Bug,
  kvService,
  LINEARIZABLE,
  plainStore,
  storeAt,
  WORLD,
} from "./bug.ts";

const kv = (name: string, target: string) =>
  ({ name, host: name, service: "kv", target: `${target}:50051` }) as const;

const read = (atMs: number) =>
  ({ method: "read", request: { key: "x" }, atMs }) as const;

const write = (value: string, atMs: number) =>
  ({ method: "write", request: { key: "x", value }, atMs }) as const;

const ROUNDS = [1, 2, 3, 4];

/** It looks, then works, then writes: somebody may come in between. */
export const looksThenWrites: Bug = {
  name: "looks-then-writes",
  scenario: {
    ...WORLD,
    name: "looks-then-writes",
    hosts: [{ name: "ann" }, { name: "bob" }, { name: "store" }],
    services: [{ service: "kv", host: "store" }],
    clients: [kv("ann", "store"), kv("bob", "store")],
    workloads: ["ann", "bob"].map((client, nth) => ({
      kind: "script",
      name: `${client}-counts`,
      client,
      calls: [
        ...(nth === 0 ? [write("0", 0)] : []),
        ...ROUNDS.map(
          (round): ScriptedCall => ({
            method: "cas",
            request: { key: "x", expected: `${round - 1}`, value: `${round}` },
            atMs: round * 400 + nth * 80,
          }),
        ),
      ],
    })),
    checks: [LINEARIZABLE],
  },
  nemesis: { toMs: 3000 },
  seed: 23,
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        const swap = (key: string, expected: string, value: string) => {
          if (disk.get(key) !== expected) return false;
          disk.set(key, value);
          return true;
        };
        return kvService({
          read: async (key) => disk.get(key),
          write: async (key, value) => void disk.set(key, value),
          cas: async (key, expected, value) => {
            if (disk.get(key) !== expected) return false;
            await host.work(ms(10));
            if (isMended) return swap(key, expected, value);
            disk.set(key, value);
            return true;
          },
        });
      },
    };
  },
};

/** What all who ask through a front have in common. */
const FRONT = {
  ...WORLD,
  hosts: [{ name: "ann" }, { name: "front" }, { name: "store" }],
  services: [
    { service: "kv", host: "front" },
    { service: "kv", host: "store" },
  ],
  clients: [kv("ann", "front")],
  checks: [
    {
      kind: "calls",
      claim: "long after the trouble all is well",
      method: "read",
      status: "OK",
      atLeast: 2,
    },
  ],
} as const;

/** The old connection may be gone: who reads, reads twice. */
const LONG_AFTER = [12_000, 13_500, 15_000].map(read);

const PERMITS = 8;

/** Who fails does not give back the permit that he took. */
export const lostPermits: Bug = {
  name: "lost-permits",
  scenario: {
    ...FRONT,
    name: "lost-permits",
    workloads: [
      {
        kind: "script",
        name: "asks",
        client: "ann",
        calls: [
          ...Array.from({ length: 12 }, (_, n) => ({
            ...write(`v${n}`, n * 200),
            deadlineMs: 190,
          })),
          ...LONG_AFTER,
        ],
      },
    ],
  },
  nemesis: { toMs: 3000 },
  seed: 13,
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        if (host.name === "store") return plainStore(disk);
        const store = storeAt(host, "store", 150);
        let permits = PERMITS;
        const permitted = async <Result>(act: () => Promise<Result>) => {
          if (permits === 0) {
            throw new RpcError("RESOURCE_EXHAUSTED", "no permit is left");
          }
          permits -= 1;
          try {
            const result = await act();
            permits += 1;
            return result;
          } catch (error) {
            if (isMended) permits += 1;
            throw error;
          }
        };
        return kvService({
          read: (key) => permitted(() => store.read(key)),
          write: (key, value) => permitted(() => store.write(key, value)),
        });
      },
    };
  },
};

/** The first answer is kept for ever, and so is the first failure. */
export const keptFailure: Bug = {
  name: "kept-failure",
  scenario: {
    ...FRONT,
    name: "kept-failure",
    workloads: [
      {
        kind: "script",
        name: "asks",
        client: "ann",
        calls: [write("v", 1000), ...LONG_AFTER],
      },
    ],
  },
  nemesis: { toMs: 3000 },
  seed: 59,
  services: (isMended) => {
    const disk = new Map([["settings", "none"]]);
    return {
      kv: (host: Host) => {
        if (host.name === "store") return plainStore(disk);
        const store = storeAt(host, "store", 1400);
        let settings: Promise<unknown> | undefined;
        const ready = async () => {
          settings ??= store.read("settings");
          try {
            await settings;
          } catch (error) {
            if (isMended) settings = undefined;
            throw error;
          }
        };
        return kvService({
          read: async (key) => {
            await ready();
            return await store.read(key);
          },
          write: async (key, value) => {
            await ready();
            await store.write(key, value);
          },
        });
      },
    };
  },
};
