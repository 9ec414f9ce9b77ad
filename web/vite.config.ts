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
 * A browser reads a script in one go, and a slow phone stands still meanwhile.
 * No part ends within a character.
 */
const PART = /.{1,64000}/gsu;

/**
 * `virtual:engine` is the text of the engine's script, in parts. The page makes
 * its Worker from the text, so nothing is loaded by address after the page.
 */
function engineText(): Plugin {
  let parts: Promise<readonly string[]> | undefined;
  const make = async () => (await bundleEngine(PAGE_ENTRY)).match(PART) ?? [];
  return {
    name: "engine-text",
    buildStart: () => void (parts = undefined),
    resolveId: (id) => (id.startsWith(ENGINE) ? `\0${id}` : undefined),
    load: async (id) => {
      if (!id.startsWith(`\0${ENGINE}`)) return undefined;
      const [nth] = /\d+$/.exec(id) ?? [];
      parts ??= make();
      const texts = await parts;
      if (nth !== undefined) {
        return `export default ${JSON.stringify(texts[Number(nth)])};`;
      }
      const loads = texts.map((_, at) => `() => import("${ENGINE}-${at}")`);
      return `export default [${loads.join(",")}];`;
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
