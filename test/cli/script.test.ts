/** Does a script act on a run that others can make again without it? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
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
    ["export default async () => { throw new Error('no'); };", "script: no"],
    ["export default async (world) => world.act('boom');", '"boom"'],
    ["this is no code", "does not load"],
  ])("refuses %s", async (text, problem) => {
    const script = file(`${problem.replaceAll(/\W/g, "")}.ts`, text);
    const { code, err } = await farcall("run", "hello", "--script", script);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });
});
