/** Who tells the registry what when the exercise is graded? */
import { RandomStreams } from "farcall/random-streams";
import { type Scenario, scenario } from "farcall/scenario";

export const GREETER = "farcall.greeter.Greeter";
export const BANK = "farcall.bank.Bank";
/** Nobody ever registers for this one. */
export const UNOFFERED = "farcall.printer.Printer";

/** Whoever says good-bye: dora, whose lease would last for ever. */
export const LEAVER = { host: "dora", leaseMs: 60_000 };

/** A short one: the trace shows whole lists. */
export const PORT = 7;

/** Asks for one list after the other; each answer takes 100 ms. */
export const WATCHER = "watcher";
const QUESTIONS = 44;

/** The list that the nth question is about, from 1. */
export function askedFor(n: number): string {
  if (n % 24 === 6) return UNOFFERED;
  return n % 4 === 0 ? BANK : GREETER;
}

/**
 * Three greeters and a bank renew their leases; one greeter dies, one leaves.
 * How long leases last, who dies and when is drawn from the seed.
 */
export function servers(seed: number): Scenario {
  const random = new RandomStreams(seed).stream("lesson/servers");
  const draw = (least: number, most: number): number =>
    least + Math.floor(random.next() * (most - least + 1));
  const names = ["ada", "bob", "cleo"];
  const dead = names[draw(0, 2)] ?? "bob";
  const deathMs = draw(1_500, 2_000);
  const leaveMs = draw(3_000, 3_600);
  const registered = (host: string, service: "greeter" | "bank") => ({
    service,
    host,
    port: PORT,
    registration: { registry: "registry:50051", leaseMs: draw(6, 15) * 100 },
  });
  const leaver = { service: GREETER, address: `${LEAVER.host}:${PORT}` };
  return scenario({
    name: "your-registry",
    title: { en: "Your registry", "zh-CN": "你的注册中心" },
    summary: {
      en: "Greeters and a bank tell your registry that they are there.",
      "zh-CN": "几台问候服务和一家银行向你的注册中心登记。",
    },
    hosts: [
      { name: "registry" },
      ...names.map((name) => ({ name })),
      { name: "eva" },
      { name: LEAVER.host },
      { name: WATCHER },
      { name: "shop" },
    ],
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 10 } },
      deadlineMs: 1_000,
    },
    services: [
      { service: "registry", host: "registry" },
      ...names.map((name) => registered(name, "greeter")),
      registered("eva", "bank"),
    ],
    clients: [
      ...[LEAVER.host, WATCHER].map((name) => ({
        name,
        host: name,
        service: "registry" as const,
        target: "registry:50051",
      })),
      {
        name: "shop",
        host: "shop",
        service: "greeter",
        target: "registry://registry:50051",
        serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "dora-comes-and-goes",
        client: LEAVER.host,
        calls: [
          {
            method: "register",
            request: { ...leaver, leaseMs: LEAVER.leaseMs },
            atMs: 100,
          },
          { method: "deregister", request: leaver, atMs: leaveMs },
        ],
      },
      {
        kind: "script",
        name: "watcher-asks",
        client: WATCHER,
        calls: Array.from({ length: QUESTIONS }, (_, index) => ({
          method: "watch",
          request: { service: askedFor(index + 1) },
          atMs: 200,
        })),
      },
      {
        kind: "open-loop",
        name: "visitors",
        client: "shop",
        call: { method: "hello" },
        perSecond: 10,
        arrivals: "constant",
        count: 40,
        startMs: 400,
      },
    ],
    faults: [{ atMs: deathMs, action: { kind: "crash", host: dead } }],
    untilMs: 6_500,
  });
}
