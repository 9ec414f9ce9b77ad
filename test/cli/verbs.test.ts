/** Does the command explain itself? */
import { describe, expect, test } from "vitest";
import { EXIT } from "../../src/cli/verb.ts";
import { loadVerbs } from "../../src/cli/verb-table.ts";
import { farcall } from "./farcall.ts";

const verbs = await loadVerbs();

test("without a verb it lists all of them, and is bad usage", async () => {
  const { code, out } = await farcall();
  expect(code).toBe(EXIT.badInput);
  for (const name of verbs.keys()) expect(out).toContain(`\n  ${name} `);
});

test("an unknown verb gets the nearest one", async () => {
  const { code, err } = await farcall("rnu", "hello");
  expect(code).toBe(EXIT.badInput);
  expect(err).toBe('farcall: "rnu" is no verb; did you mean "run"?\n');
});

describe.each([...verbs])("%s", (name, verb) => {
  test("has a help with an example of itself", async () => {
    const { code, out } = await farcall(name, "--help");
    expect(code).toBe(EXIT.holds);
    expect(out).toContain(`Example: ${verb.example}\n`);
    expect(verb.example).toMatch(new RegExp(`^npx farcall ${name}( |$)`));
    for (const flag of Object.keys(verb.flags)) {
      expect(out).toContain(`--${flag}`);
    }
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("refuses a flag that it does not know", async () => {
    const { code, err } = await farcall(name, "--no-such-flag");
    expect(code).toBe(EXIT.badInput);
    expect(err).toContain("--no-such-flag: there is no such flag");
  });
});

test("scenarios lists all, with title and what each shows", async () => {
  const { out, code } = await farcall("scenarios");
  expect(code).toBe(EXIT.holds);
  expect(out).toContain("lost-reply: The lost reply\n    A phone pays 5.");
  const json = await farcall("scenarios", "--format", "json");
  expect(JSON.parse(json.out)).toContainEqual(
    expect.objectContaining({ name: "hello" }),
  );
});

test("idl prints the contract of every service as proto", async () => {
  for (const name of ["adder", "bank", "calculator", "greeter"]) {
    const { out } = await farcall("idl", name, "--as", "proto");
    expect(out).toContain('syntax = "proto3";');
    expect(out).toContain(`package farcall.${name};`);
  }
  const { code, err } = await farcall("idl", "bnak");
  expect(code).toBe(EXIT.badInput);
  expect(err).toContain('did you mean "bank"?');
});
