/** Which scenario is small enough to be broken in one place at a time? */
import type { Scenario } from "../../src/scenario/scenario.ts";

/** A bank, a phone, one payment; tests change a copy of it. */
export const SMALL: Scenario = {
  name: "small",
  title: { en: "Small" },
  summary: { en: "One payment." },
  hosts: [{ name: "bank" }, { name: "phone" }],
  services: [{ service: "bank", host: "bank" }],
  clients: [
    { name: "phone", host: "phone", service: "bank", target: "bank:50051" },
  ],
  workloads: [
    {
      kind: "script",
      name: "rent",
      client: "phone",
      calls: [{ method: "pay", request: { amount: 5 }, deadlineMs: 500 }],
    },
  ],
};
