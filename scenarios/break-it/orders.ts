/** Between which two acts does a shop lose its orders? */
import type { BreakIt } from "farcall/break-it";
import type { Host } from "farcall/host";
import { ms } from "farcall/time";
import { storeOf } from "./parts/stores.ts";
import {
  clientOf,
  isHeard,
  isTrue,
  PATIENTLY,
  read,
  WORLD,
  write,
} from "./parts/world.ts";
import words from "./words/orders.ts";

type Entry = readonly [key: string, value: string];

/** So many entries of the log make a snapshot, which takes so long. */
const LOG_LENGTH = 3;
const SNAPSHOT_MS = 250;

const ORDERS = [1, 2, 3, 4, 5, 6, 7];

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-orders",
    title: words.title,
    summary: words.promise,
    hosts: [{ name: "ann" }, { name: "bob" }, { name: "shop" }],
    services: [{ service: "kv", host: "shop" }],
    clients: [clientOf("ann", "kv", "shop"), clientOf("bob", "kv", "shop")],
    workloads: [
      {
        kind: "script",
        name: "orders",
        client: "ann",
        calls: ORDERS.map((n) => write(`order-${n}`, "paid", (n - 1) * 300)),
      },
      {
        kind: "script",
        name: "counts",
        client: "bob",
        calls: ORDERS.map((n) => ({
          ...read(`order-${n}`, 4500),
          ...PATIENTLY,
        })),
      },
    ],
    checks: [
      isTrue("every order that was confirmed is there"),
      isHeard("Bob can look at all orders in the end", {
        host: "bob",
        fromMs: 4500,
        times: ORDERS.length,
      }),
    ],
  },
  services: (isMended) => {
    let snapshot = new Map<string, string>();
    let log: Entry[] = [];
    return {
      kv: (host: Host) => {
        const memory = new Map<string, string>([...snapshot, ...log]);
        host.show("orders", memory.size);
        const takeSnapshot = (): void => {
          const copy = new Map(memory);
          const covered = new Set(log);
          if (!isMended) log = [];
          host.clock.after(ms(SNAPSHOT_MS), () => {
            snapshot = copy;
            if (isMended) log = log.filter((entry) => !covered.has(entry));
          });
        };
        return storeOf({
          read: async (key) => memory.get(key),
          write: async (key, value) => {
            memory.set(key, value);
            log.push([key, value]);
            host.show("orders", memory.size);
            if (log.length >= LOG_LENGTH) takeSnapshot();
          },
        });
      },
    };
  },
  solution: [
    {
      when: { event: "operation.ended", where: { f: "write" }, nth: 3 },
      steps: [
        { waitMs: 20, action: { kind: "crash", host: "shop" } },
        { waitMs: 50, action: { kind: "restart", host: "shop" } },
      ],
    },
  ],
};

export default exercise;
