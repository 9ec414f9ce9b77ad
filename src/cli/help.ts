/** What can one ask of the command, and how? */
import { indented } from "./indented.ts";
import type { Verb } from "./verb.ts";

/** All verbs, one a line. */
export function overview(verbs: ReadonlyMap<string, Verb>): string {
  const width = Math.max(...[...verbs.keys()].map((name) => name.length));
  const lines = [...verbs].map(
    ([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`,
  );
  return [
    "farcall: a lab and a course for distributed computing",
    "",
    "  farcall VERB …",
    "",
    ...lines,
    "",
    "farcall VERB --help says more, with an example.",
    "",
  ].join("\n");
}

/** One verb: its line of usage, its flags, an example. */
export function helpFor(command: string, verb: Verb): string {
  const rows = Object.entries(verb.flags).map(([flag, { value, about }]) => ({
    left: value === undefined ? `--${flag}` : `--${flag} ${value}`,
    about,
  }));
  const width = Math.max(0, ...rows.map(({ left }) => left.length));
  const usage = [command, ...verb.positionals, "[flags]"].join(" ");
  return [
    `${usage}`,
    "",
    `  ${verb.summary}`,
    "",
    ...rows.map(({ left, about }) => {
      const besides = indented(about, width + 4).slice(width + 4);
      return `  ${left.padEnd(width)}  ${besides}`;
    }),
    "",
    ...(verb.notes ?? []),
    ...(verb.notes === undefined ? [] : [""]),
    `Example: ${verb.example}`,
    ...(verb.moreExamples ?? []).map((example) => `         ${example}`),
    "",
  ].join("\n");
}
