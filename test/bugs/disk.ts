/** What can go wrong between memory and disk? */
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import type { ScriptedCall } from "../../src/scenario/workload.ts";
import {
  type Bug,
  bankService,
  kvService,
  LINEARIZABLE,
  RETRIES,
  WORLD,
} from "./bug.ts";

type Values = Map<string, string>;

/** Ann writes a value every 200 ms, and reads it in between. */
const ANN = {
  ...WORLD,
  hosts: [{ name: "ann" }, { name: "store" }],
  services: [{ service: "kv", host: "store" }],
  clients: [
    {
      name: "ann",
      host: "ann",
      service: "kv",
      target: "store:50051",
      serviceConfig: RETRIES,
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "diary",
      client: "ann",
      calls: Array.from({ length: 20 }, (_, n): ScriptedCall => {
        const key = "page";
        const atMs = n * 100;
        if (n % 2 === 1) return { method: "read", request: { key }, atMs };
        return { method: "write", request: { key, value: `v${n}` }, atMs };
      }),
    },
  ],
  checks: [LINEARIZABLE],
} as const;

/** The answer goes out before the disk has the value. */
export const lazyDisk: Bug = {
  name: "lazy-disk",
  scenario: { ...ANN, name: "lazy-disk" },
  nemesis: { toMs: 2500 },
  seed: 8,
  services: (isMended) => {
    const disk: Values = new Map();
    return {
      kv: (host: Host) => {
        const memory: Values = new Map(disk);
        return kvService({
          read: async (key) => memory.get(key),
          write: async (key, value) => {
            memory.set(key, value);
            const sync = () => disk.set(key, value);
            if (isMended) sync();
            else host.clock.after(ms(12), sync);
          },
        });
      },
    };
  },
};

/** The log is cleared before the snapshot that stands in for it is written. */
export const snapshotTooLate: Bug = {
  name: "snapshot-too-late",
  scenario: { ...ANN, name: "snapshot-too-late" },
  nemesis: { toMs: 2500 },
  seed: 8,
  services: (isMended) => {
    let snapshot: Values = new Map();
    let log: [string, string][] = [];
    return {
      kv: (host: Host) => {
        const memory: Values = new Map([...snapshot, ...log]);
        return kvService({
          read: async (key) => memory.get(key),
          write: async (key, value) => {
            memory.set(key, value);
            log.push([key, value]);
            if (log.length < 3) return;
            const copy = new Map(memory);
            const covered = new Set(log);
            if (!isMended) log = [];
            host.clock.after(ms(30), () => {
              snapshot = copy;
              if (isMended) log = log.filter((one) => !covered.has(one));
            });
          },
        });
      },
    };
  },
};

/** After a restart it answers from memory before it has read the disk. */
export const answersTooEarly: Bug = {
  name: "answers-too-early",
  scenario: { ...ANN, name: "answers-too-early" },
  nemesis: { toMs: 2500 },
  seed: 20,
  services: (isMended) => {
    const disk: Values = new Map();
    return {
      kv: (host: Host) => {
        const memory: Values = new Map();
        const load = async () => {
          await host.clock.sleep(ms(60));
          for (const [key, value] of disk) {
            if (!memory.has(key)) memory.set(key, value);
          }
        };
        const loaded = load();
        return kvService({
          read: async (key) => {
            if (isMended) await loaded;
            return memory.get(key);
          },
          write: async (key, value) => {
            memory.set(key, value);
            disk.set(key, value);
          },
        });
      },
    };
  },
};

const PAYMENTS = 10;

/** Ann pays ten times; her client asks again when the bank is gone. */
const RENT = {
  ...WORLD,
  hosts: [{ name: "ann" }, { name: "bank" }],
  services: [{ service: "bank", host: "bank" }],
  clients: [
    {
      name: "ann",
      host: "ann",
      service: "bank",
      target: "bank:50051",
      serviceConfig: RETRIES,
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "rent",
      client: "ann",
      calls: Array.from(
        { length: PAYMENTS },
        (_, n): ScriptedCall => ({
          method: "pay",
          request: { amount: 1 },
          metadata: { "idempotency-key": `rent-${n}` },
          atMs: n * 200,
        }),
      ),
    },
  ],
  checks: [
    {
      kind: "count",
      claim: "each rent is paid once",
      of: { event: "host.state-shown", where: { name: "paid" } },
      atMost: PAYMENTS,
    },
  ],
} as const;

/** A payment takes the bank so long after it is done. */
const RECEIPT_MS = 12;

/** A payment that was asked for again is paid again. */
export const noKey: Bug = {
  name: "no-key",
  scenario: { ...RENT, name: "no-key" },
  nemesis: { toMs: 2500 },
  seed: 20,
  services: (isMended) => {
    const paid = new Set<string>();
    let count = 0;
    return {
      bank: (host: Host) =>
        bankService(async (key) => {
          if (isMended && paid.has(key)) return count;
          paid.add(key);
          count += 1;
          host.show("paid", count);
          await host.work(ms(RECEIPT_MS));
          return count;
        }),
    };
  },
};

/** The money is on the disk; who has paid already is in memory. */
export const keysInMemory: Bug = {
  name: "keys-in-memory",
  scenario: { ...RENT, name: "keys-in-memory" },
  nemesis: { toMs: 2500 },
  seed: 20,
  services: (isMended) => {
    const onDisk = new Set<string>();
    let count = 0;
    return {
      bank: (host: Host) => {
        const paid = isMended ? onDisk : new Set<string>();
        return bankService(async (key) => {
          if (paid.has(key)) return count;
          paid.add(key);
          count += 1;
          host.show("paid", count);
          await host.work(ms(RECEIPT_MS));
          return count;
        });
      },
    };
  },
};
