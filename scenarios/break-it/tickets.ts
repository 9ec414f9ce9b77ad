/** What does a ticket office remember when it wakes up? */
import type { BreakIt } from "farcall/break-it";
import type { Host } from "farcall/host";
import { ms } from "farcall/time";
import { bankOf } from "./parts/stores.ts";
import {
  clientOf,
  isPaidOnce,
  PATIENTLY,
  pay,
  RETRIES,
  WORLD,
} from "./parts/world.ts";
import words from "./words/tickets.ts";

/** To print a ticket takes the office so long after it is sold. */
const PRINT_MS = 200;

const SEATS = ["seat-1", "seat-2", "seat-3", "seat-4"];

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-tickets",
    title: words.title,
    summary: words.promise,
    hosts: [{ name: "ann" }, { name: "office" }],
    services: [{ service: "bank", host: "office" }],
    clients: [
      {
        ...clientOf("ann", "bank", "office"),
        serviceConfig: RETRIES,
        perTryTimeoutMs: 500,
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "buys",
        client: "ann",
        calls: SEATS.map((seat, n) => ({
          ...pay(seat, n * 1200),
          deadlineMs: 3000,
          ...PATIENTLY,
        })),
      },
    ],
    checks: [
      isPaidOnce("each ticket is paid once", SEATS.length),
      {
        kind: "calls",
        claim: "Ann gets each ticket in the end",
        method: "pay",
        status: "OK",
        exactly: SEATS.length,
      },
    ],
  },
  services: (isMended) => {
    const onDisk = new Set<string>();
    let count = 0;
    return {
      bank: (host: Host) => {
        const sold = isMended ? onDisk : new Set<string>();
        return bankOf(async (key) => {
          if (sold.has(key)) return count;
          sold.add(key);
          count += 1;
          host.show("paid", count);
          await host.work(ms(PRINT_MS));
          return count;
        });
      },
    };
  },
  solution: [
    {
      when: { event: "handler.started", where: { method: "pay" }, nth: 2 },
      steps: [
        { waitMs: 50, action: { kind: "crash", host: "office" } },
        { waitMs: 200, action: { kind: "restart", host: "office" } },
      ],
    },
  ],
};

export default exercise;
