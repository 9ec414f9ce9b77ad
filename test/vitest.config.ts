/** How are the tests run? */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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

export default defineConfig({
  root,
  resolve: { alias: aliases() },
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    reporters: ["default", "./test/support/reporter.ts"],
    maxWorkers: Math.min(4, availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
