/** A small world for tests of the kernel: hosts that are only scopes. */
import {
  type RunOptions,
  type RunResult,
  runSimulation,
} from "../../src/kernel/run.ts";
import { Scope } from "../../src/kernel/scope.ts";
import type { Simulation } from "../../src/kernel/simulation.ts";
import { eventKind } from "../../src/ports/event.ts";
import { after, type Duration, type Instant } from "../../src/ports/time.ts";

export const noted = eventKind<[what: string, n: number]>({
  name: "test.noted",
  level: "call",
  isNotable: false,
  columns: ["what", "n"],
  sentence: (what, n) => `${what} ${n}`,
});

export const turned = eventKind<[what: string]>({
  name: "test.turned",
  level: "world",
  isNotable: true,
  columns: ["what"],
  sentence: (what) => `everything turned ${what}`,
});

export const carried = eventKind<[bytes: Uint8Array]>({
  name: "test.carried",
  level: "packet",
  isNotable: false,
  columns: ["bytes"],
  sentence: (bytes) => `${bytes.length} bytes were carried`,
});

export interface TestHost {
  readonly scope: Scope;
  note(what: string, n?: number): void;
  after(wait: Duration, run: () => void): void;
  sleep(wait: Duration): Promise<void>;
  start(name: string, run: () => Promise<void>): void;
}

export function testHost(simulation: Simulation, name: string): TestHost {
  const scope = new Scope(name);
  const due = (wait: Duration): Instant => after(simulation.now(), wait);
  return {
    scope,
    note: (what, n = 0) => simulation.record(scope, noted, what, n),
    after: (wait, run) => void simulation.schedule(due(wait), scope, run),
    sleep: (wait) => {
      const slept = simulation.tasks.wait<void>(scope, `sleep of ${wait} ns`);
      simulation.schedule(due(wait), scope, () => slept.resolve());
      return slept.promise;
    },
    start: (task, run) =>
      void simulation.schedule(simulation.now(), scope, () =>
        simulation.tasks.start(scope, task, run),
      ),
  };
}

/** Runs a world and gives its result, with the rows as short texts. */
export async function runWorld(
  build: (simulation: Simulation) => void,
  options: Partial<RunOptions> = {},
): Promise<RunResult & { readonly said: readonly string[] }> {
  const result = await runSimulation({ seed: 1, ...options }, build);
  const said: string[] = [];
  for (let index = 0; index < result.trace.length; index += 1) {
    const row = result.trace.row(index);
    const sentence = row.kind.sentence(...row.cells);
    said.push(`${row.at} ${row.host}: ${sentence}`);
  }
  return { ...result, said };
}
