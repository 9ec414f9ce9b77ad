/** What did somebody ask for on the command line? */
import { parseArgs } from "node:util";
import { ownOf } from "../ports/own.ts";
import { suggest } from "../scenario/nearest.ts";
import type { Problem } from "../scenario/problem.ts";
import { BadInput, type Flags, type Given, type Verb } from "./verb.ts";

/** Reads the words after the verb. Throws BadInput with every problem. */
export function parseArguments(verb: Verb, words: readonly string[]): Given {
  const { positionals, values, problems } = sort(verb.flags, words);
  const { positionals: expected } = verb;
  const needed = expected.filter((name) => !name.startsWith("["));
  for (const name of needed.slice(positionals.length)) {
    const remedy = `for example: ${verb.example}`;
    problems.push({ path: name, what: "is missing", remedy });
  }
  for (const extra of positionals.slice(expected.length)) {
    const what = `"${extra}" is one word too many`;
    problems.push({ path: "", what, remedy: `for example: ${verb.example}` });
  }
  if (problems.length > 0) throw new BadInput(problems);
  return {
    positionals,
    has: (flag) => values.has(flag),
    value: (flag) => values.get(flag)?.at(-1),
    values: (flag) => values.get(flag) ?? [],
  };
}

interface Sorted {
  readonly positionals: string[];
  readonly values: Map<string, string[]>;
  readonly problems: Problem[];
}

function sort(flags: Flags, words: readonly string[]): Sorted {
  const sorted: Sorted = { positionals: [], values: new Map(), problems: [] };
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { value }]) => [
      name,
      { type: value === undefined ? "boolean" : "string" } as const,
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === "positional") sorted.positionals.push(token.value);
    else if (token.kind === "option") takeOption(flags, sorted, token);
  }
  return sorted;
}

interface Option {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function takeOption(flags: Flags, sorted: Sorted, option: Option): void {
  const { name, rawName, value } = option;
  const { values, problems } = sorted;
  const flag = ownOf(flags, name);
  const known = Object.keys(flags).map((one) => `--${one}`);
  if (flag === undefined || !rawName.startsWith("--")) {
    const remedy = suggest(rawName, known);
    problems.push({ path: rawName, what: "there is no such flag", remedy });
    return;
  }
  if (flag.value !== undefined && (value === undefined || value === "")) {
    const remedy = `write --${name} ${flag.value}`;
    problems.push({ path: rawName, what: "has no value", remedy });
    return;
  }
  if (flag.value === undefined && value !== undefined) {
    const remedy = `write --${name} alone`;
    problems.push({ path: rawName, what: `takes no "${value}"`, remedy });
    return;
  }
  const before = values.get(name) ?? [];
  if (before.length > 0 && flag.isRepeated !== true) {
    const remedy = "give it once";
    problems.push({ path: rawName, what: "is given twice", remedy });
  }
  values.set(name, [...before, value ?? ""]);
}
