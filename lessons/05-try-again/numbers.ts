/** Which numbers does the text of this lesson name? */
import type { Lesson } from "farcall/lesson";
import { wilson } from "farcall/statistics";
import {
  balance,
  balanceAt,
  payments,
  paymentsFrom,
  together,
  tookMs,
  tries,
  workMs,
} from "./evidence.ts";
import { PATIENCE_MS, PAYMENTS } from "./kinds.ts";
import { MEASURED, SEEDS } from "./measured.ts";
import { CALLS, WAIT_MS, WORK_MS } from "./scene-tills.ts";
import { AMOUNT, DEADLINE_MS, TRY_MS } from "./scene-tries.ts";

/** When the payment begins whose four tries all end too early. */
export const SHORT_TRIES_MS = 11_000;

/** Tries of the stack, and of the person. */
const TRIES = 3;

const scene = "crash-after";

/** `a-refused-once`: answered; `l-`, `h-`: low, high; `t-`: paid twice. */
function measuredValues(): Lesson["values"] {
  return Object.fromEntries(
    Object.entries(MEASURED).flatMap(([row, found]) => {
      const name = row.replace("/", "-");
      return [
        [`a-${name}`, { scene, of: () => found.answered }],
        [`l-${name}`, { scene, of: () => found.low }],
        [`h-${name}`, { scene, of: () => found.high }],
        [`t-${name}`, { scene, of: () => found.twice }],
      ];
    }),
  );
}

/** What the texts of other systems say of themselves. */
const REAL = {
  "grpc-tries-max": 5,
  "stripe-hours": 24,
  "aws-tries": 3,
  "istio-retries": 2,
  "dubbo-retries": 2,
} as const;

const realValues: Lesson["values"] = Object.fromEntries(
  Object.entries(REAL).map(([name, value]) => [
    name,
    { scene, of: () => value },
  ]),
);

export const values: Lesson["values"] = {
  "balance-first": { scene: "too-much", of: balance },
  amount: { scene: "tried-again", of: () => AMOUNT },
  "first-deadline-ms": { scene: "link-down", of: () => DEADLINE_MS },
  "patience-s": { scene, of: () => PATIENCE_MS / 1_000 },
  "short-payments": {
    scene: "short-tries",
    of: (run) => paymentsFrom(run, SHORT_TRIES_MS),
  },
  "payments-before": {
    scene: "short-tries",
    of: (run) => payments(run) - paymentsFrom(run, SHORT_TRIES_MS),
  },
  "balance-before": {
    scene: "short-tries",
    of: (run) => balanceAt(run, SHORT_TRIES_MS),
  },
  "balance-twice": { scene: "tried-again", of: balance },
  "balance-refused": { scene: "refused", of: balance },
  "key-payments": { scene: "with-key", of: payments },
  "key-took-ms": { scene: "with-key", of: tookMs },
  "try-ms": { scene: "tried-again", of: () => TRY_MS },
  "wait-ms": { scene: "in-step", of: () => WAIT_MS },
  "work-ms": { scene: "in-step", of: () => WORK_MS },
  "in-step": { scene: "in-step", of: together },
  // As the list of events has it: from a second on, in seconds.
  "in-step-at-s": { scene: "in-step", of: (run) => workMs(run).from / 1_000 },
  "in-step-took-ms": {
    scene: "in-step",
    of: (run) => workMs(run).to - workMs(run).from,
  },
  "layer-payments": { scene: "two-layers", of: payments },
  "three-layers": { scene: "two-layers", of: () => TRIES ** 3 },
  "five-layers": { scene: "two-layers", of: () => TRIES ** 5 },
  "four-tries-three-layers": { scene: "two-layers", of: () => 4 ** 3 },
  "token-calls": { scene: "tokens", of: () => CALLS },
  "token-tries": { scene: "tokens", of: tries },
  "all-tries": { scene: "tokens", of: () => CALLS * TRIES },
  seeds: { scene, of: () => SEEDS },
  "payments-measured": { scene, of: () => SEEDS * PAYMENTS },
  confidence: { scene, of: () => 95 },
  // For none of so many, rounded up.
  edge: {
    scene,
    of: () => Math.ceil(wilson(0, SEEDS * PAYMENTS).high * 1_000) / 10,
  },
  ...realValues,
  ...measuredValues(),
};
