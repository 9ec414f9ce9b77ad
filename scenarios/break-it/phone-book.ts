/** What does a phone book say that has just been opened? */
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
import words from "./words/phone-book.ts";

/** To read its disk takes it so long. */
const LOAD_MS = 800;

const QUESTIONS = Array.from({ length: 12 }, (_, n) => n);

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-phone-book",
    title: words.title,
    summary: words.promise,
    hosts: [{ name: "ann" }, { name: "bob" }, { name: "book" }],
    services: [{ service: "kv", host: "book" }],
    clients: [clientOf("ann", "kv", "book"), clientOf("bob", "kv", "book")],
    workloads: [
      {
        kind: "script",
        name: "enters",
        client: "ann",
        calls: [{ ...write("carl", "555-0100", 900), ...PATIENTLY }],
      },
      {
        kind: "script",
        name: "asks",
        client: "bob",
        calls: [
          ...QUESTIONS.map((n) => read("carl", 1200 + n * 300)),
          { ...read("carl", 6000), ...PATIENTLY },
        ],
      },
    ],
    checks: [
      isTrue("who asks for a number that was entered gets it"),
      isHeard("Bob gets an answer in the end", { host: "bob", fromMs: 6000 }),
    ],
  },
  services: (isMended) => {
    const disk = new Map<string, string>();
    return {
      kv: (host: Host) => {
        const memory = new Map<string, string>();
        host.show("numbers", 0);
        const load = async (): Promise<void> => {
          await host.clock.sleep(ms(LOAD_MS));
          for (const [key, value] of disk) {
            if (!memory.has(key)) memory.set(key, value);
          }
          host.show("numbers", memory.size);
        };
        const loaded = load();
        return storeOf({
          read: async (key) => {
            if (isMended) await loaded;
            return memory.get(key);
          },
          write: async (key, value) => {
            if (isMended) await loaded;
            memory.set(key, value);
            disk.set(key, value);
            host.show("numbers", memory.size);
          },
        });
      },
    };
  },
  solution: ["2250ms=crash:book", "2300ms=restart:book"],
};

export default exercise;
