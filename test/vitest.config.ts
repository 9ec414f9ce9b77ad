/** How are the tests run? */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import LongestFirst from "./support/sequencer.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `farcall/<word>` means here what `exports` in package.json says it means. */
function aliases(): { find: RegExp; replacement: string }[] {
  const packageJson = JSON.parse(
    readFileSync(`${root}package.json`, "utf8"),
  ) as { exports?: Record<string, string> };
  const entries = Object.entries(packageJson.exports ?? {});
  return entries.map(([entry, file]) => ({
    // An entry is words, slashes and dashes: nothing to escape but the dot.
    find: new RegExp(`^farcall${entry.slice(1).replaceAll(".", "\\.")}$`),
    replacement: root + file.slice("./".length),
  }));
}

/** Tests of nothing but our own code, without processes, sockets, pages. */
const PURE = [
  ...["check", "cluster", "kernel", "net", "ports", "rpc", "scenario"],
  ...["scene", "services", "web", "workbench"],
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  root,
  resolve: { alias: aliases() },
  test: {
    pool: "forks",
    sequence: { sequencer: LongestFirst },
    reporters: ["default", "./test/support/reporter.ts"],
    maxWorkers: Math.min(4, availableParallelism()),
    // What hangs is to fail; a loaded machine is not to.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        // A worker loads what they share once, and not for each file anew.
        test: { name: "pure", include: PURE, isolate: false },
      },
      {
        extends: true,
        test: { name: "whole", include: ["test/**/*.test.ts"], exclude: PURE },
      },
    ],
  },
});
