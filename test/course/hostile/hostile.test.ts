/** Does a submission that wants points, or harm, get either? */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLesson } from "../../../src/cli/find-lesson.ts";
import { gradeSubmission } from "../../../src/cli/sandbox/grade-submission.ts";
import {
  SANDBOX_LIMITS,
  sandboxFlags,
} from "../../../src/cli/sandbox/run-submission.ts";
import type { GradeResult } from "../../../src/course/grade-result.ts";
import { ATTACKS, type Attack, NESTED, submissionOf } from "./cases.ts";

const SECRET = "only-the-parent-knows";
const MARK = join(tmpdir(), `farcall-hostile-${process.pid}`);
const LIMITS = { runMsMax: 1000, heapMbMax: 48, memoryMbMax: 300 };

/** Past the limits, until the process is gone: this machine may be busy. */
const SLACK_MS = 6000;

let server: Server;
let port = 0;
let connections = 0;

beforeAll(async () => {
  process.env["FARCALL_SECRET"] = SECRET;
  server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as { port: number }).port;
});

afterAll(() => {
  server.close();
  rmSync(MARK, { force: true });
});

async function gradeAttack(attack: Attack): Promise<GradeResult> {
  const text = submissionOf(attack)
    .replaceAll("PORT", String(port))
    .replaceAll("MARK", MARK);
  const lesson = await findLesson("1");
  return await gradeSubmission({ lesson, text, seeds: [1], limits: LIMITS });
}

/** What the grade says about a submission, in one line. */
function reportOf({ message, tests }: GradeResult): string {
  const failed = tests.find(({ status }) => status !== "pass");
  return message ?? failed?.message ?? "";
}

describe("a submission gains nothing that", () => {
  test.each(ATTACKS.map((attack) => [attack.name, attack] as const))(
    "%s",
    async (_name, attack) => {
      const before = Date.now();
      const result = await gradeAttack(attack);
      expect(result.points).toBe(0);
      expect(result.status).not.toBe("pass");
      expect(JSON.stringify(result)).not.toContain("ESCAPED");
      expect(JSON.stringify(result)).not.toContain(SECRET);
      expect(reportOf(result)).toMatch(/^[^\n]{10,600}$/);
      expect(Date.now() - before).toBeLessThan(LIMITS.runMsMax + SLACK_MS);
      expect(connections).toBe(0);
      expect(existsSync(MARK)).toBe(false);
    },
  );
});

test("a text that no compiler comes to an end with is refused", async () => {
  const lesson = await findLesson("1");
  const limits = { ...LIMITS, compileMsMax: 200 };
  const order = { lesson, text: NESTED, seeds: [1], limits };
  const { message, points } = await gradeSubmission(order);
  expect(message).toContain("was not compiled after 200 ms; nest fewer");
  expect(points).toBe(0);
});

test("there are at least forty of them", () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(40);
});

/** As if the code had found a way out of the vm context. */
function outside(code: string): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...sandboxFlags(SANDBOX_LIMITS), "--eval", code],
    { env: {}, encoding: "utf8" },
  );
  return stdout + stderr;
}

describe("even outside its context, code of the child", () => {
  test("reads no file", () => {
    const code = 'require("fs").readFileSync("/etc/hostname")';
    expect(outside(code)).toContain("ERR_ACCESS_DENIED");
  });

  test("writes no file", () => {
    const code = `require("fs").writeFileSync(${JSON.stringify(MARK)}, "1")`;
    expect(outside(code)).toContain("ERR_ACCESS_DENIED");
    expect(existsSync(MARK)).toBe(false);
  });

  test("starts no process and no thread", () => {
    const spawn = 'require("child_process").spawnSync("ls")';
    expect(outside(spawn)).toContain("ERR_ACCESS_DENIED");
    const thread = 'new (require("worker_threads").Worker)("1", {eval: true})';
    expect(outside(thread)).toContain("ERR_ACCESS_DENIED");
  });

  test("makes no code from text", () => {
    expect(outside('new Function("return 1")')).toContain("EvalError");
  });

  test("finds an empty environment", () => {
    expect(outside("console.log(Object.keys(process.env))").trim()).toBe("[]");
  });
});
