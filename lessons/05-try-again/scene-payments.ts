/** Who pays what, and how often, when the exercise is graded? */
import { RandomStreams } from "farcall/random-streams";
import { type Scenario, scenario } from "farcall/scenario";

/** The auditor asks for the balance before and after each part. */
export const AUDITOR = "auditor";
/** Its channel tries up to five times, each time for 80 ms. */
export const PHONE = "phone";
/** It makes each call as it stands here, and no other. */
export const TABLET = "tablet";
/** An old machine that knows of no keys. */
export const KIOSK = "kiosk";

/** One call that is made; the nth of its client. */
export interface Payment {
  readonly who: string;
  readonly n: number;
  readonly key: string | undefined;
  readonly amount: number;
  readonly atMs: number;
}

/** What happens between two questions of the auditor. */
export interface Part {
  readonly id: PartId;
  readonly payments: readonly Payment[];
  /** What the account must have lost in it. */
  readonly debit: number;
}

const PART_IDS = [
  "alike",
  "without-key",
  "reply-lost",
  "slow",
  "old-key",
  "reused",
  "away",
  "kept",
  "forgotten",
] as const;

export type PartId = (typeof PART_IDS)[number];

/** When the auditor asks: before the first part, and after each. */
const AUDITS_MS = [
  60, 700, 1_300, 2_300, 3_100, 4_000, 4_700, 6_000, 9_000, 10_300,
];

/** While the reply of the lost-reply part is on its way. */
const CUT_MS = { from: 1_425, to: 1_490 };

/** What is paid in a run of this seed. */
export function partsOf(seed: number): readonly Part[] {
  const random = new RandomStreams(seed).stream("lesson/payments");
  const draw = (least: number, most: number): number =>
    least + Math.floor(random.next() * (most - least + 1));
  // The phone's first call is none of these.
  const counts = new Map<string, number>([[PHONE, 1]]);
  const pays = (
    who: string,
    key: string | undefined,
    { amount, atMs }: { readonly amount: number; readonly atMs: number },
  ): Payment => {
    const n = (counts.get(who) ?? 0) + 1;
    counts.set(who, n);
    return { who, n, key: key && `${key}-${seed}`, amount, atMs };
  };
  const small = (): number => draw(10, 30);
  const alike = small();
  const [kiosk, lost, slow] = [small(), small(), draw(85, 110)];
  const [older, newer, away, kept] = [small(), small(), small(), small()];
  const parts: Record<PartId, readonly Payment[]> = {
    alike: [
      pays(TABLET, "tea", { amount: alike, atMs: 200 }),
      pays(TABLET, "jam", { amount: alike, atMs: 400 + draw(0, 50) }),
    ],
    "without-key": [
      pays(KIOSK, undefined, { amount: kiosk, atMs: 800 }),
      pays(KIOSK, undefined, { amount: kiosk, atMs: 1_000 }),
    ],
    "reply-lost": [
      pays(PHONE, "rent", { amount: lost, atMs: 1_400 + draw(0, 5) }),
    ],
    slow: [pays(PHONE, "sofa", { amount: slow, atMs: 2_400 + draw(0, 50) })],
    "old-key": [
      pays(TABLET, "book", { amount: older, atMs: 3_200 }),
      pays(PHONE, "pen", { amount: newer, atMs: 3_400 }),
      pays(TABLET, "book", { amount: older, atMs: 3_600 + draw(0, 50) }),
    ],
    // Long after its first payment: forgotten, and now asked for twice.
    reused: [
      pays(TABLET, "tea", { amount: alike, atMs: 4_200 }),
      pays(PHONE, "tea", { amount: alike, atMs: 4_225 }),
    ],
    away: [pays(PHONE, "bus", { amount: away, atMs: 5_005 + draw(0, 10) })],
    kept: [
      pays(TABLET, "cake", { amount: kept, atMs: 6_100 }),
      pays(TABLET, "cake", { amount: kept, atMs: 8_600 }),
    ],
    forgotten: [
      pays(TABLET, "cake", { amount: kept, atMs: 9_600 + draw(0, 50) }),
    ],
  };
  const debits: Record<PartId, number> = {
    alike: 2 * alike,
    "without-key": 2 * kiosk,
    "reply-lost": lost,
    slow,
    "old-key": older + newer,
    reused: alike,
    away,
    kept,
    forgotten: kept,
  };
  return PART_IDS.map((id) => ({ id, payments: parts[id], debit: debits[id] }));
}

function callOf({ key, amount, atMs }: Payment) {
  const call = { method: "pay", request: { amount }, atMs };
  if (key === undefined) return call;
  return { ...call, metadata: { "idempotency-key": key } };
}

/** One try takes so long at most. */
const PER_TRY_MS = 80;

const FIVE_TRIES = {
  methodConfig: [
    {
      name: [{}],
      retryPolicy: {
        maxAttempts: 5,
        initialBackoff: "0.010s",
        maxBackoff: "0.010s",
        backoffMultiplier: 1,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
};

/** A bank in the middle of everything that calls meet. */
export function payments(seed: number): Scenario {
  const all = partsOf(seed).flatMap((part) => part.payments);
  const names = [AUDITOR, KIOSK, PHONE, TABLET];
  return scenario({
    name: "your-bank",
    title: { en: "Your bank", "zh-CN": "你的银行" },
    summary: {
      en: "Some payments come once, others twice; your bank pays each once.",
      "zh-CN": "有的付款只来一次，有的会来两次；你的银行每笔只付一次。",
    },
    hosts: ["bank", ...names].map((name) => ({ name })),
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 8 } },
      deadlineMs: 800,
    },
    services: [{ service: "bank", host: "bank" }],
    clients: names.map((name) => ({
      name,
      host: name,
      service: "bank" as const,
      target: "bank:50051",
      ...(name === PHONE && {
        serviceConfig: FIVE_TRIES,
        perTryTimeoutMs: PER_TRY_MS,
      }),
    })),
    workloads: [
      {
        kind: "script",
        name: "audit",
        client: AUDITOR,
        calls: AUDITS_MS.map((atMs) => ({ method: "balance", atMs })),
      },
      ...[KIOSK, PHONE, TABLET].map((client) => ({
        kind: "script" as const,
        name: `${client}-pays`,
        client,
        calls: [
          // So that it is connected when it matters.
          ...(client === PHONE ? [{ method: "balance", atMs: 100 }] : []),
          ...all.filter(({ who }) => who === client).map(callOf),
        ],
      })),
    ],
    faults: [
      {
        atMs: CUT_MS.from,
        action: {
          kind: "partition",
          id: "cut",
          from: ["bank"],
          to: [PHONE],
          isOneWay: true,
        },
      },
      { atMs: CUT_MS.to, action: { kind: "heal", id: "cut" } },
    ],
    untilMs: 12_000,
  });
}
