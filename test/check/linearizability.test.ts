/** Does the checker find an order exactly when there is one? */
import { describe, expect, test } from "vitest";
import type { Action, History, Operation } from "../../src/check/history.ts";
import { judgeHistory } from "../../src/check/judge-history.ts";
import {
  explain,
  sayInEnglish,
} from "../../src/check/linearizability-words.ts";
import { SEARCH_LIMITS } from "../../src/check/search-limits.ts";
import { drawHistory } from "./any-history.ts";
import { compareWithBruteForce } from "./compare.ts";

/** `HISTORIES=10000 npx vitest …` is the long form. */
const HISTORIES = Number(process.env["HISTORIES"] ?? 2_000);

test("on random histories it says what trying every order says", () => {
  const first = Number(process.env["SEED"] ?? 1);
  const { differ, linearizable } = compareWithBruteForce(first, HISTORIES);
  expect(differ).toEqual([]);
  // Otherwise the histories would show little.
  expect(linearizable / HISTORIES).toBeGreaterThan(0.5);
  expect(linearizable / HISTORIES).toBeLessThan(0.9);
});

const read = (value: string | null): Action => ({ kind: "read", value });
const write = (value: string): Action => ({ kind: "write", value });

/** Operations from one place to another; 0 means that it has no end. */
function history(...spans: readonly [number, number, Action][]): History {
  return spans.map(
    ([invoked, ended, action], index): Operation => ({
      name: `p#${index + 1}`,
      process: "p",
      key: "x",
      action,
      invoked,
      ended: ended === 0 ? Infinity : ended,
      invokedAt: `${invoked} ms`,
      endedAt: ended === 0 ? "" : `${ended} ms`,
    }),
  );
}

function told(judged: ReturnType<typeof judgeHistory>): string {
  return explain(judged).map(sayInEnglish).join("\n");
}

describe("what may have happened", () => {
  test("takes effect at any later time", () => {
    const late = history(
      [1, 0, write("a")],
      [2, 3, read(null)],
      [4, 5, read(null)],
      [6, 7, read("a")],
    );
    expect(judgeHistory(late).kind).toBe("linearizable");
  });

  test("takes effect once at most, and not before it began", () => {
    const twice = history(
      [1, 0, write("a")],
      [2, 3, write("b")],
      [4, 5, read("a")],
      [6, 7, write("b")],
      [8, 9, read("a")],
    );
    expect(judgeHistory(twice).kind).toBe("not-linearizable");
    const before = history([1, 2, read("a")], [3, 0, write("a")]);
    expect(judgeHistory(before).kind).toBe("not-linearizable");
  });
});

test("a refusal comes with the few operations that show it, in words", () => {
  const stale = history(
    [1, 2, write("red")],
    [3, 4, read("red")],
    [5, 9, write("blue")],
    [6, 8, read("blue")],
    [10, 0, write("green")],
    [11, 12, read("red")],
    [13, 14, read("green")],
  );
  expect(told(judgeHistory(stale))).toBe(
    [
      'There is no order on "x"; what shows it (3 of 7 operations):',
      '  1 ms to 2 ms: write "red" (p#1)',
      '  5 ms to 9 ms: write "blue" (p#3)',
      '  11 ms to 12 ms: read "red" (p#6)',
      "What goes furthest:",
      '  write "red" (p#1), write "blue" (p#3): the register holds "blue"; ' +
        'p#6 cannot read "red"',
      'No order reaches 12 ms, the end of read "red" (p#6).',
    ].join("\n"),
  );
});

test("what was refused must have found something else", () => {
  const cas = { kind: "cas", expected: "a", value: "b" } as const;
  const judged = judgeHistory(
    history([1, 2, write("a")], [3, 4, { ...cas, isSwapped: false }]),
  );
  expect(told(judged)).toContain('the cas "a" to "b" of p#2 cannot be refused');
});

const LARGE = {
  clients: 50,
  keys: 10,
  values: 20,
  operationsMax: 7_000,
  silent: 0.02,
};

/** A seed whose history has about 3,500 operations. */
const SEED_LARGE = 11;

describe("of 50 clients on ten keys", () => {
  const right = drawHistory(SEED_LARGE, { ...LARGE, wrong: 0 });
  const wrong = drawHistory(SEED_LARGE, { ...LARGE, wrong: 0.001 });

  test("3,500 operations are judged at once", () => {
    expect(right.length).toBeGreaterThan(3_500);
    const startedAt = performance.now();
    expect(judgeHistory(right).kind).toBe("linearizable");
    expect(judgeHistory(wrong).kind).toBe("not-linearizable");
    // Ten times what was promised: other tests run beside this one.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  test("a limit ends the search with unknown, never with a guess", () => {
    for (const seed of [right, wrong]) {
      const { kind } = judgeHistory(seed, { ...SEARCH_LIMITS, stepsMax: 200 });
      expect(kind).toBe("unknown");
    }
    const few = { ...SEARCH_LIMITS, situationsMax: 100 };
    expect(told(judgeHistory(right, few))).toMatch(
      /^no answer within 100 situations on \d+$/,
    );
  });
});
