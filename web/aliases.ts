/** What does `farcall/<word>` mean in what we bundle? */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What `exports` in package.json says it means, and nothing else. */
export function aliases(): { find: RegExp; replacement: string }[] {
  const text = readFileSync(`${ROOT}package.json`, "utf8");
  const { exports = {} } = JSON.parse(text) as {
    exports?: Record<string, string>;
  };
  return Object.entries(exports).map(([entry, file]) => ({
    // An entry is words, slashes and dashes: nothing to escape.
    find: new RegExp(`^farcall${entry.slice(1)}$`),
    replacement: ROOT + file.slice("./".length),
  }));
}
