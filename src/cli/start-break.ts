/** What does one get who wants to break a service? */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type BreakWords, FAULTS_MAX, typedName } from "../course/break-it.ts";
import {
  breakWords,
  FAULTS_FILE,
  findBreak,
  type LoadedBreak,
} from "./find-break.ts";
import { breakFolder } from "./grade-breaks.ts";
import { badInput, EXIT, type ExitCode, type Given, type Io } from "./verb.ts";

/** `farcall start break-it/diary`: a list without faults, and what to know. */
export async function startBreak(
  word: string,
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const loaded = await findBreak(word);
  const own = breakFolder(loaded.name);
  const target = resolve(given.value("into") ?? own);
  const file = join(target, FAULTS_FILE);
  if (existsSync(file)) {
    const remedy = "move it away to begin again, or grade it as it is";
    throw badInput(shownPath(file), "is there already", remedy);
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(file, "[]\n");
  const readme = join(target, "README.md");
  const words = await breakWords(loaded.name);
  writeFileSync(readme, readmeText(loaded, words));
  writeFileSync(join(target, "HINTS.md"), hintsText(words));
  const isOwn = target === resolve(own);
  const where = isOwn ? "" : ` --submission ${shownPath(target)}`;
  io.out(
    `wrote ${shownPath(file)}\n` +
      `read ${shownPath(readme)}\n` +
      `grade it: npx farcall grade ${word}${where}\n`,
  );
  return EXIT.holds;
}

/** A path as short as it can be from here. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

function hintsText({ hints }: BreakWords): string {
  const rungs = hints.map((hint, index) => `${index + 1}. ${hint.en}\n`);
  return `# A nudge, the point, the way\n\n${rungs.join("\n")}`;
}

function readmeText(
  { name, exercise }: LoadedBreak,
  { title, promise }: BreakWords,
): string {
  const { hosts, checks = [] } = exercise.scenario;
  const [host = "HOST"] = exercise.scenario.services.map((one) => one.host);
  const names = hosts.map((one) => `\`${one.name}\``).join(", ");
  const claims = checks.map(({ claim }) => `- ${claim}\n`).join("");
  const word = typedName(name);
  return `# ${title.en}

${promise.en}

In every run without faults this holds:

${claims}
Its hosts are ${names}. Look at a run first:

    npx farcall run ${word} --seed 1

The service has a bug. Write at most ${FAULTS_MAX} faults into
\`${FAULTS_FILE}\` that make it break its promise, in such a way that a service
without the bug keeps it under the same faults. To end a fault is free.
${examplesFor(host)}
What else can go wrong, and when, is in \`scenarios/README.md\`. Then:

    npx farcall grade ${word}

Three hints are in \`HINTS.md\`; the last one is the answer.
`;
}

function examplesFor(host: string): string {
  return `Each is a text, as after \`--at\`:

    ["500ms=crash:${host}", "900ms=restart:${host}"]

or an object, as in \`faults\` of a scenario:

    [{
      "when": { "event": "handler.started", "host": "${host}", "nth": 2 },
      "steps": [
        { "waitMs": 20, "action": { "kind": "crash", "host": "${host}" } },
        { "waitMs": 400, "action": { "kind": "restart", "host": "${host}" } }
      ]
    }]
`;
}
