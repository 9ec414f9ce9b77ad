/** What does `farcall check history` promise to scripts? */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EXIT } from "../../src/cli/verb.ts";
import { farcall } from "./farcall.ts";

const STALE = fileURLToPath(
  new URL("../check/stale-read.txt", import.meta.url),
);
const BIN = fileURLToPath(new URL("../../src/cli/bin.js", import.meta.url));

function judge(...words: readonly string[]) {
  return farcall("check", "history", ...words);
}

test("a refusal is explained, and its last line is the verdict", async () => {
  const { code, out } = await judge(STALE, "--model", "register");
  expect(code).toBe(EXIT.fails);
  expect(out).toBe(
    [
      "There is no order; what shows it (3 of 6 operations):",
      "  line 4 to line 5: write 1 (process 1#1)",
      "  line 7 to line 10: write 2 (process 2#1)",
      "  line 13 to line 14: read 1 (process 0#3)",
      "What goes furthest:",
      "  write 1 (process 1#1), write 2 (process 2#1): the register holds 2; " +
        "process 0#3 cannot read 1",
      "No order reaches line 14, the end of read 1 (process 0#3).",
      "not linearizable",
      "",
    ].join("\n"),
  );
});

test("as JSON it has the operations, too", async () => {
  const words = [STALE, "--model", "register", "--format", "json"];
  const { code, out } = await judge(...words);
  expect(code).toBe(EXIT.fails);
  const { verdict, judged } = JSON.parse(out);
  expect(verdict).toBe("not linearizable");
  expect(judged.window.operations).toHaveLength(3);
});

test("a limit ends in unknown, and exit code 1", async () => {
  const { code, out } = await judge(
    STALE,
    "--model",
    "register",
    "--limit",
    "1",
  );
  expect(code).toBe(EXIT.fails);
  expect(out).toBe("no answer within 1 steps\nunknown\n");
});

test("bad lines and bad flags are named, all of them", async () => {
  const { code, err } = await judge(STALE, "--model", "kv");
  expect(code).toBe(EXIT.badInput);
  expect(err).toContain(`farcall: ${STALE} line 4: value 1 has no key; write`);
  expect(err.split("\n").length).toBeGreaterThan(8);
  const noModel = await judge(STALE);
  expect(noModel.err).toContain("--model: is missing; say one of register, ");
  const queue = await judge(STALE, "--model", "queue");
  expect(queue.err).toContain('--model: "queue" is no model');
  const limit = await judge(STALE, "--model", "kv", "--limit", "0");
  expect(limit.err).toContain(
    '--limit: "0" is no limit; give a count of steps',
  );
  expect((await judge()).err).toContain("FILE: is missing; name a file");
});

test("- reads standard input", () => {
  const words = [BIN, "check", "history", "-", "--model", "cas-register"];
  const input =
    '{"process":"a","type":"invoke","f":"write","value":1,"time":0}\n' +
    '{"process":"a","type":"ok","f":"write","value":1,"time":5000000}\n';
  const child = spawnSync(process.execPath, words, { input, encoding: "utf8" });
  expect(child.stdout).toBe(
    "there is an order; operations: 1, registers: 1\nlinearizable\n",
  );
  expect(child.status).toBe(EXIT.holds);
});
