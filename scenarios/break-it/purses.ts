/** How many keys does a bank have to remember? */
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
import words from "./words/purses.ts";

/** A payment takes the bank so long after it is made. */
const RECEIPT_MS = 100;

const ROUNDS = [1, 2, 3, 4];
const PEOPLE = ["ann", "bob"];
const PAYMENTS = ROUNDS.length * PEOPLE.length;

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-purses",
    title: words.title,
    summary: words.promise,
    hosts: [{ name: "ann" }, { name: "bank" }, { name: "bob" }],
    services: [{ service: "bank", host: "bank" }],
    clients: PEOPLE.map((name) => ({
      ...clientOf(name, "bank", "bank"),
      serviceConfig: RETRIES,
      perTryTimeoutMs: 600,
    })),
    workloads: PEOPLE.map((client, nth) => ({
      kind: "script",
      name: `${client}-pays`,
      client,
      calls: ROUNDS.map((n) => ({
        ...pay(`${client}-${n}`, (n - 1) * 1000 + nth * 300),
        deadlineMs: 3000,
        ...PATIENTLY,
      })),
    })),
    checks: [
      isPaidOnce("each round is paid once", PAYMENTS),
      {
        kind: "calls",
        claim: "each round is confirmed in the end",
        method: "pay",
        status: "OK",
        exactly: PAYMENTS,
      },
    ],
  },
  services: (isMended) => {
    const keys = new Set<string>();
    let count = 0;
    return {
      bank: (host: Host) =>
        bankOf(async (key) => {
          if (keys.has(key)) return count;
          if (!isMended) keys.clear();
          keys.add(key);
          count += 1;
          host.show("paid", count);
          await host.work(ms(RECEIPT_MS));
          return count;
        }),
    };
  },
  solution: [
    {
      when: {
        event: "host.state-shown",
        where: { name: "paid" },
        nth: 3,
      },
      steps: [
        { waitMs: 20, action: { kind: "partition", id: "cut", from: ["ann"] } },
        { waitMs: 500, action: { kind: "heal", id: "cut" } },
      ],
    },
  ],
};

export default exercise;
