/** What does `farcall new` do? */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { scenarioTemplate } from "../scenario-template.ts";
import { badInput, EXIT, type Given, type Io, type Verb } from "../verb.ts";
import { workFolder } from "../work-folder.ts";

export const verb: Verb = {
  summary: "writes the beginning of a scenario of your own",
  positionals: ["scenario", "NAME"],
  flags: {
    into: { value: "DIR", about: "where to; work/ unless given" },
  },
  example: "npx farcall new scenario my-store",
  run: newVerb,
};

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

async function newVerb(given: Given, io: Io) {
  const [what = "", name = ""] = given.positionals;
  if (what !== "scenario") {
    const remedy = `for example: ${verb.example}`;
    throw badInput("", `"${what}" is nothing to begin`, remedy);
  }
  if (!NAME.test(name)) {
    const remedy = "use lower-case words and dashes";
    throw badInput("NAME", `"${name}" is no name`, remedy);
  }
  const folder = resolve(given.value("into") ?? workFolder());
  const file = join(folder, `${name}.ts`);
  if (existsSync(file)) {
    throw badInput(show(file), "is there already", "choose another name");
  }
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, scenarioTemplate(name), { flag: "wx" });
  } catch (error) {
    const what = `cannot be written: ${(error as Error).message}`;
    throw badInput(show(file), what, "name a folder of yours with --into");
  }
  const path = show(file);
  io.out(
    `wrote ${path}\n` +
      `one run:    npx farcall run ${path}\n` +
      `many seeds: npx farcall explore ${path} --seeds 1..200 --shrink\n` +
      "how to go on: scenarios/README.md\n",
  );
  return EXIT.holds;
}

function show(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}
