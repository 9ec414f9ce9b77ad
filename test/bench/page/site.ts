/** How is the site built and served that is measured? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "../../../web/build-site.ts";
import { serveSite } from "../../../web/serve.ts";

const PORT_FIRST = 47_500;

export interface BuiltSite {
  readonly folder: string;
  readonly address: string;
  close(): void;
}

/** As `npm start` does, into a temporary folder. */
export async function openBuiltSite(): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), "farcall-bench-site-"));
  await buildSite({ folder, logLevel: "error" });
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
