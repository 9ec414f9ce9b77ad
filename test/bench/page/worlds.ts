/** Which worlds make the page work hard? */
import type { Scenario } from "../../../src/scenario/scenario.ts";

interface Crowd {
  /** Half of them call, each its own half of the others. */
  readonly hosts: number;
  /** All callers together; each has one message on its way at any moment. */
  readonly inFlight: number;
  /** Calls altogether. */
  readonly calls: number;
}

/** So long a flight that nearly all the time of a call is spent on its way. */
const FLIGHT = { delayMsMin: 600, delayMsMax: 1000 };

/** Work so short that a message comes back as soon as it has arrived. */
const SERVICE_TIME_MS = 0.01;

const DEADLINE_MS = 100_000;
const UNTIL_MS = 200_000;

/** Pairs of hosts, each a caller and a greeter, that never stop to talk. */
export function crowd({ hosts, inFlight, calls }: Crowd): Scenario {
  const numbers = Array.from({ length: hosts / 2 }, (_, n) =>
    String(n + 1).padStart(2, "0"),
  );
  return {
    name: "crowd",
    title: { en: `${hosts} hosts, ${inFlight} messages on their way` },
    summary: { en: "Callers and greeters in pairs." },
    hosts: numbers.flatMap((n) => [{ name: `c${n}` }, { name: `s${n}` }]),
    defaults: {
      link: { latency: { kind: "uniform", ...FLIGHT } },
      deadlineMs: DEADLINE_MS,
    },
    services: numbers.map((n) => ({
      service: "greeter",
      host: `s${n}`,
      serviceTimeMs: SERVICE_TIME_MS,
    })),
    clients: numbers.map((n) => ({
      name: `c${n}`,
      host: `c${n}`,
      service: "greeter",
      target: `s${n}:50051`,
    })),
    workloads: numbers.map((n) => ({
      kind: "closed-loop",
      name: `talk-${n}`,
      client: `c${n}`,
      call: { method: "hello" },
      callers: inFlight / numbers.length,
      thinkTimeMs: 0,
      count: calls / numbers.length,
    })),
    untilMs: UNTIL_MS,
  };
}
