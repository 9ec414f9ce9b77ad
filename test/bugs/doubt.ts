/** What can go wrong with an answer that does not come? */
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import {
  type Bug,
  isUnclear,
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

const cas = (expected: string, value: string, atMs: number) =>
  ({ method: "cas", request: { key: "x", expected, value }, atMs }) as const;

/** Ann writes through a proxy; Bob looks in the store. */
const PROXIED = {
  ...WORLD,
  hosts: [
    { name: "ann" },
    { name: "bob" },
    { name: "proxy" },
    { name: "store" },
  ],
  services: [
    { service: "kv", host: "proxy" },
    { service: "kv", host: "store" },
  ],
  clients: [kv("ann", "proxy"), kv("bob", "store")],
  checks: [LINEARIZABLE],
} as const;

const disks = () => {
  const disk = new Map<string, string>();
  return (host: Host) => (host.name === "store" ? plainStore(disk) : undefined);
};

/** No answer within the time is told as "it did not happen". */
export const silenceIsNo: Bug = {
  name: "silence-is-no",
  scenario: {
    ...PROXIED,
    name: "silence-is-no",
    workloads: [
      {
        kind: "script",
        name: "writes",
        client: "ann",
        calls: [write("a", 0), write("b", 1000)],
      },
      {
        kind: "script",
        name: "looks",
        client: "bob",
        calls: [read(500), read(2500)],
      },
    ],
  },
  nemesis: { toMs: 3000 },
  seed: 13,
  services: (isMended) => {
    const storeOn = disks();
    return {
      kv: (host: Host) => {
        const own = storeOn(host);
        if (own !== undefined) return own;
        const store = storeAt(host, "store", 300);
        return kvService({
          read: store.read,
          write: async (key, value) => {
            try {
              await store.write(key, value);
            } catch (error) {
              const isOpen = isMended && isUnclear(error);
              const status = isOpen ? "UNAVAILABLE" : "FAILED_PRECONDITION";
              throw new RpcError(status, "the store did not take it");
            }
          },
        });
      },
    };
  },
};

/** A cas without an answer is sent again, and then finds its own value. */
export const casAgain: Bug = {
  name: "cas-again",
  scenario: {
    ...PROXIED,
    name: "cas-again",
    workloads: [
      {
        kind: "script",
        name: "writes",
        client: "ann",
        calls: [write("a", 0), cas("a", "b", 1000)],
      },
      {
        kind: "script",
        name: "looks",
        client: "bob",
        calls: [read(500), read(3000)],
      },
    ],
  },
  nemesis: { toMs: 3000 },
  seed: 30,
  services: (isMended) => {
    const storeOn = disks();
    return {
      kv: (host: Host) => {
        const own = storeOn(host);
        if (own !== undefined) return own;
        const store = storeAt(host, "store", 300);
        return kvService({
          read: store.read,
          write: store.write,
          cas: async (key, expected, value) => {
            try {
              return await store.cas(key, expected, value);
            } catch (error) {
              if (isMended && isUnclear(error)) throw error;
              return await store.cas(key, expected, value);
            }
          },
        });
      },
    };
  },
};

/** A cache that cannot ask answers what it knew. */
export const staleCache: Bug = {
  name: "stale-cache",
  scenario: {
    ...PROXIED,
    name: "stale-cache",
    workloads: [
      {
        kind: "script",
        name: "looks",
        client: "ann",
        calls: [read(600), read(1150)],
      },
      {
        kind: "script",
        name: "writes",
        client: "bob",
        calls: [write("a", 0), write("b", 1000)],
      },
    ],
  },
  nemesis: { toMs: 3000 },
  seed: 6,
  services: (isMended) => {
    const storeOn = disks();
    return {
      kv: (host: Host) => {
        const own = storeOn(host);
        if (own !== undefined) return own;
        const store = storeAt(host, "store", 250);
        const cache = new Map<string, string | undefined>();
        return kvService({
          write: store.write,
          read: async (key) => {
            try {
              cache.set(key, await store.read(key));
            } catch (error) {
              if (isMended || !cache.has(key)) throw error;
            }
            return cache.get(key);
          },
        });
      },
    };
  },
};

const LEASE_MS = 150;

/** Two workers take a lease before they change the store. */
export const leaseWithoutFence: Bug = {
  name: "lease-without-fence",
  scenario: {
    ...WORLD,
    name: "lease-without-fence",
    hosts: ["ann", "bob", "east", "west", "lock", "store"].map((name) => ({
      name,
    })),
    services: ["east", "west", "lock", "store"].map((host) => ({
      service: "kv",
      host,
    })),
    clients: [kv("ann", "east"), kv("bob", "west")],
    workloads: ["ann", "bob"].map((client, n) => ({
      kind: "script",
      name: `${client}-counts`,
      client,
      calls: [
        ...(n === 0 ? [write("0", 0)] : []),
        ...[1, 2].map((turn) =>
          cas(String(turn - 1), String(turn), 200 + turn * 400),
        ),
      ],
    })),
    checks: [LINEARIZABLE],
  },
  nemesis: { toMs: 3000 },
  seed: 3,
  services: (isMended) => {
    const disk = new Map<string, string>();
    const lock = { token: 0, holder: "", untilNs: 0 };
    let highest = 0;
    return {
      kv: (host: Host) => {
        if (host.name === "lock") {
          return kvService({
            read: async (holder) => {
              const now = host.clock.now();
              if (lock.holder !== "" && now < lock.untilNs) return undefined;
              lock.token += 1;
              lock.holder = holder;
              lock.untilNs = now + ms(LEASE_MS);
              return String(lock.token);
            },
            write: async (holder) => {
              if (lock.holder === holder) lock.holder = "";
            },
          });
        }
        if (host.name === "store") {
          return kvService({
            read: async (keyAndToken) => {
              const [key = "", token = "0"] = keyAndToken.split("#");
              highest = Math.max(highest, Number(token));
              return disk.get(key);
            },
            write: async (keyAndToken, value) => {
              const [key = "", token = ""] = keyAndToken.split("#");
              if (isMended && Number(token) < highest) {
                throw new RpcError("FAILED_PRECONDITION", "a newer lease");
              }
              highest = Math.max(highest, Number(token));
              disk.set(key, value);
            },
          });
        }
        return worker(host);
      },
    };
  },
};

/** Reads and writes under the lease, which may be over by then. */
function worker(host: Host) {
  const lock = storeAt(host, "lock", 500);
  const store = storeAt(host, "store", 1000);
  const withLease = async <Result>(
    act: (token: string) => Promise<Result>,
  ): Promise<Result> => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const token = await lock.read(host.name);
      if (token !== undefined) {
        const result = await act(token);
        await lock.write(host.name, token).catch(() => {});
        return result;
      }
      await host.clock.sleep(ms(30));
    }
    throw new RpcError("FAILED_PRECONDITION", "the lock is taken");
  };
  return kvService({
    read: store.read,
    write: (key, value) =>
      withLease((token) => store.write(`${key}#${token}`, value)),
    cas: (key, expected, value) =>
      withLease(async (token) => {
        // It enters with its token, so that older ones are known as such.
        if ((await store.read(`${key}#${token}`)) !== expected) return false;
        await host.work(ms(10));
        await store.write(`${key}#${token}`, value);
        return true;
      }),
  });
}
