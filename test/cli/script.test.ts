/** Does a script act on a run that others can make again without it? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { processIo } from "../../src/cli/process-io.ts";
import type { RunJob } from "../../src/cli/run-job.ts";
import { runInThread } from "../../src/cli/run-thread.ts";
import { checked } from "../../src/cli/script-world.ts";
import type { FaultAction } from "../../src/net/fault-action.ts";
import type { ScriptWorld } from "../../src/scenario/script.ts";
import { SMALL } from "../scenario/small-scenario.ts";
import { farcall } from "./farcall.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "farcall-script-"));

afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}

describe("farcall run --script", () => {
  test("links to a run that needs no script", async () => {
    const script = file(
      "crash.ts",
      `export default async (world: any) => {
        const { server } = await world.until({ event: "handler.started" });
        world.act("crash:" + server);
        await world.sleep(50);
        world.act("restart:" + server);
      };`,
    );
    const { out } = await farcall("run", "hello", "--script", script);
    expect(out).toContain("server crashes");
    expect(out).toContain("server is told to restart");
    const link = /^link (\S+)$/m.exec(out)?.[1] ?? "";
    const digest = /^digest (\w+)$/m.exec(out)?.[1];
    const replayed = await farcall("replay", link);
    expect(replayed.code).toBe(0);
    expect(replayed.out).toContain(`digest ${digest}\n`);
  });

  test.each([
    ["export default 5;", "has no function as default"],
    [
      "export default async () => { throw new Error('no'); };",
      "script at 0 ms: no",
    ],
    ["export default async (world) => world.act('boom');", '"boom"'],
    ["this is no code", "does not load"],
  ])("refuses %s", async (text, problem) => {
    const script = file(`${problem.replaceAll(/\W/g, "")}.ts`, text);
    const { code, err } = await farcall("run", "hello", "--script", script);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });

  test.each([
    ["until({ event: 'handler.startd' })", 'did you mean "handler.started"?'],
    ["act('crash:sever')", 'did you mean "server"?'],
    ["act({ kind: 'crash', host: 5 })", "world.act: host: 5 is no text"],
    ["nowMs().foo.bar", "Cannot read properties of undefined"],
  ])("says where and when world.%s makes no sense", async (call, problem) => {
    const name = `where${call.length}.ts`;
    const body = `  await world.sleep(5);\n  await world.${call};\n`;
    const text = `export default async (world: any) => {\n${body}};\n`;
    const script = file(name, text);
    const { code, err } = await farcall("run", "hello", "--script", script);
    expect(code).toBe(2);
    expect(err).toContain(`${name}:3: the script at 5 ms: `);
    expect(err).toContain(problem);
  });

  test("a loop in which no time passes comes to an end", async () => {
    const script = file(
      "loop.ts",
      `export default async (world: any) => {
        while (true) await world.sleep(0);
      };`,
    );
    const { code, err } = await farcall("run", "hello", "--script", script);
    expect(code).toBe(2);
    expect(err).toContain("no time passed; wait in the loop");
  });

  test("a wait in vain is told", async () => {
    const script = file(
      "vain.ts",
      `export default async (world: any) => {
        await world.until({ event: "handler.started", nth: 999 });
      };`,
    );
    const { code, out } = await farcall("run", "hello", "--script", script);
    expect(code).toBe(0);
    expect(out).toContain(
      "! the script waited in vain for handler.started, nth 999\n",
    );
  });

  test("a script that gives way to nobody is ended", async () => {
    const script = file(
      "endless.ts",
      "export default async () => { while (true); };",
    );
    const job: RunJob = {
      scenario: SMALL,
      linkScenario: SMALL,
      seed: 1,
      at: [],
      script,
      untilNs: undefined,
      level: "call",
      trace: "text",
      out: undefined,
      earlier: undefined,
    };
    const io = { ...processIo(), err: () => {} };
    const run = runInThread(Promise.resolve(job), io, 500);
    await expect(run).rejects.toMatchObject({
      problems: [
        {
          path: "--script",
          remedy: expect.stringContaining("await world.sleep"),
        },
      ],
    });
  });
});

describe("world.act", () => {
  async function refusals(given: readonly unknown[]): Promise<string[]> {
    const said: string[] = [];
    const script = async (world: ScriptWorld) => {
      for (const one of given) {
        try {
          world.act(one as FaultAction);
        } catch (error) {
          said.push((error as Error).message);
        }
      }
    };
    const world = { act: (one: unknown) => done.push(one) };
    await checked(script, SMALL, () => {})(world as unknown as ScriptWorld);
    return said;
  }
  const done: unknown[] = [];

  test("says of what is no action where, what, and what to do", async () => {
    const kinds = "say crash, restart, pause, resume, limp, partition, drop, ";
    const hosts = "choose from bank, phone";
    expect(
      await refusals([
        undefined,
        { at: 5, action: "heal" },
        { kind: "crsh", host: "bank" },
        { kind: "limp", host: "bank" },
        { kind: "pause", host: "bnk" },
        { kind: "heal", host: "bank" },
        { kind: "crash", host: "*" },
      ]),
    ).toEqual([
      expect.stringContaining(`world.act: nothing has no kind; ${kinds}`),
      expect.stringContaining(`"heal"} has no kind; ${kinds}`),
      'world.act: kind: "crsh" is no kind of it; did you mean "crash"?',
      expect.stringMatching(/^world.act: factor: is missing; give a number/),
      `world.act: host: there is no host "bnk"; did you mean "bank"?`,
      expect.stringMatching(/^world.act: "host" is not known here; /),
      `world.act: host: there is no host "*"; ${hosts}`,
    ]);
  });

  test("does what both ways of saying it mean", async () => {
    done.length = 0;
    const cut = { kind: "partition", from: ["phone"], to: ["bank"] };
    const texts = [
      ...["crash:bank/process", "restart:bank/drain=5s", "limp:bank/x5"],
      ...["partition[cut]:phone|bank", "drop:*>bank/DATA/x2", "heal:cut"],
      ...["delay:phone>bank/3/250ms", "hold:phone>bank", "release"],
      "slow:phone>bank/loss=0.1/rate=1000/latency=uniform(5,20)",
    ];
    expect(await refusals([cut, ...texts])).toEqual([]);
    expect(done[0]).toEqual(cut);
    expect(done).toHaveLength(1 + texts.length);
  });
});
