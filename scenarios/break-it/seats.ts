/** Who has the seat when the booking says no? */
import type { BreakIt } from "farcall/break-it";
import type { Host } from "farcall/host";
import { isUnclear, soundStore, storeAt, storeOf } from "./parts/stores.ts";
import {
  clientOf,
  isHeard,
  isTrue,
  PATIENTLY,
  read,
  WORLD,
  write,
} from "./parts/world.ts";
import words from "./words/seats.ts";

/** The agency waits so long for the hall; then it asks again, for longer. */
const WAITS_MS = 400;
const WAITS_LONGER_MS = 2000;

const SEATS = ["seat-1", "seat-2", "seat-3"];

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-seats",
    title: words.title,
    summary: words.promise,
    hosts: ["agency", "ann", "bob", "hall"].map((name) => ({ name })),
    services: [
      { service: "kv", host: "agency" },
      { service: "kv", host: "hall", serviceTimeMs: 100 },
    ],
    clients: [clientOf("ann", "kv", "agency"), clientOf("bob", "kv", "hall")],
    workloads: [
      {
        kind: "script",
        name: "books",
        client: "ann",
        calls: SEATS.map((key, n) => ({
          method: "cas",
          request: { key, expected: "free", value: "ann" },
          atMs: 1000 + n * 1200,
          deadlineMs: 4000,
        })),
      },
      {
        kind: "script",
        name: "opens-and-looks",
        client: "bob",
        calls: [
          ...SEATS.map((key) => write(key, "free", 0)),
          ...SEATS.map((key) => ({ ...read(key, 5500), ...PATIENTLY })),
        ],
      },
    ],
    checks: [
      isTrue("what the agency says of a seat is true"),
      isHeard("Bob can look at the hall in the end", {
        host: "bob",
        fromMs: 5500,
        times: 3,
      }),
    ],
  },
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        if (host.name === "hall") return soundStore(host, disk);
        const hall = storeAt(host, "hall", WAITS_MS);
        const again = storeAt(host, "hall", WAITS_LONGER_MS);
        return storeOf({
          read: hall.read,
          write: hall.write,
          cas: async (key, expected, value) => {
            try {
              return await hall.cas(key, expected, value);
            } catch (error) {
              if (isMended && isUnclear(error)) throw error;
              return await again.cas(key, expected, value);
            }
          },
        });
      },
    };
  },
  solution: [
    {
      when: {
        event: "handler.started",
        host: "hall",
        where: { method: "cas" },
        nth: 2,
      },
      steps: [
        { action: { kind: "partition", id: "cut", from: ["hall"] } },
        { waitMs: 450, action: { kind: "heal", id: "cut" } },
      ],
    },
  ],
};

export default exercise;
