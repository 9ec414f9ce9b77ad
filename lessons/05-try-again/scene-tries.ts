/** A phone pays 5 and tries again when it hears nothing: how often is paid? */
import {
  type ClientSpec,
  type Scenario,
  type ServiceSpec,
  scenario,
} from "farcall/scenario";

/** The phone pays at this moment; its request takes 20 ms to the bank. */
export const PAY_AT_MS = 200;

/** How long one try waits. */
export const TRY_MS = 150;

/** What is paid, unless it is said otherwise. */
export const AMOUNT = 5;

/** Too short a deadline, at first, while the link is down. */
export const DEADLINE_MS = 400;

/** What is said of each payment that must not happen twice. */
const KEY = { "idempotency-key": "rent-may" };

export interface Tries {
  readonly maxAttempts: number;
  readonly waitMs: number;
}

/** A retry policy of gRPC, with the same wait each time. */
export function retrying({ maxAttempts, waitMs }: Tries) {
  const wait = `${waitMs / 1_000}s`;
  return {
    methodConfig: [
      {
        name: [{}],
        retryPolicy: {
          maxAttempts,
          initialBackoff: wait,
          maxBackoff: wait,
          backoffMultiplier: 1,
          retryableStatusCodes: ["UNAVAILABLE"],
        },
      },
    ],
  };
}

interface Payment {
  readonly name: string;
  readonly deadlineMs: number;
  readonly client: Partial<ClientSpec>;
  readonly server?: Partial<ServiceSpec>;
  readonly hasKey?: boolean;
  readonly amount?: number;
  readonly again?: { readonly timesMax: number; readonly afterMs: number };
  readonly faults: Scenario["faults"] & object;
}

/** The same payment each time, so that runs differ in policy and fault. */
function payment(spec: Payment): Scenario {
  const { name, deadlineMs, client, server, again, faults } = spec;
  const { amount = AMOUNT, hasKey } = spec;
  return scenario({
    name,
    title: { en: "A phone pays 5", "zh-CN": "手机支付 5 元" },
    summary: {
      en: "The bank holds 100. The phone pays 5, and tries again by itself.",
      "zh-CN": "账户里有 100 元。手机支付 5 元，没回音就自动再试。",
    },
    hosts: [{ name: "bank" }, { name: "phone" }],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 20 } },
      deadlineMs,
    },
    services: [{ service: "bank", host: "bank", serviceTimeMs: 5, ...server }],
    clients: [
      {
        name: "phone",
        host: "phone",
        service: "bank",
        target: "bank:50051",
        ...client,
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "rent",
        client: "phone",
        calls: [
          { method: "balance", atMs: 10 },
          {
            method: "pay",
            request: { amount },
            atMs: PAY_AT_MS,
            ...(hasKey && { metadata: KEY }),
            ...(again && { again }),
          },
        ],
      },
    ],
    faults,
    startJitterMsMax: 0,
    untilMs: 4_000,
  });
}

/** Without an end it lasts as long as the run. */
function cut(what: "replies" | "all", fromMs: number, toMs?: number) {
  const id = "cut";
  const isOneWay = what === "replies";
  const ends = { from: ["bank"], to: ["phone"], isOneWay };
  return [
    { atMs: fromMs, action: { kind: "partition" as const, id, ...ends } },
    ...(toMs === undefined
      ? []
      : [{ atMs: toMs, action: { kind: "heal" as const, id } }]),
  ];
}

const THREE_TRIES = {
  serviceConfig: retrying({ maxAttempts: 3, waitMs: 40 }),
  perTryTimeoutMs: TRY_MS,
};

/** One reply is lost, and the phone asks again by itself. */
export const triedAgain = payment({
  name: "tried-again",
  deadlineMs: 800,
  client: THREE_TRIES,
  faults: cut("replies", 222, 240),
});

/** The same with a key, and a bank that remembers it. */
const WITH_KEY = {
  deadlineMs: 800,
  client: THREE_TRIES,
  server: { atMostOnceForMs: 10_000 },
  hasKey: true,
};

export const withKey = payment({
  name: "tried-with-key",
  ...WITH_KEY,
  faults: cut("replies", 222, 240),
});

/** Whenever the bank's program dies, it is started again. */
export const restarting = payment({
  name: "bank-that-restarts",
  ...WITH_KEY,
  faults: [
    ...cut("replies", 222, 240),
    {
      when: { event: "host.process-crashed", host: "bank", afterMs: 20 },
      action: { kind: "restart", host: "bank" },
    },
  ],
});

/** The bank's program is not there; it comes back a second later. */
export const refused = payment({
  name: "refused-at-first",
  deadlineMs: 3_000,
  client: { serviceConfig: retrying({ maxAttempts: 4, waitMs: 500 }) },
  faults: [
    { atMs: 150, action: { kind: "crash", host: "bank", what: "process" } },
    { atMs: 900, action: { kind: "restart", host: "bank" } },
  ],
});

/** More than is there: the bank says no. */
export const tooMuch = payment({
  name: "too-much",
  deadlineMs: 800,
  client: THREE_TRIES,
  amount: 500,
  faults: [],
});

/** No reply comes; the stack tries three times, and so does the person. */
export const twoLayers = payment({
  name: "two-layers",
  deadlineMs: 600,
  client: THREE_TRIES,
  again: { timesMax: 2, afterMs: 100 },
  faults: cut("replies", 222),
});

/** The link is down for half a second; so long waits the phone in all. */
export function linkDown(deadlineMs: number): Scenario {
  return payment({
    name: "link-down",
    deadlineMs,
    client: {
      serviceConfig: retrying({ maxAttempts: 5, waitMs: 100 }),
      perTryTimeoutMs: TRY_MS,
    },
    server: { atMostOnceForMs: 10_000 },
    hasKey: true,
    faults: cut("all", 190, 700),
  });
}
