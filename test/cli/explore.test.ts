/** Does `farcall explore` keep its contract? */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { SMALL } from "../scenario/small-scenario.ts";
import { farcall, start } from "./farcall.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "farcall-explore-"));

afterAll(() => rmSync(FOLDER, { recursive: true }));

function path(name: string): string {
  return join(FOLDER, name);
}

function file(name: string, scenario: Scenario): string {
  writeFileSync(path(name), JSON.stringify(scenario));
  return path(name);
}

/** One run in five loses the request for longer than the phone waits. */
const LOSSY: Scenario = {
  ...SMALL,
  defaults: { link: { lossProbability: 0.1 } },
  checks: [
    { kind: "calls", claim: "the rent is paid", status: "OK", exactly: 1 },
    {
      kind: "sometimes",
      claim: "a packet is lost",
      some: { event: "packet.dropped" },
    },
    {
      kind: "sometimes",
      claim: "the bank burns down",
      some: { event: "host.crashed" },
    },
  ],
};

function lastLineOf(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

function lines(name: string): string[] {
  return readFileSync(path(name), "utf8").trimEnd().split("\n").sort();
}

describe("farcall explore", () => {
  test("ends with how many runs failed, and 0 when none did", async () => {
    const { out, code } = await farcall("explore", "hello", "--seeds", "5..9");
    expect(out).toContain("Hello, far call (hello), seeds 5..9\n");
    expect(out.trimEnd().split("\n").at(-1)).toBe("5 runs, 0 failed");
    expect(code).toBe(0);
  });

  test("names failing seeds, and what no run has shown", async () => {
    const lossy = file("lossy.json", LOSSY);
    const words = ["explore", lossy, "--seeds", "1..60"];
    const { out, code } = await farcall(...words, "--format", "json");
    const { failures, failedCount, neverSeen } = JSON.parse(out);
    expect(code).toBe(1);
    expect(failures).toEqual([
      expect.objectContaining({
        claim: "the rent is paid",
        verdict: "fails",
        count: failedCount,
      }),
    ]);
    expect(neverSeen).toEqual(["the bank burns down"]);
    const [seed] = failures[0].seeds;
    const run = await farcall("run", lossy, "--seed", String(seed));
    expect(run.out).toContain("✗ the rent is paid");
  });

  test("says why it ends with 1 where no run failed", async () => {
    const nobody = file("nobody.json", {
      ...SMALL,
      clients: SMALL.clients.map((one) => ({ ...one, target: "bank:500" })),
      checks: [
        { kind: "duplicates", claim: "paid once", method: "pay", atMost: 0 },
      ],
    });
    const words = ["explore", nobody, "--seeds", "1..3", "--shrink"];
    const { out, code } = await farcall(...words);
    expect(code).toBe(1);
    expect(out).toContain("? paid once: no run had anything for it to look at");
    expect(out).toContain("! no call was answered OK in 3 of 3 runs\n");
    expect(out).toContain("no run failed: nothing to make smaller\n");
    expect(lastLineOf(out)).toBe("3 runs, 0 failed, 1 check tests nothing");
    const run = await farcall("run", nobody);
    expect(run.out).toContain("! none of 1 call was answered OK");
    expect(run.code).toBe(0);
  });

  test("no figure lies outside of what it can be", async () => {
    const lossy = file("lossy.json", LOSSY);
    const words = ["explore", lossy, "--seeds", "1..12", "--format", "json"];
    const { metrics } = JSON.parse((await farcall(...words)).out);
    const failed = metrics.find(
      ({ name }: { name: string }) => name === "failed",
    );
    expect(failed.interval.low).toBeGreaterThanOrEqual(0);
    const share = metrics.find(
      ({ name }: { name: string }) => name === "answeredShare",
    );
    expect(share.interval.high).toBeLessThanOrEqual(1);
  });

  test("shards together are the whole, whatever the threads", async () => {
    const lossy = file("shards.json", LOSSY);
    const words = ["explore", lossy, "--seeds", "1..12", "--out"];
    await Promise.all([
      farcall(...words, path("all"), "--workers", "1"),
      farcall(...words, path("one"), "--shard", "1/2", "--workers", "2"),
      farcall(...words, path("two"), "--shard", "2/2"),
    ]);
    const whole = lines("all");
    expect(whole).toHaveLength(12);
    expect([...lines("one"), ...lines("two")].sort()).toEqual(whole);
  });

  test("--shrink gives the least that still fails, and its link", async () => {
    const nemesis = { toMs: 400, faultsMax: 5 };
    const { defaults, ...rest } = LOSSY;
    const scenario = file("nemesis.json", { ...rest, nemesis });
    const words = ["explore", scenario, "--seeds", "1..60", "--shrink"];
    const { out, code } = await farcall(...words);
    expect(code).toBe(1);
    expect(out).toContain("; nothing more can go\n  faults ");
    const link = /^link (farcall:\S+)$/m.exec(out)?.[1] ?? "";
    const digest = /same digest (\w+)$/m.exec(out)?.[1];
    const replayed = await farcall("replay", link);
    expect(replayed.code).toBe(0);
    expect(lastLineOf(replayed.out)).toBe(`digest ${digest}`);
    expect(lastLineOf(out)).toMatch(/^60 runs, [1-9]\d* failed$/);
  });

  test("Ctrl-C ends it with what is done so far", async () => {
    const words = ["explore", "lost-reply", "--seeds", "1..100000"];
    const started = start(words);
    await started.hasSaid(/[1-9]\d* of 100000 runs/);
    started.interrupt();
    const { out, err, code } = await started.ended;
    expect(err).toContain("stopping, with what is done so far");
    expect(out).toMatch(/\n[1-9]\d* runs, 0 failed\n$/);
    expect(code).toBe(1);
  });

  test.each([
    ["--seeds", "9..5", '"9..5" is no range; it goes down; write 5..9'],
    ["--seeds", "1..999999", '"1..999999" is no range'],
    ["--shard", "3/2", '"3/2" is no part of a whole'],
    ["--workers", "0", '"0" is no count of threads'],
    ["--out", "/no/such/folder", "cannot be written"],
  ])("refuses %s %s", async (flag, value, problem) => {
    const { code, err } = await farcall("explore", "hello", flag, value);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });

  test("a disk without room is told, and nothing hangs", async () => {
    const words = ["explore", "hello", "--seeds", "1..5"];
    const { code, err } = await farcall(...words, "--out", "/dev/full");
    expect(code).toBe(2);
    expect(err).toContain("cannot be written");
  });
});
