/** What can go wrong when two hosts should know the same? */
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { lock } from "../../src/services/lock.ts";
import {
  type Bug,
  kvService,
  LINEARIZABLE,
  lockAt,
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

const SHIPS_MS = 10;

/** The leader answers, and tells its follower with the next parcel. */
export const staleFollower: Bug = {
  name: "stale-follower",
  scenario: {
    ...WORLD,
    name: "stale-follower",
    hosts: ["ann", "bob", "follower", "leader"].map((name) => ({ name })),
    services: [
      { service: "kv", host: "leader" },
      { service: "kv", host: "follower" },
    ],
    clients: [kv("ann", "leader"), kv("bob", "follower")],
    workloads: [
      {
        kind: "script",
        name: "writes",
        client: "ann",
        calls: [write("a", 0), write("b", 1400)],
      },
      {
        kind: "script",
        name: "looks",
        client: "bob",
        calls: [read(2700)],
      },
    ],
    checks: [LINEARIZABLE],
  },
  nemesis: { toMs: 3000 },
  seed: 13,
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        if (host.name === "follower") return plainStore(disk);
        const follower = storeAt(host, "follower", 1500);
        return kvService({
          read: follower.read,
          write: async (key, value) => {
            if (isMended) return await follower.write(key, value);
            host.tasks.start("ships", async () => {
              await host.clock.sleep(ms(SHIPS_MS));
              await persistently(host, () => follower.write(key, value));
            });
          },
        });
      },
    };
  },
};

/** Does it, and again when that fails; gives up in the end. */
async function persistently(host: Host, act: () => Promise<void>) {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      await host.clock.sleep(ms(100));
    }
  }
}

const LEASE_MS = 400;
const RENEWS_MS = 150;
/** After that nobody asks any more. */
const ELECTION_ENDS_MS = 4500;

/** East leads as long as it lives, and west waits for its lease to end. */
export const oldLeader: Bug = {
  name: "old-leader",
  scenario: {
    ...WORLD,
    name: "old-leader",
    hosts: [
      ...["ann", "bob", "east", "store", "west"].map((name) => ({ name })),
      { name: "lock", disk: {} },
    ],
    services: [
      ...["east", "store", "west"].map(
        (host) => ({ service: "kv", host }) as const,
      ),
      { service: "lock", host: "lock" },
    ],
    clients: [kv("ann", "east"), kv("bob", "west")],
    workloads: [
      {
        kind: "script",
        name: "looks",
        client: "ann",
        calls: [
          write("a", 200),
          ...[9, 14, 19, 24, 29].map((n) => read(n * 100)),
        ],
      },
      {
        kind: "script",
        name: "writes",
        client: "bob",
        calls: [8, 13, 18, 23, 28].map((n) => write(`b${n}`, n * 100)),
      },
    ],
    checks: [LINEARIZABLE],
  },
  nemesis: { toMs: 3000 },
  seed: 11,
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      lock,
      kv: (host: Host) =>
        host.name === "store" ? plainStore(disk) : candidate(host, isMended),
    };
  },
};

/** Leads while it holds the lease, or believes so. */
function candidate(host: Host, isMended: boolean) {
  const lease = lockAt(host, "lock", 250);
  const store = storeAt(host, "store", 500);
  let memory: Map<string, string | undefined> | undefined;
  let leadsUntilNs = 0;
  host.tasks.start("election", async () => {
    // East comes first.
    if (host.name === "west") await host.clock.sleep(ms(100));
    while (host.clock.now() < ms(ELECTION_ENDS_MS)) {
      const askedAt = host.clock.now();
      try {
        const isGranted = await lease.acquire("leader", host.name, LEASE_MS);
        if (isGranted) memory ??= new Map();
        else memory = undefined;
        leadsUntilNs = isGranted ? askedAt + ms(LEASE_MS) : 0;
      } catch (error) {
        // It does not know; its lease tells, if somebody looks.
        if (!(error instanceof RpcError)) throw error;
      }
      await host.clock.sleep(ms(RENEWS_MS));
    }
  });
  const leading = () => {
    const isOver = isMended && host.clock.now() >= leadsUntilNs;
    if (memory !== undefined && !isOver) return memory;
    memory = undefined;
    throw new RpcError("FAILED_PRECONDITION", `${host.name} does not lead`);
  };
  return kvService({
    read: async (key) => {
      const known = leading();
      if (!known.has(key)) known.set(key, await store.read(key));
      return leading().get(key);
    },
    write: async (key, value) => {
      const known = leading();
      known.delete(key);
      await store.write(key, value);
    },
  });
}
