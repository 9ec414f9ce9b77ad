/** How does a run travel as a file, where a link is too long? */
import { isLink } from "../../src/scenario/link.ts";
import type { Parsed } from "../../src/scenario/problem.ts";

/** Mail and chat programs cut off longer ones. */
export const LINK_LENGTH_MAX = 4096;

const KIND = "farcall-run";
const FILE_BYTES_MAX = 2_000_000;

/** Hands a file with the link to whoever looks at the page. */
export function saveFile(link: string, name: string): void {
  const text = `${JSON.stringify({ kind: KIND, link }, undefined, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/json" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `${name}.farcall.json`;
  anchor.click();
  URL.revokeObjectURL(url);
}

/** The link in a file: one that the lab saved, or the text of a link. */
export async function linkInFile(file: File): Promise<Parsed<string>> {
  if (file.size > FILE_BYTES_MAX) {
    const what = `the file has ${file.size} bytes`;
    return wrong(what, `a file has at most ${FILE_BYTES_MAX}`);
  }
  const text = await file.text();
  // What is JSON may end like a link, and is none.
  const link = linkIn(text) ?? (isLink(text) ? text : undefined);
  if (link !== undefined) return { ok: true, value: link };
  return wrong("the file holds no run", "choose a file that this lab saved");
}

function linkIn(text: string): string | undefined {
  try {
    const { kind, link } = JSON.parse(text);
    const isOurs = kind === KIND && typeof link === "string" && isLink(link);
    return isOurs ? link : undefined;
  } catch {
    return undefined;
  }
}

function wrong(what: string, remedy: string): Parsed<string> {
  return { ok: false, problems: [{ path: "", what, remedy }] };
}
