/** What stands in a file that somebody named? */
import { readFileSync, statSync } from "node:fs";
import { badInput } from "./verb.ts";

const BYTES_PER_MIB = 1024 * 1024;

/** The text of a file, or of standard input when it is named "-". */
export async function readInput(
  path: string,
  bytesMax: number,
): Promise<string> {
  if (path !== "-") return readText(path, bytesMax);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > bytesMax) throw tooLarge("standard input", bytesMax);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The text of a file. Throws BadInput for what is none, or is too large. */
export function readText(path: string, bytesMax: number): string {
  try {
    const { size } = statSync(path);
    if (size <= bytesMax) return readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      throw badInput(path, "there is no such file", "check the path");
    }
    const what = `cannot be read: ${message}`;
    throw badInput(path, what, "name a file that you may read");
  }
  throw tooLarge(path, bytesMax);
}

function tooLarge(path: string, bytesMax: number): Error {
  const what = `is larger than ${bytesMax / BYTES_PER_MIB} MiB`;
  return badInput(path, what, "make it smaller");
}
