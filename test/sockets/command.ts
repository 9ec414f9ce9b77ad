/** How do the tests run our command? */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../src/cli/bin.js", import.meta.url));

export interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running command, and what it has printed until now. */
export class Command {
  out = "";
  err = "";
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;

  constructor(...args: readonly string[]) {
    const child = spawn(process.execPath, [BIN, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      // Nothing may hang for ever.
      timeout: 30_000,
    });
    this.#child = child;
    running.add(child);
    child.stdout.on("data", (chunk: Buffer) => {
      this.out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      this.err += chunk.toString();
    });
    this.ended = new Promise((resolve) =>
      child.once("close", (exitCode) => {
        running.delete(child);
        resolve({ exitCode, out: this.out, err: this.err });
      }),
    );
  }

  interrupt(): void {
    this.#child.kill("SIGINT");
  }
}

const running = new Set<ChildProcess>();

/** For `afterEach`. */
export function endCommands(): void {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
}
