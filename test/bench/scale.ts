/** How much more does an event cost in a crowd than among a few? */
import { Session } from "node:inspector";
import { Simulation } from "../../src/kernel/simulation.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";

const PORT = 7946;
const EVERY_MS = 100;
const FAN_OUT = 3;

export interface CrowdCost {
  readonly hosts: number;
  readonly events: number;
  /** Of two keys of the queue of events, per event; at most so many. */
  readonly comparisons: number;
  /** Questions whether a fault is about a link, or a packet; per event. */
  readonly ruleChecks: number;
  /** Wall time, of a run that counts nothing. */
  readonly perEventUs: number;
}

/** A call of `#leastChild` compares three times, `#isAfter` once. */
const COMPARISONS = { "#leastChild": 3, "#isAfter": 1 };
const RULE_CHECKS = { judge: 1, appliesTo: 1, separates: 1 };

/**
 * So many hosts tell three neighbours something ten times a second, with a
 * partition of half of them, a loss and a delay in force, until so many
 * messages have been sent. What is counted are calls of functions, by V8: the
 * product has no counters.
 */
export function crowdCost(hosts: number, messages: number): CrowdCost {
  const { events, tookMs } = crowd(hosts, messages);
  const calls = countCalls(() => crowd(hosts, messages));
  const perEvent = (weights: Readonly<Record<string, number>>): number => {
    let sum = 0;
    for (const [name, weight] of Object.entries(weights)) {
      const count = calls.get(name);
      if (count === undefined) throw new Error(`nothing is called "${name}"`);
      sum += count * weight;
    }
    return sum / events;
  };
  return {
    hosts,
    events,
    comparisons: perEvent(COMPARISONS),
    ruleChecks: perEvent(RULE_CHECKS),
    perEventUs: (tookMs * 1000) / events,
  };
}

interface Crowd {
  /** Of the kernel. */
  readonly events: number;
  readonly tookMs: number;
}

function crowd(hosts: number, messages: number): Crowd {
  const simulation = new Simulation({ seed: 1, recorder: "digest-only" });
  const names = Array.from({ length: hosts }, (_, n) => `node-${n}`);
  const network = new SimulatedNetwork(simulation, {
    hosts: names.map((name) => ({ name })),
    defaults: { latency: { kind: "uniform", delayMsMin: 1, delayMsMax: 9 } },
    startJitterMsMax: EVERY_MS,
  });
  let count = 0;
  const sent = (): void => {
    count += 1;
    if (count >= messages) simulation.stop();
  };
  for (const [self, name] of names.entries()) {
    network.host(name).run((host) => talk(host, { self, hosts, sent }));
  }
  network.start();
  network.apply({ kind: "partition", from: names.slice(0, hosts / 2) });
  network.apply({ kind: "drop", packets: { from: "node-1" }, count: 5 });
  network.apply({ kind: "delay", packets: { to: "node-2" }, delayMs: 1 });
  const beganMs = performance.now();
  while (simulation.step(() => false) !== "end") {}
  const tookMs = performance.now() - beganMs;
  if (simulation.turn.failure !== undefined) throw simulation.turn.failure;
  return { events: simulation.eventCount, tookMs };
}

interface Talk {
  readonly self: number;
  readonly hosts: number;
  readonly sent: () => void;
}

function talk(host: Host, { self, hosts, sent }: Talk): void {
  const socket = host.network.bind(PORT, () => {});
  const bytes = Uint8Array.of(1);
  const again = (): void => {
    for (let n = 1; n <= FAN_OUT; n += 1) {
      sent();
      socket.send({ host: `node-${(self + n) % hosts}`, port: PORT }, bytes);
    }
    host.clock.after(ms(EVERY_MS), again);
  };
  again();
}

/** As files, or bundled with what measures. */
const OURS = /\/src\/(kernel|net)\/|\/measure\.mjs$/;

/** How often each function of the product was called, by its name. */
function countCalls(run: () => unknown): ReadonlyMap<string, number> {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true });
  run();
  const calls = new Map<string, number>();
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result) {
      if (!OURS.test(url)) continue;
      for (const { functionName: name, ranges } of functions) {
        calls.set(name, (calls.get(name) ?? 0) + (ranges[0]?.count ?? 0));
      }
    }
  });
  session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
  return calls;
}
