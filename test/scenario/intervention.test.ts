/** Does the text of an intervention say exactly what it does? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interventionProblems } from "../../src/scenario/action-problems.ts";
import {
  formatIntervention,
  parseIntervention,
} from "../../src/scenario/intervention.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import { formatTimeNs, parseTimeNs } from "../../src/scenario/time-text.ts";
import { interventions } from "./arbitrary-intervention.ts";
import { SMALL } from "./small-scenario.ts";

function actionOf(text: string): unknown {
  const parsed = parseIntervention(`1ms=${text}`);
  return parsed.ok ? parsed.value.action : undefined;
}

function problemOf(text: string): string {
  const parsed = parseIntervention(text);
  return parsed.ok ? "" : parsed.problems.map(formatProblem).join("\n");
}

test("what is formatted is parsed to the same intervention", () => {
  fc.assert(
    fc.property(interventions, (intervention) => {
      const text = formatIntervention(intervention);
      expect(parseIntervention(text)).toEqual({
        ok: true,
        value: intervention,
      });
    }),
  );
});

test("no text makes the parser throw", () => {
  const words = fc.constantFrom(
    ...["1ms", "=", "#", "3", "crash", ":", "a", ">", "|", "/", "x", "[b]"],
    ...["heal", "slow", "latency=uniform(", ",", ")", "drop", "*", "0"],
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(words).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseIntervention(text);
      if (parsed.ok) expect(formatIntervention(parsed.value)).not.toBe("");
      else expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

describe("an intervention is written like", () => {
  test("500ms=crash:db-1", () => {
    expect(parseIntervention("500ms=crash:db-1")).toEqual({
      ok: true,
      value: { at: 500_000_000, action: { kind: "crash", host: "db-1" } },
    });
  });

  test("500ms#3=partition:a|b, after three events of that instant", () => {
    expect(parseIntervention("500ms#3=partition:a|b")).toEqual({
      ok: true,
      value: {
        at: 500_000_000,
        nth: 3,
        action: { kind: "partition", from: ["a"], to: ["b"] },
      },
    });
  });

  test("drop:a>b/3, the third message of a link", () => {
    expect(actionOf("drop:a>b/3")).toEqual({
      kind: "drop",
      packets: { from: "a", to: "b", n: 3 },
    });
  });

  test("partition:a>*, one way and from all others", () => {
    expect(actionOf("partition:a>*")).toEqual({
      kind: "partition",
      from: ["a"],
      isOneWay: true,
    });
  });

  test("heal, and heal:cut", () => {
    expect(actionOf("heal")).toEqual({ kind: "heal" });
    expect(actionOf("heal:cut")).toEqual({ kind: "heal", id: "cut" });
  });
});

describe("a slip gets a remedy:", () => {
  test("no time", () => {
    expect(problemOf("500=crash:a")).toBe(
      '"500=crash:a" does not begin with a time; ' +
        "write 500ms, 1.5s or 250us before the =",
    );
  });

  test("an unknown action", () => {
    expect(problemOf("5ms=crush:a")).toBe(
      '"crush:a" is no action; did you mean "crash"?',
    );
  });

  test("a known action, badly written", () => {
    expect(problemOf("5ms=drop:a")).toBe(
      '"drop:a" is no drop; write it like drop:a>b/3',
    );
  });
});

describe("a time", () => {
  test("comes back exactly, to the nanosecond", () => {
    const times = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(times, (timeNs) => {
        expect(parseTimeNs(formatTimeNs(timeNs))).toBe(timeNs);
      }),
    );
  });

  test("of 0.1 ms is 100000 ns, not nearly so", () => {
    expect(parseTimeNs("0.1ms")).toBe(100_000);
    expect(parseTimeNs("0.0000001ms")).toBeUndefined();
  });
});

test("a problem names the intervention and its part, not its text", () => {
  const hands = [
    "100ms=crash:bank",
    "500ms#3=crash:nobody",
    "1s=drop:bank>nbdy/3",
  ];
  const interventions = hands.flatMap((text) => {
    const parsed = parseIntervention(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const problems = interventionProblems(SMALL, interventions);
  expect(problems.map(({ path }) => path)).toEqual([
    "intervention 2, host",
    "intervention 3, packets.to",
  ]);
  expect(problems[0]?.what).toBe('there is no host "nobody"');
});
