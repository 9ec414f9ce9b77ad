/** When is a rent paid twice? */
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
import words from "./words/rent.ts";

/** A payment takes the bank so long after it is made. */
const RECEIPT_MS = 150;

const MONTHS = ["january", "february", "march", "april"];

const exercise: BreakIt = {
  scenario: {
    ...WORLD,
    name: "break-it-rent",
    title: words.title,
    summary: words.promise,
    hosts: [{ name: "ann" }, { name: "bank" }],
    services: [{ service: "bank", host: "bank" }],
    clients: [
      {
        ...clientOf("ann", "bank", "bank"),
        serviceConfig: RETRIES,
        perTryTimeoutMs: 400,
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "rent",
        client: "ann",
        calls: MONTHS.map((month, n) => ({
          ...pay(month, n * 1200),
          deadlineMs: 2500,
          ...PATIENTLY,
        })),
      },
    ],
    checks: [
      isPaidOnce("each rent is paid once", MONTHS.length),
      {
        kind: "calls",
        claim: "each rent is confirmed in the end",
        method: "pay",
        status: "OK",
        exactly: MONTHS.length,
      },
    ],
  },
  services: (isMended) => {
    const keys = new Set<string>();
    let count = 0;
    return {
      bank: (host: Host) =>
        bankOf(async (key) => {
          if (isMended && keys.has(key)) return count;
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
      when: { event: "handler.started", where: { method: "pay" }, nth: 2 },
      steps: [
        {
          waitMs: 20,
          action: { kind: "partition", id: "cut", from: ["bank"] },
        },
        { waitMs: 500, action: { kind: "heal", id: "cut" } },
      ],
    },
  ],
};

export default exercise;
