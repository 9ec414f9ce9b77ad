/** Is everything as promised? The steps of `npm test`, one after the other. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./support/source.ts";

interface Step {
  readonly name: string;
  readonly command: string;
  readonly flags: readonly string[];
}

const STEPS: readonly Step[] = [
  { name: "types", command: "tsc", flags: ["-p", "."] },
  {
    name: "format and lint",
    command: "biome",
    flags: ["check", "--error-on-warnings", "."],
  },
  {
    name: "unit, layers, tidy, determinism, golden, interop",
    command: "vitest",
    flags: ["run", "--config", "test/vitest.config.ts"],
  },
];

const folder = mkdtempSync(join(tmpdir(), "farcall-test-"));
const countsPath = join(folder, "counts.json");

function passes({ name, command, flags }: Step, extra: string[]): boolean {
  const startedMs = Date.now();
  console.log(`-- ${name}: ${command} ${flags.join(" ")}`);
  const program = join(ROOT, "node_modules", ".bin", command);
  const { status, error } = spawnSync(program, [...flags, ...extra], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, FARCALL_TEST_COUNTS: countsPath },
  });
  const tookSeconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`-- ${name}: done in ${tookSeconds} s`);
    return true;
  }
  const why = error?.message ?? `exit code ${status}`;
  console.log(`-- ${name}: failed after ${tookSeconds} s (${why})`);
  return false;
}

function readCounts(): { passed: number; failed: number } {
  try {
    return JSON.parse(readFileSync(countsPath, "utf8"));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** Runs the steps until one fails; words of the command line go to vitest. */
function main(): void {
  const words = process.argv.slice(2);
  const isOk = STEPS.every((step) =>
    passes(step, step.command === "vitest" ? words : []),
  );
  const { passed, failed } = readCounts();
  rmSync(folder, { recursive: true });
  const isGood = isOk && failed === 0 && passed > 0;
  // A step that failed before any test could counts as one failure.
  console.log(`${passed} passed, ${isGood ? 0 : Math.max(1, failed)} failed`);
  process.exitCode = isGood ? 0 : 1;
}

main();
