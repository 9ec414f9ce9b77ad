/** One of three servers dies: what does the shop do about it? */
import { type ClientSpec, type Scenario, scenario } from "farcall/scenario";

const SERVERS = ["ada", "bob", "cleo"];

/** When bob dies: a call to it is under way. */
export const DEATH_MS = 1_005;

/** A scene without a death begins here: everybody is connected. */
export const BEGIN_MS = 590;

/** One with a death begins with the last call before it but one. */
export const SOON_MS = 890;

/** How long a visitor's call may take. */
export const DEADLINE_MS = 400;

const ROUND_ROBIN = { loadBalancingConfig: [{ round_robin: {} }] };

/** A pause between two attempts is drawn from about this. */
export const PAUSE_MS = 5;

/** Two attempts, hardly a wait between them. */
const TWICE = {
  methodConfig: [
    {
      name: [{}],
      retryPolicy: {
        maxAttempts: 2,
        initialBackoff: `${PAUSE_MS / 1_000}s`,
        maxBackoff: `${PAUSE_MS / 1_000}s`,
        backoffMultiplier: 1,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
};

interface Defence {
  readonly client?: Partial<ClientSpec>;
  /** The servers are on a registry's list, with such leases. */
  readonly leaseMs?: number;
}

type Death = "none" | "process" | "machine";

/** Ten calls a second, taken in turns by three servers; bob dies, or not. */
function served(death: Death, { client, leaseMs }: Defence = {}): Scenario {
  const hasRegistry = leaseMs !== undefined;
  return scenario({
    name: "three-servers",
    title: { en: "Three servers", "zh-CN": "三台服务器" },
    summary: {
      en: "A shop asks three servers in turn; one of them dies.",
      "zh-CN": "商店轮流调用三台服务器，其中一台死了。",
    },
    hosts: [
      { name: "shop" },
      ...SERVERS.map((name) => ({ name })),
      ...(hasRegistry ? [{ name: "registry" }] : []),
    ],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 20 } },
      deadlineMs: DEADLINE_MS,
    },
    services: [
      ...SERVERS.map((host) => ({
        service: "greeter" as const,
        host,
        ...(hasRegistry && {
          registration: { registry: "registry:50051", leaseMs },
        }),
      })),
      ...(hasRegistry
        ? [{ service: "registry" as const, host: "registry" }]
        : []),
    ],
    clients: [
      {
        name: "shop",
        host: "shop",
        service: "greeter",
        target: hasRegistry
          ? "registry://registry:50051"
          : SERVERS.map((host) => `${host}:50051`).join(","),
        serviceConfig: ROUND_ROBIN,
        ...client,
      },
    ],
    workloads: [
      {
        kind: "open-loop",
        name: "visitors",
        client: "shop",
        call: { method: "hello" },
        perSecond: 10,
        arrivals: "constant",
        count: CALLS,
        startMs: 300,
      },
    ],
    faults:
      death === "none"
        ? []
        : [
            {
              atMs: DEATH_MS,
              action: { kind: "crash", host: "bob", what: death },
            },
          ],
    // Nobody is late: pictures of the same defence look alike.
    startJitterMsMax: 0,
    untilMs: 5_500,
  });
}

const CALLS = 45;

export const allWell = served("none");
export const refused = served("process");
export const silent = served("machine");

/** The registry forgets bob when this lease ends. */
export function leased(leaseMs: number): Scenario {
  return served("machine", { leaseMs });
}

/** With short leases, and a network that stutters: nobody dies. */
export const stutters: Scenario = {
  ...served("none", { leaseMs: 600 }),
  faults: [
    {
      atMs: DEATH_MS,
      action: { kind: "partition", id: "stutter", from: ["cleo"] },
    },
    { atMs: DEATH_MS + 700, action: { kind: "heal", id: "stutter" } },
  ],
};

export const passedOver = served("machine", {
  client: {
    outlierDetection: { consecutiveErrors: 3, baseEjectionTimeMs: 30_000 },
  },
});

/** Of the scene that the text speaks of. */
export const LEASE_MS = 1_500;

const REGISTRY_DIES = {
  atMs: DEATH_MS,
  action: { kind: "crash", host: "registry", what: "process" },
} as const;

/** The servers are well; nobody is left to say so. */
export const nobodyTells: Scenario = {
  ...served("none", { leaseMs: LEASE_MS }),
  faults: [REGISTRY_DIES],
};

/** And then bob dies, at the moment at which he does in other scenes. */
export const nobodyTellsOfBob: Scenario = {
  ...nobodyTells,
  faults: [
    { ...REGISTRY_DIES, atMs: DEATH_MS - 100 },
    { atMs: DEATH_MS, action: { kind: "crash", host: "bob" } },
  ],
};

/** What one try may take. */
export const TRY_MS = 150;

const TWO_TRIES = {
  serviceConfig: { ...ROUND_ROBIN, ...TWICE },
  perTryTimeoutMs: TRY_MS,
  retryIgnorePreviousHosts: true,
};

export const twoTries = served("machine", { client: TWO_TRIES });

/** All of it, and nobody dies by himself. */
export const defended = served("none", {
  leaseMs: 1_500,
  client: {
    ...TWO_TRIES,
    outlierDetection: { consecutiveErrors: 3, baseEjectionTimeMs: 30_000 },
  },
});

/** A payment is tried twice; the first answer is lost. */
export const paysTwice = scenario({
  name: "pays-twice",
  title: { en: "A payment, tried twice", "zh-CN": "试了两次的付款" },
  summary: {
    en: "The first bank pays and falls silent; the second is asked as well.",
    "zh-CN": "第一家银行付了款就没了声音；于是又去问第二家。",
  },
  hosts: [{ name: "shop" }, { name: "bank-1" }, { name: "bank-2" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 20 } },
    deadlineMs: 400,
  },
  services: [
    { service: "bank", host: "bank-1" },
    { service: "bank", host: "bank-2" },
  ],
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "bank",
      target: "bank-1:50051,bank-2:50051",
      ...TWO_TRIES,
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "shop-pays",
      client: "shop",
      calls: [
        { method: "balance", atMs: 10 },
        { method: "balance", atMs: 200 },
        { method: "pay", request: { amount: 5 }, atMs: 400 },
      ],
    },
  ],
  faults: [
    // The payment is under way; whichever bank got it cannot answer.
    {
      atMs: 422,
      action: {
        kind: "partition",
        from: ["bank-1", "bank-2"],
        to: ["shop"],
        isOneWay: true,
        id: "lost-reply",
      },
    },
    { atMs: 500, action: { kind: "heal", id: "lost-reply" } },
  ],
  startJitterMsMax: 0,
});
