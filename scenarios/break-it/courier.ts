/** What does a courier say of a parcel of which he heard nothing? */
import type { BreakIt } from "farcall/break-it";
import type { Host } from "farcall/host";
import { RpcError } from "farcall/rpc-error";
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
import words from "./words/courier.ts";

/** The courier waits so long for the shelf. */
const WAITS_MS = 400;

const PARCELS = [1, 2, 3];

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-courier",
    title: words.title,
    summary: words.promise,
    hosts: ["ann", "bob", "courier", "shelf"].map((name) => ({ name })),
    services: [
      { service: "kv", host: "courier" },
      { service: "kv", host: "shelf", serviceTimeMs: 100 },
    ],
    clients: [clientOf("ann", "kv", "courier"), clientOf("bob", "kv", "shelf")],
    workloads: [
      {
        kind: "script",
        name: "sends",
        client: "ann",
        calls: PARCELS.map((n) => write("shelf", `parcel ${n}`, n * 1000)),
      },
      {
        kind: "script",
        name: "looks",
        client: "bob",
        calls: [
          read("shelf", 1600),
          read("shelf", 2600),
          { ...read("shelf", 4500), ...PATIENTLY },
        ],
      },
    ],
    checks: [
      isTrue("what the courier says of a parcel is true"),
      isHeard("Bob can look at the shelf in the end", {
        host: "bob",
        fromMs: 4500,
      }),
    ],
  },
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        if (host.name === "shelf") return soundStore(host, disk);
        const shelf = storeAt(host, "shelf", WAITS_MS);
        return storeOf({
          read: shelf.read,
          write: async (key, value) => {
            try {
              await shelf.write(key, value);
            } catch (error) {
              if (isMended && isUnclear(error)) throw error;
              const reason = "it was not delivered";
              throw new RpcError("FAILED_PRECONDITION", reason);
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
        host: "shelf",
        where: { method: "write" },
        nth: 2,
      },
      steps: [
        { action: { kind: "partition", id: "cut", from: ["shelf"] } },
        { waitMs: 500, action: { kind: "heal", id: "cut" } },
      ],
    },
  ],
};

export default exercise;
