/** How does plain async code live in a real process? */
import type { Tasks, Wait } from "../ports/tasks.ts";

/** Hears of a task that failed and nobody handled it: a mistake of ours. */
export type OnTaskFailure = (error: Error) => void;

/** Real promises; the engine itself decides when what waits goes on. */
export class RealTasks implements Tasks {
  readonly #hostName: string;
  readonly #onFailure: OnTaskFailure;

  constructor(hostName: string, onFailure: OnTaskFailure = failProcess) {
    this.#hostName = hostName;
    this.#onFailure = onFailure;
  }

  start(name: string, run: () => Promise<void>): void {
    const task = async (): Promise<void> => run();
    task().catch((cause: unknown) => {
      const what = `the task "${name}" of "${this.#hostName}" failed`;
      this.#onFailure(new Error(`${what}: ${String(cause)}`, { cause }));
    });
  }

  wait<Value>(_waitsFor: string): Wait<Value> {
    let settle!: Omit<Wait<Value>, "promise">;
    const promise = new Promise<Value>((resolve, reject) => {
      settle = { resolve, reject };
    });
    return { promise, ...settle };
  }
}

/** Nothing that runs may go on as if it had not happened. */
function failProcess(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
