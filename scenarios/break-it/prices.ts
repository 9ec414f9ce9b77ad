/** Which price does a shop name that cannot ask? */
import type { BreakIt } from "farcall/break-it";
import type { Host } from "farcall/host";
import { soundStore, storeAt, storeOf } from "./parts/stores.ts";
import {
  clientOf,
  isHeard,
  isTrue,
  PATIENTLY,
  read,
  WORLD,
  write,
} from "./parts/world.ts";
import words from "./words/prices.ts";

/** The shop waits so long for the head office. */
const WAITS_MS = 300;

const DAYS = [1, 2, 3, 4];

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-prices",
    title: words.title,
    summary: words.promise,
    hosts: ["ann", "bob", "office", "shop"].map((name) => ({ name })),
    services: [
      { service: "kv", host: "office" },
      { service: "kv", host: "shop" },
    ],
    clients: [clientOf("ann", "kv", "shop"), clientOf("bob", "kv", "office")],
    workloads: [
      {
        kind: "script",
        name: "asks",
        client: "ann",
        calls: [
          ...DAYS.map((n) => read("bread", n * 1000 - 400)),
          { ...read("bread", 5500), ...PATIENTLY },
        ],
      },
      {
        kind: "script",
        name: "sets",
        client: "bob",
        calls: DAYS.map((n) => write("bread", `${n}.20`, (n - 1) * 1000)),
      },
    ],
    checks: [
      isTrue("the shop names the price that holds"),
      isHeard("Ann gets an answer in the end", { host: "ann", fromMs: 5500 }),
    ],
  },
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        if (host.name === "office") return soundStore(host, disk);
        const office = storeAt(host, "office", WAITS_MS);
        const cache = new Map<string, string>();
        return storeOf({
          write: office.write,
          read: async (key) => {
            try {
              const value = await office.read(key);
              if (value !== undefined) cache.set(key, value);
              return value;
            } catch (error) {
              if (isMended || !cache.has(key)) throw error;
              return cache.get(key);
            }
          },
        });
      },
    };
  },
  solution: [
    {
      when: {
        event: "operation.ended",
        host: "bob",
        where: { f: "write" },
        nth: 2,
      },
      steps: [
        { action: { kind: "partition", id: "cut", from: ["office"] } },
        { waitMs: 1000, action: { kind: "heal", id: "cut" } },
      ],
    },
  ],
};

export default exercise;
