/** A phone pays 5, and something gets in the way: what is left of the 100? */
import { type Scenario, scenario, type TimedFault } from "farcall/scenario";

/** The phone pays at this moment; its request takes 20 ms to the bank. */
const PAY_AT_MS = 200;

/** The same payment each time, so that runs differ in the fault alone. */
function payment(name: string, faults: readonly TimedFault[]): Scenario {
  return scenario({
    name,
    title: { en: "A phone pays 5", "zh-CN": "手机支付 5 元" },
    summary: {
      en: "The bank holds 100. The phone pays 5 and waits 200 ms for the answer.",
      "zh-CN": "账户里有 100 元。手机支付 5 元，等待回复 200 毫秒。",
    },
    hosts: [{ name: "bank" }, { name: "phone" }],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 20 } },
      deadlineMs: 200,
    },
    services: [{ service: "bank", host: "bank", serviceTimeMs: 5 }],
    clients: [
      { name: "phone", host: "phone", service: "bank", target: "bank:50051" },
    ],
    workloads: [
      {
        kind: "script",
        name: "rent",
        client: "phone",
        calls: [
          { method: "balance", atMs: 10 },
          { method: "pay", request: { amount: 5 }, atMs: PAY_AT_MS },
        ],
      },
    ],
    faults,
    untilMs: 1000,
  });
}

/** Nothing gets in the way. */
export const quiet = payment("quiet-payment", []);

/** The link is cut both ways at that moment. */
export function cutAt(atMs: number): Scenario {
  const id = "cut";
  const ends = { from: ["bank"], to: ["phone"] };
  return payment("payment-cut", [
    { atMs, action: { kind: "partition", id, ...ends } },
  ]);
}

/** The request is on its way when the link is cut. */
export const lostRequest = cutAt(210);

/** The request has arrived, the reply has not left. */
export const lostReply = cutAt(222);

/** The machine stops at the moment of the cut of `lostReply`. */
export const machineDies = payment("payment-machine-dies", [
  { atMs: 222, action: { kind: "crash", host: "bank" } },
]);

/** Only the program stops; the operating system of the bank goes on. */
export const programDies = payment("payment-program-dies", [
  { atMs: 222, action: { kind: "crash", host: "bank", what: "process" } },
]);

/** One packet in five is lost, in both directions. */
export const lossy: Scenario = {
  ...payment("payment-lossy", []),
  defaults: {
    link: {
      latency: { kind: "constant", delayMs: 20 },
      lossProbability: 0.2,
    },
    deadlineMs: 200,
  },
};
