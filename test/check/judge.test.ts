/** Do the checks say the truth about a trace? */
import { describe, expect, test } from "vitest";
import serverCrash from "../../scenarios/server-crash.ts";
import type { Check, RowQuery } from "../../src/check/check.ts";
import { type CheckResult, judge } from "../../src/check/judge.ts";
import { type Recorder, Trace } from "../../src/kernel/trace.ts";
import { eventKind } from "../../src/ports/event.ts";
import { type Instant, ms } from "../../src/ports/time.ts";
import {
  type Intervention,
  parseIntervention,
} from "../../src/scenario/intervention.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";

const kindOf = (name: string, level: "call" | "packet") =>
  eventKind<[method: string, status: string, n: number]>({
    name,
    level,
    isNotable: false,
    columns: ["method", "status", "n"],
    sentence: (method, status, n) => `${method} ${status} ${n}`,
  });

const started = kindOf("handler.started", "call");
const failed = kindOf("call.failed", "call");
const answered = kindOf("call.answered", "call");
const wish = kindOf("workload.wish", "call");
const packet = kindOf("packet.sent", "packet");

/** Two wishes, three executions, one answer, one failure, at 1 ms to 8 ms. */
function story(recorder: Recorder = "full"): Trace {
  const trace = new Trace(recorder);
  const kinds = [wish, started, started, failed, wish, started, answered];
  [...kinds, packet].forEach((kind, index) => {
    const at = ms(index + 1) as number as Instant;
    const host = index % 2 === 0 ? "a" : "b";
    const status = kind === failed ? "UNAVAILABLE" : "OK";
    trace.record({ at, host, cause: -1 }, kind, ["pay", status, index]);
  });
  return trace;
}

function verdictOn(check: Check, trace = story()): CheckResult {
  const [result] = judge(trace, [check]);
  if (result === undefined) throw new Error("no verdict");
  return result;
}

const claim = "so it is";

describe("always", () => {
  const each = { event: "handler.started" };

  test("holds when every row has it", () => {
    const check = { kind: "always", claim, each, has: { status: "OK" } };
    expect(verdictOn(check as Check)).toMatchObject({
      verdict: "holds",
      got: "all 3",
    });
  });

  test("fails at the first row that has it not", () => {
    const check = { kind: "always", claim, each, has: { n: [1, 5] } };
    const result = verdictOn(check as Check);
    expect(result).toMatchObject({ verdict: "fails", got: "n 2" });
    expect(result.firstBad?.number).toBe(2);
  });
});

describe("eventually", () => {
  test("holds when there is such a row, in time and place", () => {
    const some = { event: "call.answered", host: "a", fromMs: 7, toMs: 7 };
    const check: Check = { kind: "eventually", claim, some };
    expect(verdictOn(check).verdict).toBe("holds");
  });

  test("fails when it is too late, or elsewhere", () => {
    const event = "call.answered";
    for (const some of [
      { event, toMs: 6 },
      { event, fromMs: 8 },
      { event, host: "b" },
      { event, where: { nothing: 1 } },
    ]) {
      const check: Check = { kind: "eventually", claim, some };
      expect(verdictOn(check).verdict).toBe("fails");
    }
  });
});

describe("eventually, given that something came before", () => {
  const some = { event: "call.answered" };
  const verdictGiven = (given: RowQuery) =>
    verdictOn({ kind: "eventually", claim, given, some });

  test("holds and fails by what comes after it", () => {
    expect(verdictGiven({ event: "workload.wish" }).verdict).toBe("holds");
    expect(verdictGiven({ event: "packet.sent" }).verdict).toBe("fails");
  });

  test("decides nothing where that never came", () => {
    const given = { event: "workload.wish", where: { method: "read" } };
    expect(verdictGiven(given)).toMatchObject({
      verdict: "undecided",
      got: "no workload.wish with method read",
    });
  });
});

test("no bank forgets a payment that it never made", async () => {
  const hand = parseIntervention("91.4ms=crash:bank");
  if (!hand.ok) throw new Error("no hand");
  const verdicts = async (interventions: readonly Intervention[]) => {
    const { checks } = await runScenario(serverCrash, {
      seed: 1,
      interventions,
    });
    return checks.find((one) => /forgotten/.test(one.claim))?.verdict;
  };
  expect(await verdicts([])).toBe("holds");
  expect(await verdicts([hand.value])).toBe("undecided");
});

describe("counts", () => {
  test("of executions name the first row above the bound", () => {
    const check: Check = {
      kind: "executions",
      claim,
      method: "pay",
      atMost: 2,
    };
    const result = verdictOn(check);
    expect(result).toMatchObject({ verdict: "fails", got: "3" });
    expect(result.firstBad?.number).toBe(5);
  });

  test("of too few have no first bad row", () => {
    const check: Check = {
      kind: "executions",
      claim,
      method: "pay",
      atLeast: 4,
    };
    const result = verdictOn(check);
    expect(result.verdict).toBe("fails");
    expect(result.firstBad).toBeUndefined();
  });

  test("of calls tell statuses and methods apart", () => {
    const of = (status: string, method?: string): Check => ({
      kind: "calls",
      claim,
      status,
      ...(method !== undefined && { method }),
      exactly: 1,
    });
    expect(verdictOn(of("OK", "pay")).verdict).toBe("holds");
    expect(verdictOn(of("UNAVAILABLE")).verdict).toBe("holds");
    expect(verdictOn(of("INTERNAL")).verdict).toBe("fails");
    expect(verdictOn(of("OK", "balance")).verdict).toBe("fails");
  });

  test("of any rows take any kind of event", () => {
    const of = { event: "workload.wish", where: { method: "pay" } };
    const check: Check = { kind: "count", claim, of, exactly: 2 };
    expect(verdictOn(check).verdict).toBe("holds");
  });
});

test("what was not kept is undecided, what never happened is counted", () => {
  const check = (event: string): Check => ({
    kind: "count",
    claim,
    of: { event },
    exactly: 0,
  });
  const trace = story("rpc");
  expect(verdictOn(check("packet.sent"), trace).verdict).toBe("undecided");
  expect(verdictOn(check("packet.dropped"), trace).verdict).toBe("holds");
});
