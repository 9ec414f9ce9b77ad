/** Does a script beside `farcall` answer as its verbs do? */
import { expect, test } from "vitest";
import { runAlone } from "../../src/cli/main.ts";
import { EXIT, type Io, type Verb } from "../../src/cli/verb.ts";

const VERB: Verb = {
  summary: "feeds damaged input",
  positionals: [],
  flags: { seed: { value: "N", about: "draws the inputs" } },
  example: "npm run fuzz -- --seed 2",
  run: async () => {
    throw new Error("it ran");
  },
};

const COMMAND = { name: "npm run fuzz --", verb: VERB };

async function said(
  ...words: readonly string[]
): Promise<readonly [code: number, text: string]> {
  let text = "";
  const add = (more: string): void => {
    text += more;
  };
  const io: Io = {
    out: add,
    err: add,
    hasColour: false,
    isWatched: false,
    onInterrupt: () => () => undefined,
  };
  return [await runAlone(COMMAND, words, io), text];
}

test("who asks for help gets it, and nothing is run", async () => {
  const [code, text] = await said("--help");
  expect(code).toBe(EXIT.holds);
  expect(text).toContain("npm run fuzz -- [flags]");
  expect(text).toContain("Example: npm run fuzz -- --seed 2");
});

test("a flag that is not there is named, and nothing is run", async () => {
  const [code, text] = await said("--sed", "2");
  expect(code).toBe(EXIT.badInput);
  expect(text).toContain("--sed: there is no such flag");
  expect(text).toContain("--seed");
});

test("a fault of the script itself is told as one of ours", async () => {
  const [code, text] = await said();
  expect(code).toBe(EXIT.bug);
  expect(text).toContain("it ran");
});
