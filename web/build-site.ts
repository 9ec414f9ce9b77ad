/** How is the site built, as its visitors get it? */
import { fileURLToPath } from "node:url";
import { build } from "vite";

interface Order {
  /** Where to; where `npm start` serves it from unless given. */
  readonly folder?: string;
  readonly logLevel: "warn" | "error";
}

/**
 * Whatever runs this: under a test runner each element would say where it is
 * from, and the scripts would be larger than anybody loads.
 */
export async function buildSite({ folder, logLevel }: Order): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    await build({
      configFile: fileURLToPath(new URL("vite.config.ts", import.meta.url)),
      logLevel,
      ...(folder !== undefined && { build: { outDir: folder } }),
    });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
