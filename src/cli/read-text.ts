/** What stands in a file that somebody named? */
import { readFileSync, statSync } from "node:fs";
import { badInput } from "./verb.ts";

const BYTES_PER_MIB = 1024 * 1024;

/** The text of a file. Throws BadInput for what is none, or is too large. */
export function readText(path: string, bytesMax: number): string {
  try {
    const { size } = statSync(path);
    if (size <= bytesMax) return readFileSync(path, "utf8");
  } catch (error) {
    const what = `cannot be read: ${(error as Error).message}`;
    throw badInput(path, what, "name a file that you may read");
  }
  const what = `is larger than ${bytesMax / BYTES_PER_MIB} MiB`;
  throw badInput(path, what, "make it smaller");
}
