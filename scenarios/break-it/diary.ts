/** When does a diary forget a page? */
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
import words from "./words/diary.ts";

/** The disk gets a page so long after the answer. */
const FLUSH_MS = 300;

const PAGES = [1, 2, 3, 4, 5];

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-diary",
    title: words.title,
    summary: words.promise,
    hosts: [{ name: "ann" }, { name: "bob" }, { name: "diary" }],
    services: [{ service: "kv", host: "diary" }],
    clients: [clientOf("ann", "kv", "diary"), clientOf("bob", "kv", "diary")],
    workloads: [
      {
        kind: "script",
        name: "writes",
        client: "ann",
        calls: PAGES.map((n) => write("page", `day ${n}`, (n - 1) * 800)),
      },
      {
        kind: "script",
        name: "reads",
        client: "bob",
        calls: [
          ...PAGES.map((n) => read("page", n * 800 - 300)),
          { ...read("page", 5000), ...PATIENTLY },
        ],
      },
    ],
    checks: [
      isTrue("what the diary confirmed is found again"),
      isHeard("Bob gets an answer in the end", { host: "bob", fromMs: 5000 }),
    ],
  },
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        const memory = new Map(disk);
        for (const [key, value] of memory) host.show(key, value);
        return storeOf({
          read: async (key) => memory.get(key),
          write: async (key, value) => {
            memory.set(key, value);
            host.show(key, value);
            if (isMended) disk.set(key, value);
            else host.clock.after(ms(FLUSH_MS), () => disk.set(key, value));
          },
        });
      },
    };
  },
  solution: [
    {
      when: { event: "operation.ended", where: { f: "write" }, nth: 2 },
      steps: [
        { waitMs: 20, action: { kind: "crash", host: "diary" } },
        { waitMs: 50, action: { kind: "restart", host: "diary" } },
      ],
    },
  ],
};

export default exercise;
