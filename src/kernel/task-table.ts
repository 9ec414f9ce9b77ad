/** Which async functions are under way, and what do they wait for? */
import type { Wait } from "../ports/tasks.ts";
import { Bag, type Bagged } from "./bag.ts";
import type { Scope } from "./scope.ts";
import { SimulationError } from "./sim-error.ts";
import type { Turn } from "./turn.ts";

/** A task that had not finished when the run ended. */
export interface WaitingTask {
  readonly host: string;
  readonly task: string;
  /** What its host waits for; empty when the simulation knows of nothing. */
  readonly waitsFor: readonly string[];
}

interface Task extends Bagged {
  readonly name: string;
  readonly scope: Scope;
}

/** The tasks of a simulation and the promises that they await. */
export class TaskTable {
  readonly #turn: Turn;
  readonly #tasks = new Bag<Task>();
  readonly #waits = new Bag<OpenWait>();

  constructor(turn: Turn) {
    this.#turn = turn;
  }

  /** How many tasks have not finished. */
  get taskCount(): number {
    return this.#tasks.size;
  }

  /** How many promises are not settled. */
  get waitCount(): number {
    return this.#waits.size;
  }

  /** What is waited for most often, in words. */
  mostAwaited(): string {
    const counts = new Map<string, number>();
    let most = "nothing";
    for (const { waitsFor, scope } of this.#waits.all()) {
      const what = `"${waitsFor}" on host "${scope.name}"`;
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      if (count > (counts.get(most) ?? 0)) most = what;
    }
    return most;
  }

  /** Starts an async function in the name of a scope. */
  start(scope: Scope, name: string, run: () => Promise<void>): void {
    this.#turn.check();
    if (scope.state === "ended") return;
    const task: Task = { name, scope, number: 0, place: -1 };
    this.#tasks.add(task);
    this.#turn.hasResumed = true;
    begin(run).then(
      () => this.#finish(task),
      (error) => this.#reject(task, error),
    );
  }

  /** A promise that the plumbing settles later, in the name of a scope. */
  wait<Value>(scope: Scope, waitsFor: string): Wait<Value> {
    this.#turn.check();
    const wait = new SimulatedWait<Value>(scope, waitsFor, () => {
      this.#turn.check();
      this.#turn.hasResumed = true;
      this.#waits.remove(wait);
    });
    this.#waits.add(wait);
    return wait;
  }

  /** Forgets what a crashed scope was doing. */
  forget(scope: Scope): void {
    for (const task of this.#tasks.all()) {
      if (task.scope === scope) this.#tasks.remove(task);
    }
    for (const wait of this.#waits.all()) {
      if (wait.scope === scope) this.#waits.remove(wait);
    }
  }

  /** The tasks still under way, each with what its host waits for. */
  waiting(): readonly WaitingTask[] {
    // Tasks of one host share the list: one for each would be a square.
    const waits = new Map<Scope, string[]>();
    for (const { scope, waitsFor } of this.#waits.all()) {
      const known = waits.get(scope);
      if (known === undefined) waits.set(scope, [waitsFor]);
      else known.push(waitsFor);
    }
    return this.#tasks.all().map(({ scope, name }) => ({
      host: scope.name,
      task: name,
      waitsFor: waits.get(scope) ?? [],
    }));
  }

  #finish(task: Task): void {
    if (!this.#tasks.remove(task)) return;
    this.#checkTurnQuietly();
  }

  #reject(task: Task, error: unknown): void {
    if (!this.#tasks.remove(task)) return;
    if (error instanceof SimulationError) {
      this.#turn.fail(error);
      return;
    }
    const host = task.scope.name;
    const problem = new SimulationError(
      "unhandled-rejection",
      `task "${task.name}" on host "${host}" ended with an error that nobody ` +
        `caught: ${describe(error)}; catch it where you call`,
      { host, cause: error },
    );
    this.#turn.fail(problem);
  }

  #checkTurnQuietly(): void {
    try {
      this.#turn.check();
    } catch {
      // check has ended the run with the error; nobody awaits it here.
    }
  }
}

interface OpenWait extends Bagged {
  readonly scope: Scope;
  readonly waitsFor: string;
}

class SimulatedWait<Value> implements OpenWait, Wait<Value> {
  readonly promise: Promise<Value>;
  readonly scope: Scope;
  readonly waitsFor: string;
  number = 0;
  place = -1;
  #resolve!: (value: Value) => void;
  #reject!: (error: unknown) => void;
  #onSettled: (() => void) | undefined;

  constructor(scope: Scope, waitsFor: string, onSettled: () => void) {
    this.scope = scope;
    this.waitsFor = waitsFor;
    this.#onSettled = onSettled;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  resolve(value: Value): void {
    if (this.#settle()) this.#resolve(value);
  }

  reject(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  #settle(): boolean {
    const onSettled = this.#onSettled;
    if (onSettled === undefined || this.scope.state === "ended") return false;
    this.#onSettled = undefined;
    onSettled();
    return true;
  }
}

/** An async function never throws at once, but a plain one may. */
async function begin(run: () => Promise<void>): Promise<void> {
  await run();
}

/** An error in words of ours: engines differ in theirs. */
function describe(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return String(error);
}
