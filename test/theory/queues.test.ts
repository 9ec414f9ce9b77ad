/** Do hosts wait as queueing theory says? */
import { beforeAll, describe, test } from "vitest";
import { Simulation } from "../../src/kernel/simulation.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Process } from "../../src/net/process.ts";
import { log } from "../../src/ports/math.ts";
import { after, ms, toMs } from "../../src/ports/time.ts";
import { type Estimate, estimate, expectLaw } from "./estimate.ts";

interface Load {
  readonly cores: number;
  /** The share of time in which a core works. */
  readonly utilisation: number;
  /** Jobs of one seed that count, after a fifth as many that do not. */
  readonly jobs: number;
}

const SERVICE_MS = 1;

interface Measured {
  /** The mean time from arrival to the beginning of the work. */
  readonly waitMs: number;
  /** The mean time from arrival to the end of the work. */
  readonly stayMs: number;
  /** The mean number of jobs on the host, over time. */
  readonly jobCount: number;
}

/** Poisson arrivals of exponential work at one host. */
function measure(seed: number, { cores, utilisation, jobs }: Load): Measured {
  const simulation = new Simulation({ seed, recorder: "digest-only" });
  const hosts = [{ name: "server", cores }];
  const network = new SimulatedNetwork(simulation, { hosts });
  const gapMs = SERVICE_MS / (utilisation * cores);
  const first = Math.floor(jobs / 5);
  let [waitMs, stayMs, counted, area, lastMs, startMs] = [0, 0, 0, 0, 0, 0];
  let here = 0;
  const step = (change: number): void => {
    const nowMs = toMs(simulation.now());
    if (counted > 0) area += here * (nowMs - lastMs);
    lastMs = nowMs;
    here += change;
  };
  const serve = (server: Process): void => {
    const gaps = server.clock.random("arrivals");
    const works = server.clock.random("works");
    const exponential = (random: { next(): number }, meanMs: number) =>
      ms(-meanMs * log(1 - random.next()));
    let arrived = 0;
    const arrive = (): void => {
      step(1);
      arrived += 1;
      const number = arrived;
      if (number === first) {
        counted = 1;
        area = 0;
        startMs = lastMs;
      }
      const work = exponential(works, SERVICE_MS);
      const at = simulation.now();
      server.cores.work(work, () => {
        step(-1);
        if (number <= first || number > first + jobs) return;
        const stay = toMs(simulation.now()) - toMs(at);
        stayMs += stay / jobs;
        waitMs += (stay - toMs(work)) / jobs;
      });
      if (arrived > first + jobs) simulation.stop();
      const next = after(simulation.now(), exponential(gaps, gapMs));
      simulation.schedule(next, server.scope, arrive);
    };
    arrive();
  };
  network.host("server").run((host) => serve(host as Process));
  network.start();
  while (simulation.step(() => false) !== "end") {}
  return { waitMs, stayMs, jobCount: area / (lastMs - startMs) };
}

/**
 * The mean wait of M/M/c by Erlang's second formula (1917); for one core it is
 * utilisation / (1 - utilisation) times the service time.
 */
function erlangWaitMs({ cores, utilisation }: Load): number {
  const offered = cores * utilisation;
  let term = 1;
  let sum = 0;
  for (let n = 0; n < cores; n += 1) {
    sum += term;
    term *= offered / (n + 1);
  }
  const busy = term / (1 - utilisation);
  const waits = busy / (sum + busy);
  return (waits * SERVICE_MS) / (cores * (1 - utilisation));
}

/** Light, middling and heavy; heavier queues vary more and need more jobs. */
const LOADS: readonly Load[] = [
  { cores: 1, utilisation: 0.5, jobs: 4000 },
  { cores: 1, utilisation: 0.7, jobs: 7000 },
  { cores: 1, utilisation: 0.8, jobs: 12_000 },
  { cores: 3, utilisation: 0.5, jobs: 6000 },
  { cores: 3, utilisation: 0.7, jobs: 8000 },
  { cores: 3, utilisation: 0.8, jobs: 12_000 },
];

describe.each(LOADS)("$cores cores at a load of $utilisation", (load) => {
  let measured: readonly Measured[] = [];
  beforeAll(() => {
    measured = Array.from({ length: 200 }, (_, n) => measure(n + 1, load));
  });
  const found = (value: (one: Measured) => number): Estimate =>
    estimate(measured.map(value));

  test("jobs wait as long as M/M/c says", () => {
    expectLaw(
      found((one) => one.waitMs),
      erlangWaitMs(load),
    );
  });

  test("jobs here = rate of arrival x time they stay (Little, 1961)", () => {
    const rate = (load.utilisation * load.cores) / SERVICE_MS;
    expectLaw(
      found((one) => one.jobCount / (rate * one.stayMs)),
      1,
    );
  });
});
