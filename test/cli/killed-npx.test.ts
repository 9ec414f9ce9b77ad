/** Does anything outlive the npx by which it was started? */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../../src/cli/bin.js", import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), "farcall-npx-"));

/** Starts the command as npx does, and says which process it is. */
const LAUNCHER = `
const [, ...words] = process.argv;
const env = { ...process.env, npm_command: "exec" };
const stdio = ["ignore", "inherit", "inherit"];
const { spawn } = require("node:child_process");
const child = spawn(process.execPath, words, { env, stdio });
console.log("process " + child.pid);
`;

const launchers: ChildProcess[] = [];
const pids: number[] = [];

afterAll(() => {
  rmSync(FOLDER, { recursive: true });
  for (const launcher of launchers) launcher.kill("SIGKILL");
  for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGKILL");
});

/** Resolves with the first group of what it says, once it says it. */
function launch(words: readonly string[], until: RegExp) {
  const args = ["--eval", LAUNCHER, "--", BIN, ...words];
  const launcher = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
  });
  launchers.push(launcher);
  let said = "";
  const found = new Promise<number>((resolve) => {
    const hear = (bytes: Buffer) => {
      said += bytes;
      const [, pid] = /process (\d+)/.exec(said) ?? [];
      if (pid === undefined || !until.test(said)) return;
      pids.push(Number(pid));
      resolve(Number(pid));
    };
    launcher.stdout.on("data", hear);
    launcher.stderr.on("data", hear);
  });
  return { launcher, found };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // What nobody has fetched the end of is still listed.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.split(" ").filter(Boolean).map(Number);
}

/** The loader of sources has a process of its own, too. */
function isSandbox(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("permission");
}

/** Slow machines start slowly; a process that stays is there for ever. */
const WAIT = { timeout: 15_000, interval: 100 };

test("a server ends with the npx that was killed", async () => {
  const words = ["serve", "greeter", "--listen", "grpc:0"];
  const { launcher, found } = launch(words, /npx farcall call/);
  const pid = await found;
  launcher.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), WAIT).toBe(false);
});

test("so does the sandbox of a submission that never ends", async () => {
  const file = join(FOLDER, "greeter.ts");
  writeFileSync(file, "while (true);\n");
  const words = ["grade", "hello-far-call", "--submission", file];
  const { launcher, found } = launch(words, /process/);
  const pid = await found;
  const sandbox = () => childrenOf(pid).find(isSandbox) ?? 0;
  await expect.poll(sandbox, { ...WAIT, interval: 20 }).toBeGreaterThan(0);
  const child = sandbox();
  pids.push(child);
  launcher.kill("SIGKILL");
  await expect.poll(() => isAlive(pid) || isAlive(child), WAIT).toBe(false);
});
