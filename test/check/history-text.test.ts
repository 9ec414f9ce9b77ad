/** Are recorded histories read as they were meant, and refused by line? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Model } from "../../src/check/history.ts";
import { readHistoryText } from "../../src/check/history-text.ts";
import { judgeHistory } from "../../src/check/judge-history.ts";

function log(...lines: readonly string[]): string {
  return lines.map((line) => `INFO  jepsen.util - ${line}\n`).join("");
}

function problemsOf(text: string, model: Model = "cas-register"): string[] {
  const read = readHistoryText(text, model);
  if (read.ok) throw new Error("it was read");
  return read.problems.map(({ path, what, remedy }) => {
    return `${path}: ${what}; ${remedy}`;
  });
}

function actionsOf(text: string, model: Model = "cas-register") {
  const read = readHistoryText(text, model);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.map(({ key, action, ended }) => {
    return { key, ...action, isOpen: ended === Infinity };
  });
}

function verdictOn(text: string, model: Model = "cas-register") {
  const read = readHistoryText(text, model);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return judgeHistory(read.value).kind;
}

describe("Jepsen's log", () => {
  test("has reads, writes and pairs of a cas; fail is left out", () => {
    const text = log(
      "0\t:invoke\t:read\tnil",
      "1\t:invoke\t:cas\t[3 0]",
      "2 :invoke :write 4",
      "0\t:ok\t:read\tnil",
      "1\t:fail\t:cas\t[3 0]",
      "2 :info :write :timed-out",
      "3 :invoke :cas [4 -1]",
      "3 :ok :cas [4 -1]",
    );
    expect(actionsOf(text)).toEqual([
      { key: null, kind: "read", value: null, isOpen: false },
      { key: null, kind: "write", value: 4, isOpen: true },
      {
        key: null,
        kind: "cas",
        expected: 4,
        value: -1,
        isSwapped: true,
        isOpen: false,
      },
    ]);
    expect(verdictOn(text)).toBe("linearizable");
  });

  test("of a kv has tuples of key and value", () => {
    const text = log(
      '0 :invoke :write ["x" 1]',
      '0 :ok :write ["x" 1]',
      "1 :invoke :cas [7 [1 2]]",
      "1 :info :cas :timed-out",
      '0 :invoke :read ["x" nil]',
      '0 :ok :read ["x" 1]',
    );
    expect(actionsOf(text, "kv").map(({ key }) => key)).toEqual(["x", 7, "x"]);
    expect(verdictOn(text, "kv")).toBe("linearizable");
  });

  test("has other lines, of the nemesis, other parts and exceptions", () => {
    const text =
      "INFO  jepsen.core - Worker 0 starting\n\r\n" +
      "WARN [2026-01-01 00:00:00,1] main - jepsen.core Process 3 gone\n" +
      "java.net.SocketException: gone\n    at a.b(c.clj:1)\n" +
      "INFO [2026-01-01 00:00:00,1] w 0 - jepsen.util 0 :invoke :read nil\n" +
      `${log(":nemesis :info :start nil", "0 :ok :read nil")}`;
    expect(actionsOf(text)).toHaveLength(1);
  });

  test("without an end leaves an operation open", () => {
    const text = log("0 :invoke :write 4", "1 :invoke :read nil");
    expect(actionsOf(text).map(({ isOpen }) => isOpen)).toEqual([true, true]);
  });
});

describe("JSON lines", () => {
  test("say the same, with times in nanoseconds", () => {
    const text = [
      {
        process: 0,
        type: "invoke",
        f: "write",
        key: "x",
        value: "a",
        time: 5e6,
      },
      { process: "nemesis", type: "info", f: "cut" },
      { process: 0, type: "ok", f: "write", key: "x", value: "a", time: 7e6 },
    ];
    const lines = text.map((one) => JSON.stringify(one)).join("\n");
    const read = readHistoryText(lines, "kv");
    expect(read).toMatchObject({
      ok: true,
      value: [{ key: "x", invokedAt: "5 ms", endedAt: "7 ms" }],
    });
  });

  test("that go back in time are refused", () => {
    const line = (type: string, time: number) =>
      `{"process":0,"type":"${type}","f":"write","value":1,"time":${time}}\n`;
    expect(problemsOf(line("invoke", 5) + line("ok", 4))).toEqual([
      "line 2: its time is before 5 of an earlier line; sort the lines by time",
    ]);
  });
});

describe("a bad line is named with its number", () => {
  test.each([
    ["0 :ok :read 3", "process 0 has nothing to end with ok"],
    ["0 :invoke :push 3", 'f "push" is unknown; say read, write or cas'],
    ["0 :begin :read 3", 'type "begin" is unknown'],
    ["0 :invoke :cas 3", "value 3 is no pair for a cas; write [old new]"],
    ["0 :invoke :cas [1 2 3]", "is no pair for a cas"],
    ["0 :invoke :write [1", "value nothing is none that a register holds"],
    ["0 :invoke :write [1 2]", "value [1,2] is none that a register holds"],
  ])("%s", (line, message) => {
    const [problem] = problemsOf(`\n${log(line)}`);
    expect(problem).toContain(`line 2: ${message.split(";")[0]}`.slice(0, 8));
    expect(problem).toContain(message);
  });

  test("that is of no format", () => {
    expect(problemsOf("hello")).toEqual([
      'line 1: "hello" is no event; ' +
        'write "INFO  jepsen.util - 0 :invoke :read nil", or JSON',
    ]);
    expect(problemsOf("{no")[0]).toContain('"{no" is no JSON');
    expect(problemsOf("")[0]).toContain("there is no operation in it");
  });

  test("that begins before the last one has ended, or ends another", () => {
    const twice = log("0 :invoke :read nil", "0 :invoke :read nil");
    expect(problemsOf(twice)[0]).toContain("process 0 has not ended line 1");
    const other = log("0 :invoke :write 1", "0 :ok :write 2");
    expect(problemsOf(other)[0]).toContain("2 was not asked for");
    const kind = log("0 :invoke :write 1", "0 :ok :read 1");
    expect(problemsOf(kind)[0]).toContain("read ends a write");
  });

  test("that the model does not know", () => {
    const cas = log("0 :invoke :cas [1 2]");
    expect(problemsOf(cas, "register")[0]).toContain("a register has no cas");
    const bare = log("0 :invoke :write 1");
    expect(problemsOf(bare, "kv")[0]).toContain("value 1 has no key");
    const keyed = '{"process":0,"type":"invoke","f":"read","key":"x"}';
    expect(problemsOf(keyed)[0]).toContain('key "x" has no place');
  });

  test("whose number no double holds", () => {
    const text = `{"process":0,"type":"invoke","f":"write","value":${2 ** 60}}`;
    expect(problemsOf(text)[0]).toContain("text if long");
  });
});

test("any text gives a history or problems, whatever it is", () => {
  const word = fc.constantFrom(
    ..."INFO|jepsen.util|-|0|:invoke|:ok|:info|:read|:cas|[1 2]|nil|[|]|\n|{}",
    "INFO  jepsen.util - 0 :invoke :write 1\n",
    '{"process":0,"type":"ok","f":"cas","value":[',
  );
  const text = fc.array(fc.oneof(word, fc.string()), { maxLength: 30 });
  fc.assert(
    fc.property(text, (words) => {
      const read = readHistoryText(words.join(" "), "kv");
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
  );
});

test("a log with its times before each line is read as one without", () => {
  const bare = [
    "INFO [main] jepsen.core - Running test",
    "INFO [jepsen worker 0] jepsen.util - 0 :invoke :write 1",
    "INFO [jepsen worker 0] jepsen.util: 0\t:ok\t:write\t1",
  ];
  const read = (before: string) => {
    const text = bare.map((line) => `${before}${line}`).join("\n");
    return readHistoryText(text, "register");
  };
  expect(read("")).toMatchObject({
    ok: true,
    value: [{ name: "process 0#1" }],
  });
  for (const before of [
    "2026-11-21 10:00:00,000{GMT}\t",
    "2026-11-21T10:00:00Z ",
  ]) {
    expect(read(before)).toEqual(read(""));
  }
});
