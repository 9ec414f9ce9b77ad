/** How is the site built and served that is measured? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { serveSite } from "../../../web/serve.ts";
import { ROOT } from "../../support/source.ts";

const PORT_FIRST = 47_500;

export interface BuiltSite {
  readonly folder: string;
  readonly address: string;
  close(): void;
}

/** As `npm start` does, into a temporary folder. */
export async function buildSite(): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), "farcall-bench-site-"));
  // Under vitest it says "test", and the build would be larger than ours.
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  await build({
    configFile: `${ROOT}web/vite.config.ts`,
    logLevel: "error",
    build: { outDir: folder },
  }).finally(() => {
    if (before === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = before;
  });
  const { server, port } = await serveSite({
    folder,
    portFirst: PORT_FIRST,
    say: () => {},
  });
  return {
    folder,
    address: `http://localhost:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
