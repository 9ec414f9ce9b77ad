/** Which files does the site keep for when there is no network? */
import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { workerText } from "./worker-text.ts";

/** Beside the page, so that all of the page is in its scope. */
export const WORKER_FILE = "offline.js";

/** Writes the service worker, which names every other file of the build. */
export function offlineWorker(): Plugin {
  return {
    name: "offline-worker",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const names = Object.keys(bundle).sort();
        const hash = createHash("sha256");
        for (const name of names) {
          const file = bundle[name];
          hash.update(name);
          // Other names bear a hash of what is in them.
          if (name === "index.html" && file?.type === "asset") {
            hash.update(file.source);
          }
        }
        const files = names.filter((name) => name !== "index.html");
        const source = workerText(files, hash.digest("hex").slice(0, 16));
        this.emitFile({ type: "asset", fileName: WORKER_FILE, source });
      },
    },
  };
}
