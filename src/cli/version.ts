/** Which version of Farcall is this? */
import { readFileSync } from "node:fs";

const PACKAGE = new URL("../../package.json", import.meta.url);

/** As package.json says it, "0.1.0". */
export const VERSION: string = readVersion();

function readVersion(): string {
  const text = readFileSync(PACKAGE, "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
