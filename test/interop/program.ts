/** How do the tests run a program of somebody else? */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The path of a file beside this one. */
export function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

export interface Ran {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly exitCode: number | null;
}

export interface Run {
  readonly path: string;
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
  readonly timeoutMs?: number;
}

const programs = new Set<ChildProcess>();

/** For `afterEach`: what still runs is ended. */
export function endPrograms(): void {
  for (const program of programs) program.kill("SIGKILL");
  programs.clear();
}

/** Runs a program to its end, which must come within the time. */
export async function run(what: Run): Promise<Ran> {
  const program = start(what);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  program.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  program.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
  program.stdin?.end(what.input ?? "");
  const timer = setTimeout(
    () => program.kill("SIGKILL"),
    what.timeoutMs ?? 30_000,
  );
  const exitCode = await new Promise<number | null>((resolve) =>
    program.once("close", resolve),
  );
  clearTimeout(timer);
  const stderr = Buffer.concat(err).toString();
  return { stdout: Buffer.concat(out), stderr, exitCode };
}

/** A program that runs beside the test, and the lines it has printed. */
export interface Running {
  readonly lines: readonly string[];
  readonly program: ChildProcess;
}

export function runBeside(what: Run): Running {
  const program = start(what);
  const lines: string[] = [];
  let rest = "";
  const hear = (chunk: Buffer): void => {
    const parts = (rest + chunk.toString()).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  };
  program.stdout?.on("data", hear);
  program.stderr?.on("data", hear);
  return { lines, program };
}

function start({ path, args }: Run): ChildProcess {
  const program = spawn(path, args, {
    // No proxy of this machine may stand between two ends on it.
    env: { PATH: "/usr/bin:/bin", NO_PROXY: "*", GRPC_VERBOSITY: "NONE" },
  });
  programs.add(program);
  program.once("close", () => programs.delete(program));
  // It may be gone before it has read everything.
  program.stdin?.on("error", () => {});
  return program;
}
