/** Who may count while a lease is held? */
import type { BreakIt } from "farcall/break-it";
import type { Host } from "farcall/host";
import { RpcError } from "farcall/rpc-error";
import type { Service } from "farcall/service";
import { ms } from "farcall/time";
import { storeAt, storeOf } from "./parts/stores.ts";
import {
  clientOf,
  isHeard,
  isTrue,
  PATIENTLY,
  read,
  WORLD,
  write,
} from "./parts/world.ts";
import words from "./words/counter.ts";

/** A lease lasts so long; the work that is done under it takes less. */
const LEASE_MS = 500;
const WORK_MS = 150;
const AGAIN_MS = 50;

const cas = (from: number, atMs: number) =>
  ({
    method: "cas",
    request: { key: "visitors", expected: `${from}`, value: `${from + 1}` },
    atMs,
    deadlineMs: 5000,
  }) as const;

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-counter",
    title: words.title,
    summary: words.promise,
    hosts: ["ann", "bob", "east", "lock", "store", "west"].map((name) => ({
      name,
    })),
    services: ["east", "lock", "store", "west"].map((host) => ({
      service: "kv",
      host,
    })),
    clients: [clientOf("ann", "kv", "east"), clientOf("bob", "kv", "west")],
    workloads: [
      {
        kind: "script",
        name: "ann-counts",
        client: "ann",
        calls: [write("visitors", "0", 0), cas(0, 1000), cas(1, 2500)],
      },
      {
        kind: "script",
        name: "bob-counts",
        client: "bob",
        calls: [
          cas(0, 1250),
          cas(1, 2750),
          { ...read("visitors", 8000), ...PATIENTLY },
        ],
      },
    ],
    checks: [
      isTrue("no count is lost, and none is made twice"),
      isHeard("Bob is told the count in the end", {
        host: "bob",
        fromMs: 8000,
      }),
    ],
  },
  services: (isMended) => {
    const disk = new Map<string, string>();
    const lease = { token: 0, holder: "", untilNs: 0 };
    return {
      kv: (host: Host) => {
        if (host.name === "lock") return lockOf(host, lease);
        if (host.name === "store") return fencedStore(host, disk, isMended);
        return worker(host);
      },
    };
  },
  solution: [
    {
      when: { event: "handler.started", host: "east", nth: 2 },
      steps: [
        { waitMs: 100, action: { kind: "pause", host: "east" } },
        { waitMs: 1000, action: { kind: "resume", host: "east" } },
      ],
    },
  ],
};

interface Lease {
  token: number;
  holder: string;
  untilNs: number;
}

/** Read with one's name as the key it is a lease; written, its end. */
function lockOf(host: Host, lease: Lease): Service {
  return storeOf({
    read: async (holder) => {
      const now = host.clock.now();
      if (lease.holder !== "" && now < lease.untilNs) return undefined;
      lease.token += 1;
      lease.holder = holder;
      lease.untilNs = now + ms(LEASE_MS);
      host.show("holder", holder);
      return String(lease.token);
    },
    write: async (holder) => {
      if (lease.holder !== holder) return;
      lease.holder = "";
      host.show("holder", "nobody");
    },
  });
}

/** Each key comes with the token of a lease, "visitors#3". */
function fencedStore(
  host: Host,
  disk: Map<string, string>,
  isMended: boolean,
): Service {
  const enter = (keyAndToken: string): string => {
    const [key = "", token = "0"] = keyAndToken.split("#");
    const newest = Number(disk.get("newest token") ?? 0);
    if (isMended && Number(token) < newest) {
      throw new RpcError("FAILED_PRECONDITION", "there is a newer lease");
    }
    disk.set("newest token", String(Math.max(newest, Number(token))));
    return key;
  };
  return storeOf({
    read: async (keyAndToken) => disk.get(enter(keyAndToken)),
    write: async (keyAndToken, value) => {
      const key = enter(keyAndToken);
      disk.set(key, value);
      host.show(key, value);
    },
  });
}

/** Reads, works and writes under a lease, which may be over by then. */
function worker(host: Host): Service {
  const lock = storeAt(host, "lock", 500);
  const store = storeAt(host, "store", 1000);
  const withLease = async <Result>(
    act: (token: string) => Promise<Result>,
  ): Promise<Result> => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const token = await lock.read(host.name);
      if (token !== undefined) {
        const result = await act(token);
        await lock.write(host.name, token).catch(() => {});
        return result;
      }
      await host.clock.sleep(ms(AGAIN_MS));
    }
    throw new RpcError("FAILED_PRECONDITION", "the lease is taken");
  };
  return storeOf({
    read: (key) => withLease((token) => store.read(`${key}#${token}`)),
    write: (key, value) =>
      withLease((token) => store.write(`${key}#${token}`, value)),
    cas: (key, expected, value) =>
      withLease(async (token) => {
        if ((await store.read(`${key}#${token}`)) !== expected) return false;
        await host.work(ms(WORK_MS));
        await store.write(`${key}#${token}`, value);
        return true;
      }),
  });
}

export default exercise;
