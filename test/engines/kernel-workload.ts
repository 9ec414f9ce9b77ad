/** Which small world shows an engine that drains its microtasks wrongly? */
import { runSimulation } from "../../src/kernel/run.ts";
import { Scope } from "../../src/kernel/scope.ts";
import { Simulation } from "../../src/kernel/simulation.ts";
import { eventKind } from "../../src/ports/event.ts";
import { log } from "../../src/ports/math.ts";
import { after, type Duration, ns } from "../../src/ports/time.ts";

const noted = eventKind<[what: string, value: number]>({
  name: "workload.noted",
  level: "call",
  isNotable: false,
  columns: ["what", "value"],
  sentence: (what, value) => `${what} ${value}`,
});

const HOSTS = ["a", "b", "c", "d"];
const ROUNDS = 40;

/** Awaits so deep that a drain of a fixed number of turns falls short. */
const DEPTH_MAX = 60;

/**
 * Tasks that sleep for random times, often until the same instant, and then
 * await things of random depth in all the ways that the language knows.
 */
function build(simulation: Simulation): void {
  for (const name of HOSTS) {
    const scope = new Scope(name);
    for (const task of ["left", "right"]) {
      const start = () =>
        simulation.tasks.start(scope, task, () =>
          live({ simulation, scope, task }),
        );
      simulation.schedule(simulation.now(), scope, start);
    }
  }
}

interface Life {
  readonly simulation: Simulation;
  readonly scope: Scope;
  readonly task: string;
}

async function live(life: Life): Promise<void> {
  const { simulation, scope, task } = life;
  const random = simulation.random(`${scope.name}/${task}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Few distinct times, so that many wake at the same instant.
    const ticks = Math.ceil(-3 * log(1 - random.next()));
    await sleep(life, ns(ticks * 1000));
    const depth = Math.floor(random.next() * DEPTH_MAX);
    const value = await awaitDeeply(depth);
    simulation.record(scope, noted, task, value + random.next());
    await Promise.all([awaitDeeply(depth >> 1), sleep(life, ns(1000))]);
    for await (const item of items(round % 3)) {
      simulation.record(scope, noted, "item", item);
    }
  }
}

function sleep({ simulation, scope }: Life, wait: Duration): Promise<void> {
  const waiting = simulation.tasks.wait<void>(scope, "sleep");
  const at = after(simulation.now(), wait);
  simulation.schedule(at, scope, () => waiting.resolve());
  return waiting.promise;
}

async function awaitDeeply(depth: number): Promise<number> {
  if (depth === 0) return 0;
  try {
    return 1 + (await awaitDeeply(depth - 1));
  } finally {
    // biome-ignore lint/suspicious/noThenProperty: a thenable is meant
    await { then: (resolve: (value: number) => void) => resolve(depth) };
  }
}

async function* items(count: number): AsyncGenerator<number> {
  for (let item = 0; item < count; item += 1) yield item;
}

let simulation: Simulation | undefined;

/** Where the engine drains by itself. */
export async function run(seed: number): Promise<string> {
  const { digest, failure } = await runSimulation({ seed }, build);
  if (failure !== undefined) throw failure;
  return digest;
}

/** Where the host drives: open, then step and drain until "end". */
export function open(seed: number): void {
  simulation = new Simulation({ seed });
  build(simulation);
}

export function step(): string {
  return simulation?.step(() => false) ?? "end";
}

export function digest(): string {
  return simulation?.trace.digest ?? "";
}
