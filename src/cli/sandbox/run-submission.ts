/** How does a submission run without anything of ours within its reach? */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { transform } from "sucrase";
import {
  type ReadRun,
  type RunOutcome,
  readRun,
} from "../../course/run-record.ts";
import { REASONS, RUN_LIMITS } from "../../course/sandbox/limits.ts";
import type { SandboxJob } from "../../course/sandbox/session.ts";
import type { ChildLine, ChildOrder } from "./child.ts";
import { watchMemory } from "./watch-memory.ts";

/** What one submission may take. Past one of them its process is killed. */
export interface SandboxLimits {
  /** Real time until its text is compiled. */
  readonly compileMsMax: number;
  /** Real time for one run, from the end of the one before. */
  readonly runMsMax: number;
  /** Real time until the process has started and read its order. */
  readonly startMsMax: number;
  readonly heapMbMax: number;
  /** All memory of the process; looked at where the system tells. */
  readonly memoryMbMax: number;
  /** What it may write, all runs together. */
  readonly outputBytesMax: number;
}

export const SANDBOX_LIMITS: SandboxLimits = {
  ...RUN_LIMITS,
  heapMbMax: 96,
  memoryMbMax: 400,
};

export interface SandboxOrder {
  /** The engine bundle. */
  readonly engine: string;
  /** A submission that `compileSubmission` has compiled. */
  readonly program: string;
  readonly jobs: readonly SandboxJob[];
  readonly limits: SandboxLimits;
}

/**
 * Runs the jobs one after the other, in a process of their own without files,
 * environment, or code made from text. Resolves with one result for each job,
 * up to the first that failed; never rejects for what a submission does. What
 * is no boundary: Node's flags do not close the network, so that the vm
 * context without objects of ours is what keeps a submission from it.
 */
export function runInSandbox(
  order: SandboxOrder,
): Promise<readonly RunOutcome[]> {
  return new Promise((resolve) => {
    const child = start(order.limits);
    const watch = new Watch(child, order);
    // One that never ends would outlive us.
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.on("error", (error) => {
      watch.fail(`the sandbox does not start: ${error.message}`);
    });
    child.on("close", (_code, signal) => {
      process.off("exit", end);
      resolve(watch.close(signal));
    });
    child.stdout?.on("data", (bytes: Buffer) => watch.read(bytes));
    // It may die before it has read all; that shows in how it ends.
    child.stdin?.on("error", () => {});
    const { engine, program, jobs } = order;
    const texts = jobs.map((job) => JSON.stringify(job));
    const text: ChildOrder = { engine, program, jobs: texts };
    child.stdin?.end(JSON.stringify(text));
  });
}

const CHILD_TEXT = transform(
  readFileSync(new URL("child.ts", import.meta.url), "utf8"),
  { transforms: ["typescript", "imports"] },
).code;

/** What keeps the process from files, processes, threads, code from text. */
export function sandboxFlags({ heapMbMax }: SandboxLimits): readonly string[] {
  const isNew = process.allowedNodeEnvironmentFlags.has("--permission");
  return [
    isNew ? "--permission" : "--experimental-permission",
    "--no-warnings",
    "--disallow-code-generation-from-strings",
    `--max-old-space-size=${heapMbMax}`,
  ];
}

function start(limits: SandboxLimits): ChildProcess {
  const flags = [...sandboxFlags(limits), "--eval", CHILD_TEXT];
  return spawn(process.execPath, flags, {
    env: {},
    stdio: ["pipe", "pipe", "ignore"],
  });
}

/** Reads what a child says, and ends it when it goes too far. */
class Watch {
  readonly #child: ChildProcess;
  readonly #order: SandboxOrder;
  readonly #runs: RunOutcome[] = [];
  readonly #stopWatching: () => void;
  #timer: NodeJS.Timeout | undefined;
  #failure: string | undefined;
  #rest = Buffer.alloc(0);
  #bytes = 0;

  constructor(child: ChildProcess, order: SandboxOrder) {
    this.#child = child;
    this.#order = order;
    const { startMsMax, memoryMbMax } = order.limits;
    this.#await(startMsMax, REASONS.noStart);
    this.#stopWatching = watchMemory(child.pid, memoryMbMax, () => {
      this.fail(`used more than ${memoryMbMax} MB of memory`);
    });
  }

  fail(reason: string): void {
    this.#failure ??= reason;
    this.#child.kill("SIGKILL");
  }

  read(bytes: Buffer): void {
    if (this.#failure !== undefined) return;
    this.#bytes += bytes.length;
    const { outputBytesMax, runMsMax } = this.#order.limits;
    const noEnd = REASONS.noEnd(runMsMax);
    if (this.#bytes > outputBytesMax) {
      this.fail(REASONS.tooMuch(outputBytesMax));
      return;
    }
    const all = Buffer.concat([this.#rest, bytes]);
    let from = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, from)) {
      this.#line(all.toString("utf8", from, end));
      from = end + 1;
      this.#await(runMsMax, noEnd);
    }
    this.#rest = all.subarray(from);
  }

  /** All runs, up to the first that failed. */
  close(signal: NodeJS.Signals | null): readonly RunOutcome[] {
    clearTimeout(this.#timer);
    this.#stopWatching();
    const { jobs, limits } = this.#order;
    const died =
      signal === "SIGABRT"
        ? `used more than ${limits.heapMbMax} MB of heap`
        : REASONS.died;
    if (this.#runs.length < jobs.length) {
      this.#runs.push({ kind: "failed", reason: this.#failure ?? died });
    }
    return this.#runs;
  }

  #await(wallMs: number, reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.fail(reason), wallMs);
  }

  #line(text: string): void {
    const run = outcomeOf(text);
    if (run === undefined) return;
    if (run.kind === "failed") this.fail(run.reason);
    else if (this.#runs.length < this.#order.jobs.length) this.#runs.push(run);
  }
}

/** Undefined when the line tells of no run. */
function outcomeOf(text: string): RunOutcome | undefined {
  let data: ReadRun | undefined;
  try {
    const line = JSON.parse(text) as ChildLine;
    if (line.kind === "ready") return undefined;
    if (line.kind !== "run") return { kind: "failed", reason: line.reason };
    data = readRun(JSON.parse(line.record));
  } catch {
    data = undefined;
  }
  if (data !== undefined) return { kind: "run", run: data };
  return { kind: "failed", reason: REASONS.noRecord };
}
