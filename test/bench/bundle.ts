/** How is a benchmark built, so that it measures what the product runs? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/**
 * Bundles `measure.ts` for Node into a temporary folder and gives the file.
 * Not through tsx: it wraps every closure to keep its name, which the bundle
 * of the product does not, and which costs a fifth of the speed.
 */
export async function bundleMeasure(): Promise<{
  readonly file: string;
  readonly remove: () => void;
}> {
  const folder = mkdtempSync(join(tmpdir(), "farcall-bench-"));
  await build({
    configFile: false,
    root: fileURLToPath(new URL("../..", import.meta.url)),
    logLevel: "error",
    build: {
      ssr: fileURLToPath(new URL("measure.ts", import.meta.url)),
      outDir: folder,
      target: "es2022",
      minify: false,
      rollupOptions: { output: { entryFileNames: "measure.mjs" } },
    },
    ssr: { noExternal: true },
  });
  return {
    file: join(folder, "measure.mjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
