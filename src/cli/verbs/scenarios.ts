/** What does `farcall scenarios` do? */
import { findScenario, scenarioNames } from "../find-scenario.ts";
import { FORMAT_FLAG, wordOf } from "../flag-values.ts";
import { indented } from "../indented.ts";
import {
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

export const verb: Verb = {
  summary: "lists the scenarios, with title and what each shows",
  positionals: [],
  flags: { format: FORMAT_FLAG },
  example: "npx farcall scenarios",
  run: list,
};

async function list(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const names = scenarioNames();
  const found = await Promise.all(names.map(findScenario));
  const rows = found.map(({ scenario }) => ({
    name: scenario.name,
    title: scenario.title,
    summary: scenario.summary,
  }));
  if (format === "json") {
    io.out(`${JSON.stringify(rows, undefined, 2)}\n`);
    return EXIT.holds;
  }
  for (const { name, title, summary } of rows) {
    io.out(`${name}: ${title.en}\n${indented(summary.en, 4)}\n`);
  }
  return EXIT.holds;
}
