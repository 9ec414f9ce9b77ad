/** What should somebody tell us who met a bug of ours? */
import { VERSION } from "./version.ts";

/** What is known of the run in which the bug showed. */
export interface BugContext {
  readonly command?: string;
  readonly seed?: number;
  readonly digest?: string;
  readonly link?: string;
}

/** A text for the terminal, with all that a report needs. */
export function bugReport(error: unknown, context: BugContext): string {
  const what =
    error instanceof Error ? (error.stack ?? error.message) : String(error);
  const facts = Object.entries({ version: VERSION, ...context });
  return [
    "farcall: this is a bug of Farcall, not of what you did.",
    "Please report the following lines:",
    ...facts.map(([name, value]) => `  ${name} ${value}`),
    `  node ${process.version} on ${process.platform}`,
    ...what.split("\n").map((line) => `  ${line}`),
    "",
  ].join("\n");
}
