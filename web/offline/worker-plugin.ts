/** Which files does the site keep for when there is no network? */
import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { workerText } from "./worker-text.ts";

/** Beside the page, so that all of the page is in its scope. */
export const WORKER_FILE = "offline.js";
const PAGE = "index.html";

/** Writes the service worker, which names every other file of the build. */
export function offlineWorker(): Plugin {
  return {
    name: "offline-worker",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const names = Object.keys(bundle).sort();
        const html = bundle[PAGE];
        const source = html?.type === "asset" ? html.source : "";
        const page = Buffer.from(source).toString();
        // Other names bear a hash of what is in them.
        const hash = createHash("sha256").update(names.join(" ")).update(page);
        const version = hash.digest("hex").slice(0, 16);
        const files = names.filter((name) => name !== PAGE);
        const script = workerText({ files, page, version });
        const fileName = WORKER_FILE;
        this.emitFile({ type: "asset", fileName, source: script });
      },
    },
  };
}
