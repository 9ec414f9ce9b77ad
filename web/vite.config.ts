/** How is the site built? */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { aliases, ROOT } from "./aliases.ts";
import { bundleEngine, PAGE_ENTRY } from "./engine/bundle.ts";
import { lessonProse } from "./lesson/prose-plugin.ts";
import { offlineWorker } from "./offline/worker-plugin.ts";
import { exerciseTexts } from "./workbench/exercise-plugin.ts";

const ENGINE = "virtual:engine";

/**
 * `virtual:engine` is the text of the engine's script. The page makes its
 * Worker from the text, so nothing is loaded by address after the page.
 */
function engineText(): Plugin {
  return {
    name: "engine-text",
    resolveId: (id) => (id === ENGINE ? `\0${ENGINE}` : undefined),
    load: async (id) => {
      if (id !== `\0${ENGINE}`) return undefined;
      const script = await bundleEngine(PAGE_ENTRY);
      return `export default ${JSON.stringify(script)};`;
    },
  };
}

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as {
  readonly version: string;
};

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  resolve: { alias: aliases() },
  define: { FARCALL_VERSION: JSON.stringify(version) },
  plugins: [engineText(), lessonProse(), exerciseTexts(), offlineWorker()],
  build: {
    outDir: `${ROOT}dist/site`,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 250,
  },
});
