/** Does `farcall run` keep its contract? */
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { SMALL } from "../scenario/small-scenario.ts";
import { farcall, start } from "./farcall.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "farcall-test-"));

/** A file on a disk without room. */
const FULL = ["--out", "/dev/full"] as const;

afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, data: unknown): string {
  const path = join(FOLDER, name);
  const text = typeof data === "string" ? data : JSON.stringify(data);
  writeFileSync(path, text);
  return path;
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

describe("farcall run", () => {
  test("prints one digest for one seed, and another for another", async () => {
    const run = (seed: string) => start(["run", "hello", "--seed", seed]).ended;
    const [first, second, third, other] = await Promise.all(
      ["1", "1", "1", "2"].map(run),
    );
    expect(lastLine(first?.out ?? "")).toMatch(/^digest [0-9a-f]{16}$/);
    expect(second?.out).toBe(first?.out);
    expect(third?.out).toBe(first?.out);
    expect(lastLine(other?.out ?? "")).not.toBe(lastLine(first?.out ?? ""));
    expect(first?.code).toBe(0);
  });

  test("tells the story, the verdicts and how it ended", async () => {
    const { out } = await farcall("run", "hello");
    expect(out).toContain("Hello, far call (hello), seed 1\n");
    expect(out).toContain("client connected");
    expect(out).toContain('hello returns text "Hello World"');
    expect(out).toContain("✓ both calls are answered\n");
    expect(out).toMatch(/^ended at .* ms: nothing was left to do$/m);
    expect(out).not.toContain("\u001b");
  });

  test("exits with 1 and shows the first bad row of a failed check", async () => {
    const check = {
      kind: "calls",
      claim: "nobody is answered",
      status: "OK",
      atMost: 0,
    };
    const path = file("fails.json", { ...SMALL, checks: [check] });
    const { code, out } = await farcall("run", path);
    expect(code).toBe(1);
    expect(out).toContain(
      "✗ nobody is answered: expected at most 0, got 1\n    first in row ",
    );
  });

  test("exits with 2 and lists every problem of a scenario", async () => {
    const path = file("bad.json", { ...SMALL, untilMs: -1, x: 1 });
    const { code, out, err } = await farcall("run", path);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.trimEnd().split("\n")).toEqual([
      "farcall: bad.json: untilMs: -1 is below 0; " +
        "give milliseconds, 0 to 86400000",
      'farcall: bad.json: "x" is not known here; choose from ' +
        "name, title, summary, hosts, links, services, nameServer, clients, " +
        "workloads, faults, nemesis, checks, defaults, isTraced, " +
        "startJitterMsMax, untilMs",
    ]);
  });

  test("exits with 2 for what does not exist, with the nearest", async () => {
    const scenario = await farcall("run", "helo");
    expect(scenario.code).toBe(2);
    expect(scenario.err).toContain('did you mean "hello"?');
    const flag = await farcall("run", "hello", "--sede", "4");
    expect(flag.code).toBe(2);
    expect(flag.err).toContain('did you mean "--seed"?');
    const host = await farcall("run", "hello", "--at", "5ms=crash:sever");
    expect(host.code).toBe(2);
    expect(host.err).toContain('did you mean "server"?');
    const path = await farcall("run", "./no/such/file.ts");
    expect(path.code).toBe(2);
  });

  test("exits with 2 for a file that cannot be written", async () => {
    const out = join(FOLDER, "no", "such", "folder.txt");
    const { code, err } = await farcall("run", "hello", "--out", out);
    expect(code).toBe(2);
    expect(err).toContain("--out: cannot be written");
  });

  test("exits with 2 when the disk is full, after telling the run", async () => {
    const { code, out, err } = await farcall("run", "hello", ...FULL);
    expect(code).toBe(2);
    expect(err).toMatch(/^farcall: --out: cannot be written: ENOSPC/m);
    expect(lastLine(out)).toMatch(/^digest/);
  });

  test.each([
    ["throw null;", "does not load: null"],
    ["export default new Proxy({}, { get() { throw 'no' } });", "load: no"],
    ["export default { then() {} };", "is not known here"],
    ["await new Promise(() => {});", "did not come to an end within 10 s"],
  ])("exits with 2 for a scenario that is %s", async (source, problem) => {
    const path = file(`code-${source.length}.mjs`, source);
    const { code, err } = await farcall("run", path);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });

  test("exits with 2 for values that are none", async () => {
    const words = ["--seed", "-1", "--until", "soon", "--format", "xml"];
    const { code, err } = await farcall("run", "hello", ...words);
    expect(code).toBe(2);
    expect(err).not.toBe("");
    const late = await farcall("run", "hello", "--at", "5ms=heal:cut");
    expect(late.code).toBe(2);
    expect(late.err).toContain('no fault "cut" is in force');
  });

  test("takes interventions and an earlier end", async () => {
    const at = ["--at", "40ms=crash:server", "--until", "60ms"];
    const { out } = await farcall("run", "hello", ...at);
    expect(out).toContain("40.000 ms  server crashes");
    expect(out).toMatch(/^ended at 60 ms: the time was up$/m);
    expect(out).toMatch(/^still waiting: greeting on client, for the reply/m);
  });

  test("prints JSON that a program can read", async () => {
    const { out } = await farcall("run", "hello", "--format", "json");
    const report = JSON.parse(out) as Record<string, unknown>;
    expect(report["digest"]).toMatch(/^[0-9a-f]{16}$/);
    expect(report["endReason"]).toBe("drained");
    expect(report["checks"]).toHaveLength(2);
  });

  test("shows every packet to who looks from near", async () => {
    const near = await farcall("run", "hello", "--level", "packet");
    expect(near.out).toContain("client → server  SYN packet 1");
    const far = await farcall("run", "hello", "--level", "world");
    expect(far.out).not.toContain("hello returns");
    const rows = await farcall("run", "hello", "--trace", "jsonl");
    const line = rows.out.split("\n").find((one) => one.startsWith("{"));
    expect(JSON.parse(line ?? "")).toMatchObject({ row: 0, host: "server" });
  });
});

describe("farcall replay", () => {
  test("makes the run of a link again", async () => {
    const at = ["--at", "40ms=crash:server", "--until", "2s"];
    const run = await farcall("run", "hello", "--seed", "5", ...at);
    const link = /^link (.*)$/m.exec(run.out)?.[1] ?? "";
    const replay = await farcall("replay", link);
    expect(replay.out).toContain("it is the same run");
    expect(replay.code).toBe(0);
    expect(lastLine(replay.out)).toBe(lastLine(run.out));
    const again = await farcall("run", link);
    expect(again.out).toBe(run.out);
  });

  test("takes an address of the page, from a file as well", async () => {
    const run = await farcall("run", "hello", "--seed", "3");
    const code = /^link farcall:(.*)$/m.exec(run.out)?.[1] ?? "";
    const address = `http://localhost:4173/#/en/lab?s=${code}`;
    for (const word of [address, file("handed-in.txt", `see ${address}\n`)]) {
      const replay = await farcall("replay", word);
      expect(replay.code).toBe(0);
      expect(lastLine(replay.out)).toBe(lastLine(run.out));
    }
  });

  test("carries a scenario that has no name here", async () => {
    const run = await farcall("run", file("mine.json", SMALL));
    const printed = file("mine.txt", run.out);
    const replay = await farcall("replay", printed);
    expect(replay.code).toBe(0);
    expect(lastLine(replay.out)).toBe(lastLine(run.out));
  });

  test("finds the first row that differs from a kept trace", async () => {
    for (const trace of ["text", "jsonl"]) {
      const path = join(FOLDER, `trace.${trace}`);
      const { out } = await farcall(
        ...["run", "hello", "--out", path, "--trace", trace],
      );
      // The rows of the file are not those of the story.
      expect(out).toContain("client connected");
      const same = await farcall("replay", path);
      expect(same.code).toBe(0);
      const lines = readFileSync(path, "utf8").split("\n");
      lines[8] = "another row";
      writeFileSync(path, lines.join("\n"));
      const other = await farcall("replay", path);
      expect(other.out).toContain("first differ in row 8\n");
      expect(other.out).toContain("  then another row\n");
      expect(other.code).toBe(1);
    }
  });

  test("exits with 2 for a folder", async () => {
    const { code, err } = await farcall("replay", FOLDER);
    expect(code).toBe(2);
    expect(err).toContain("cannot be read: EISDIR");
  });

  test("exits with 2 for a damaged link", async () => {
    const { code, err } = await farcall("replay", "farcall:AAAAAAAAAAAA");
    expect(code).toBe(2);
    expect(err).toContain("the link is damaged; copy it again");
  });
});

test.each(["await new Promise(() => {});", "for (;;) {}"])(
  "Ctrl-C ends a command whose scenario is %s",
  async (rest) => {
    const source = `process.stderr.write("loads\\n");\n${rest}\n`;
    const path = file(`never-${rest.length}.mjs`, source);
    const { ended, interrupt, hasSaid } = start(["run", path]);
    await hasSaid("loads");
    interrupt();
    const { out } = await ended;
    expect(out).toBe("");
  },
);

test("a scenario may lie in any folder", async () => {
  const source = 'import { scenario } from "farcall/scenario";\n';
  const data = `export default scenario(${JSON.stringify(SMALL)});\n`;
  const path = file("mine.ts", source + data);
  const { code, out, err } = await start(["run", path]).ended;
  expect(err).not.toContain("farcall:");
  expect(out).toContain("Small (small), seed 1\n");
  expect(code).toBe(0);
});

test("exits with 2 and one line when the output is full", async () => {
  const output = openSync("/dev/full", "w");
  const { code, err } = await start(["scenarios"], output).ended;
  closeSync(output);
  expect(code).toBe(2);
  expect(err).toMatch(/farcall: the output cannot be written: ENOSPC.*\n$/);
  expect(err).not.toContain(" at ");
});

test("a process of its own exits with the same code", async () => {
  const { code, err } = await start(["run", "helo"]).ended;
  expect(code).toBe(2);
  expect(err).toContain('did you mean "hello"?');
});

/** How soon a run answers to Ctrl-C after so many seconds, and ends. */
async function interrupted(path: string, afterS: number) {
  const { ended, interrupt, hasSaid } = start(["run", path]);
  await hasSaid(`running, ${afterS} s`);
  const beganAt = performance.now();
  interrupt();
  await hasSaid("stopping");
  const answeredMs = performance.now() - beganAt;
  const { code, out } = await ended;
  return { answeredMs, endedMs: performance.now() - beganAt, code, out };
}

test("Ctrl-C answers within 200 ms, with what is done so far", async () => {
  const long = {
    ...SMALL,
    workloads: [
      {
        kind: "closed-loop",
        name: "load",
        client: "phone",
        call: { method: "balance" },
        callers: 20,
        thinkTimeMs: 0,
        count: 10_000_000,
      },
    ],
    untilMs: 80_000_000,
  };
  const path = file("long.json", long);
  let last = await interrupted(path, 2);
  const isLate = () => last.answeredMs >= 200 || last.endedMs >= 2000;
  // On a loaded machine the run may not have begun by then, and somebody else
  // may have the processor; what is slow always is.
  for (const afterS of [5, 15, 30]) {
    if (isLate()) last = await interrupted(path, afterS);
  }
  const { answeredMs, endedMs, code, out } = last;
  expect(answeredMs).toBeLessThan(200);
  expect(endedMs).toBeLessThan(2000);
  expect(out).toMatch(/^stopped at .* ms: what is done so far/m);
  expect(lastLine(out)).toMatch(/^digest [0-9a-f]{16}$/);
  expect(code).toBe(1);
});
