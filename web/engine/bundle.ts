/** How does the engine become one classic script? */
import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";
import { aliases, ROOT } from "../aliases.ts";

/** What runs in a Worker, in a frame, on the command line and in tests. */
export const ENGINE_ENTRY = fileURLToPath(new URL("entry.ts", import.meta.url));

/** What the page's Worker runs: the same, with the lessons. */
export const PAGE_ENTRY = fileURLToPath(
  new URL("page-entry.ts", import.meta.url),
);

/** The name under which the script puts itself on the global object. */
const GLOBAL = "farcallEngine";

/** xstate takes hold of a console when it loads; an engine may have none. */
const INTRO = "const console = globalThis.console ?? { log() {} };";

/**
 * The text of one classic script that needs nothing around it: no module, no
 * URL, no eval, no WebAssembly. `async` functions stay what they are (ES2022),
 * because lowered ones run in another order.
 */
export async function bundleEngine(entry = ENGINE_ENTRY): Promise<string> {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: "warn",
    resolve: { alias: aliases() },
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      lib: { entry, formats: ["iife"], name: GLOBAL },
      rolldownOptions: { output: { intro: INTRO } },
    },
  });
  return textOf(built as Rolldown.RolldownOutput[]);
}

function textOf(outputs: readonly Rolldown.RolldownOutput[]): string {
  const chunks = outputs.flatMap(({ output }) => output);
  const [chunk] = chunks;
  if (chunks.length !== 1 || chunk?.type !== "chunk") {
    const names = chunks.map(({ fileName }) => fileName).join(", ");
    throw new Error(`the engine must be one script, but is: ${names}`);
  }
  return chunk.code;
}
