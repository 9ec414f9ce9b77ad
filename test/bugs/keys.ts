/** What can go wrong with the keys of payments? */
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import { type Bug, bankService, RETRIES, WORLD } from "./bug.ts";

const PAYMENTS = 8;

/** The bank remembers the last key only: enough for one who pays. */
export const oneKey: Bug = {
  name: "one-key",
  scenario: {
    ...WORLD,
    name: "one-key",
    hosts: [{ name: "ann" }, { name: "bob" }, { name: "bank" }],
    services: [{ service: "bank", host: "bank" }],
    clients: ["ann", "bob"].map((name) => ({
      name,
      host: name,
      service: "bank",
      target: "bank:50051",
      serviceConfig: RETRIES,
    })),
    workloads: ["ann", "bob"].map((client, nth) => ({
      kind: "script",
      name: `${client}-pays`,
      client,
      calls: Array.from({ length: PAYMENTS }, (_, n) => ({
        method: "pay",
        request: { amount: 1 },
        metadata: { "idempotency-key": `${client}-${n}` },
        atMs: n * 250 + nth * 5,
      })),
    })),
    checks: [
      {
        kind: "count",
        claim: "each rent is paid once",
        of: { event: "host.state-shown", where: { name: "paid" } },
        atMost: 2 * PAYMENTS,
      },
    ],
  },
  nemesis: { toMs: 2500 },
  seed: 3,
  services: (isMended) => {
    const paid = new Set<string>();
    let count = 0;
    return {
      bank: (host: Host) =>
        bankService(async (key) => {
          if (paid.has(key)) return count;
          if (!isMended) paid.clear();
          paid.add(key);
          count += 1;
          host.show("paid", count);
          await host.work(ms(10));
          return count;
        }),
    };
  },
};
