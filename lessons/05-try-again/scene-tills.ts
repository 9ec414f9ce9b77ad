/** Several who try again at once: in step, or each at its own moment? */
import { type ClientSpec, type Scenario, scenario } from "farcall/scenario";
import { retrying } from "./scene-tries.ts";

const TILLS = ["till-1", "till-2", "till-3"];

/** How long the bank works on one payment. */
export const WORK_MS = 20;

/** The bank's program is away at this moment, for less than a second. */
const AWAY_MS = { from: 100, to: 1_000 };

/** From the failure to the second try. */
export const WAIT_MS = 1_500;

function tills(name: string, isDrawn: boolean): Scenario {
  const again = { timesMax: 3, afterMs: WAIT_MS };
  const client: Partial<ClientSpec> = {
    serviceConfig: retrying({ maxAttempts: 4, waitMs: WAIT_MS }),
  };
  return scenario({
    name,
    title: { en: "Three tills", "zh-CN": "三台收银机" },
    summary: {
      en: "The bank is away while three tills pay; all three try again.",
      "zh-CN": "三台收银机付款时银行恰好不在；三台都会再试。",
    },
    hosts: ["bank", ...TILLS].map((one) => ({ name: one })),
    defaults: {
      link: { latency: { kind: "constant", delayMs: 20 } },
      deadlineMs: 6_000,
    },
    services: [{ service: "bank", host: "bank", serviceTimeMs: WORK_MS }],
    clients: TILLS.map((till) => ({
      name: till,
      host: till,
      service: "bank" as const,
      target: "bank:50051",
      ...(isDrawn && client),
    })),
    workloads: TILLS.map((till) => ({
      kind: "script" as const,
      name: `${till}-pays`,
      client: till,
      calls: [
        {
          method: "pay",
          request: { amount: 5 },
          atMs: 200,
          ...(!isDrawn && { again }),
        },
      ],
    })),
    faults: [
      {
        atMs: AWAY_MS.from,
        action: { kind: "crash", host: "bank", what: "process" },
      },
      { atMs: AWAY_MS.to, action: { kind: "restart", host: "bank" } },
    ],
    startJitterMsMax: 0,
    untilMs: 8_000,
  });
}

/** Each waits for exactly as long as the others. */
export const inStep = tills("tills-in-step", false);

/** Each wait is drawn: a fifth more or less, as in gRPC. */
export const withJitter = tills("tills-with-jitter", true);

/** So many payments are tried while the bank is silent. */
export const CALLS = 12;

/** One shop, one payment after the other, and a bank without power. */
export const tokens: Scenario = scenario({
  name: "retry-tokens",
  title: { en: "Tokens for retries", "zh-CN": "重试要花令牌" },
  summary: {
    en: "A shop pays twelve times while the bank has no power.",
    "zh-CN": "银行断了电，商店接连付款十二次。",
  },
  hosts: [{ name: "bank" }, { name: "shop" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 20 } },
    deadlineMs: 500,
  },
  services: [{ service: "bank", host: "bank" }],
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "bank",
      target: "bank:50051",
      serviceConfig: {
        ...retrying({ maxAttempts: 3, waitMs: 20 }),
        retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
      },
      perTryTimeoutMs: 150,
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "shop-pays",
      client: "shop",
      calls: [
        { method: "balance", atMs: 10 },
        { method: "pay", request: { amount: 5 }, atMs: 300 },
        ...Array.from({ length: CALLS - 1 }, () => ({
          method: "pay",
          request: { amount: 5 },
        })),
      ],
    },
  ],
  faults: [{ atMs: 250, action: { kind: "crash", host: "bank" } }],
  startJitterMsMax: 0,
  untilMs: 8_000,
});
