/** Which world lets every payment meet one kind of failure? */
import { RandomStreams } from "farcall/random-streams";
import {
  type ClientSpec,
  type Scenario,
  type ServiceSpec,
  scenario,
  type TimedFault,
} from "farcall/scenario";
import { AMOUNT, retrying, TRY_MS } from "./scene-tries.ts";

/** What every payment of a run meets. */
export const KINDS = [
  "refused",
  "request-lost",
  "reply-lost",
  "crash-after",
] as const;

export type Kind = (typeof KINDS)[number];

/** What the phone, and the bank, do about it. */
const POLICIES = {
  once: { client: {}, server: {}, hasKey: false },
  tries: {
    client: {
      serviceConfig: retrying({ maxAttempts: 4, waitMs: 400 }),
      perTryTimeoutMs: TRY_MS,
    },
    server: {},
    hasKey: false,
  },
  key: {
    client: {
      serviceConfig: retrying({ maxAttempts: 4, waitMs: 400 }),
      perTryTimeoutMs: TRY_MS,
    },
    server: { atMostOnceForMs: 60_000 },
    hasKey: true,
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly client: Partial<ClientSpec>;
      readonly server: Partial<ServiceSpec>;
      readonly hasKey: boolean;
    }
  >
>;

export type PolicyName = keyof typeof POLICIES;

export const POLICY_NAMES = Object.keys(POLICIES) as readonly PolicyName[];

/** Payments of one run, and the time that each has for itself. */
export const PAYMENTS = 5;
export const GAP_MS = 5_000;
/** How long the phone waits in all. */
export const PATIENCE_MS = 3_000;
const FIRST_MS = 1_000;

/** A request takes 20 ms; the bank has paid 5 ms later. */
const PAID_AFTER_MS = 25;

/** What one payment meets, for so long. */
function faultsOf(
  kind: Kind,
  atMs: number,
  forMs: number,
): readonly TimedFault[] {
  const id = `cut-${atMs}`;
  const heal = { kind: "heal" as const, id };
  const crash = { kind: "crash" as const, host: "bank" };
  const restart = { kind: "restart" as const, host: "bank" };
  const cut = (from: string, to: string) => ({
    kind: "partition" as const,
    id,
    from: [from],
    to: [to],
    isOneWay: true,
  });
  if (kind === "refused") {
    return [
      { atMs: atMs - 100, action: { ...crash, what: "process" } },
      { atMs: atMs + forMs, action: restart },
    ];
  }
  if (kind === "request-lost") {
    return [
      { atMs: atMs - 10, action: cut("phone", "bank") },
      { atMs: atMs + forMs, action: heal },
    ];
  }
  const silence = [
    { atMs: atMs + PAID_AFTER_MS - 1, action: cut("bank", "phone") },
    { atMs: atMs + PAID_AFTER_MS + forMs, action: heal },
  ];
  if (kind === "reply-lost") return silence;
  return [
    ...silence,
    { atMs: atMs + PAID_AFTER_MS + 1, action: { ...crash, what: "process" } },
    { atMs: atMs + PAID_AFTER_MS + forMs + 1, action: restart },
  ];
}

/** Every payment meets this, for 50 to 1000 ms, which the seed draws. */
export function kindWorld(
  kind: Kind,
  policyName: PolicyName,
  seed: number,
): Scenario {
  const { client, server, hasKey } = POLICIES[policyName];
  const random = new RandomStreams(seed).stream("lesson/kinds");
  const times = Array.from({ length: PAYMENTS }, (_, index) => ({
    atMs: FIRST_MS + index * GAP_MS,
    forMs: 50 + Math.floor(random.next() * 951),
  }));
  return scenario({
    name: `${kind}-${policyName}`,
    title: {
      en: "Five payments, five failures",
      "zh-CN": "五次付款，五次故障",
    },
    summary: {
      en: "Each payment meets the same kind of failure, for a while.",
      "zh-CN": "每次付款都遇到同一种故障，持续一阵子。",
    },
    hosts: [{ name: "bank" }, { name: "phone" }],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 20 } },
      deadlineMs: PATIENCE_MS,
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
          { method: "balance", atMs: 100 },
          ...times.map(({ atMs }, index) => ({
            method: "pay",
            request: { amount: AMOUNT },
            atMs,
            ...(hasKey && { metadata: { "idempotency-key": `rent-${index}` } }),
          })),
        ],
      },
    ],
    faults: times.flatMap(({ atMs, forMs }) => faultsOf(kind, atMs, forMs)),
    startJitterMsMax: 0,
    untilMs: FIRST_MS + PAYMENTS * GAP_MS,
  });
}

/** In the time of which payment a moment falls, from 0. */
export function paymentAt(atMs: number): number {
  return Math.floor((atMs - FIRST_MS) / GAP_MS);
}
