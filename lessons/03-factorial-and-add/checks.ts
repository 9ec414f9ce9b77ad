/** Was every number answered to the last digit, or refused with a reason? */
import type { Claim, Finding, GradedRun, Mistake, Row } from "farcall/claim";
import { columnOf } from "farcall/rows";
import * as mistakes from "./mistakes.ts";
import { N_MAX } from "./scene-exam.ts";

const claims: readonly Claim[] = [
  {
    id: "other-numbers-are-refused",
    task: "refuse",
    says: {
      en: "every other number is refused, and the status says whose fault it is",
      "zh-CN": "其他的数都被拒绝，状态说明是谁的错",
    },
    judge: judgeRefusals,
  },
  {
    id: "a-refusal-says-what-to-send",
    task: "reason",
    says: {
      en: "a refusal says which number it was, and which are good",
      "zh-CN": "拒绝时说明是哪个数，以及什么样的数才行",
    },
    judge: judgeReasons,
  },
  {
    id: "good-numbers-are-answered-exactly",
    task: "exact",
    says: {
      en: "every whole number from 0 to 50 gets its factorial, digit by digit",
      "zh-CN": "0 到 50 的每个整数都得到自己的阶乘，一位不差",
    },
    judge: judgeAnswers,
  },
];

export default claims;

/** How one number fared. */
interface End {
  readonly row: Row;
  readonly n: number;
  readonly isGood: boolean;
  readonly status: string;
  /** Of an answer. */
  readonly digits: string;
  /** Of a refusal. */
  readonly reason: string;
}

function endsOf(run: GradedRun): readonly End[] {
  const numbers = numbersOf(run);
  const ends: End[] = [];
  for (let index = 0; index < run.trace.length; index += 1) {
    const row = run.trace.row(index);
    const isAnswer = row.kind.name === "workload.granted";
    if (!isAnswer && row.kind.name !== "call.failed") continue;
    const n = numbers[Number(columnOf(row, "n")) - 1];
    if (n === undefined) continue;
    const isGood = Number.isInteger(n) && n >= 0 && n <= N_MAX;
    const status = isAnswer ? "OK" : String(columnOf(row, "status"));
    const reply = isAnswer ? String(columnOf(row, "reply")) : "";
    const reason = isAnswer ? "" : String(columnOf(row, "reason"));
    const digits = reply.slice('digits "'.length, -1);
    ends.push({ row, n, isGood, status, digits, reason });
  }
  return ends;
}

/** What the client asks for, in order; NaN is written as text. */
function numbersOf({ scenario }: GradedRun): readonly number[] {
  return scenario.workloads.flatMap((workload) => {
    if (workload.kind !== "script") return [];
    return workload.calls.map(({ request }) => Number(request?.["n"]));
  });
}

function factorial(n: number): string {
  let product = 1n;
  for (let factor = 2; factor <= n; factor += 1) product *= BigInt(factor);
  return String(product);
}

function judgeAnswers(run: GradedRun): Finding | undefined {
  for (const { row, n, isGood, status, digits } of endsOf(run)) {
    if (!isGood) continue;
    const expected = factorial(n);
    if (status !== "OK") {
      return bad(row, `${n}! = ${expected}`, status, whyRefused(n, status));
    }
    if (digits === expected) continue;
    const isNeighbour =
      digits === factorial(n - 1) || digits === factorial(n + 1);
    const why = isNeighbour
      ? mistakes.LOSES_THE_LAST_FACTOR
      : mistakes.ROUNDS_LARGE_NUMBERS;
    return bad(row, `${n}! = ${expected}`, digits, why);
  }
  return undefined;
}

function whyRefused(n: number, status: string): Mistake {
  if (status === "INTERNAL") return mistakes.SENDS_A_NUMBER;
  // Advice on how to refuse would make a good number's crash a refusal.
  if (status === "UNKNOWN") return mistakes.CRASHES_ON_A_GOOD_NUMBER;
  return n === 0 ? mistakes.REFUSES_ZERO : mistakes.REFUSES_THE_LIMIT;
}

function judgeRefusals(run: GradedRun): Finding | undefined {
  for (const { row, n, isGood, status, digits } of endsOf(run)) {
    if (isGood || status === "INVALID_ARGUMENT") continue;
    const expected = `${n} is refused with INVALID_ARGUMENT`;
    if (status === "OK") {
      return bad(row, expected, `OK, ${digits}`, whyAnswered(n, digits));
    }
    const isPlain = status === "UNKNOWN";
    const why = isPlain
      ? mistakes.THROWS_A_PLAIN_ERROR
      : mistakes.BLAMES_THE_SERVER;
    return bad(row, expected, status, why);
  }
  return undefined;
}

function whyAnswered(n: number, digits: string): Mistake {
  // Of 1000! no more than its beginning is in the row.
  if (/[^0-9.e+…-]/.test(digits) && !/^(NaN|Infinity)/.test(digits)) {
    return mistakes.ANSWERS_WITH_AN_ERROR_TEXT;
  }
  if (Number.isNaN(n)) return mistakes.LETS_NAN_THROUGH;
  if (n < 0) return mistakes.ANSWERS_NEGATIVE_NUMBERS;
  return n > N_MAX ? mistakes.HAS_NO_LIMIT : mistakes.CUTS_OFF_THE_FRACTION;
}

function judgeReasons(run: GradedRun): Finding | undefined {
  const refused = endsOf(run).filter(
    ({ isGood, status }) => !isGood && status !== "OK" && status !== "UNKNOWN",
  );
  for (const { row, n, reason } of refused) {
    const numbers: readonly string[] = reason.match(/NaN|-?\d+(\.\d+)?/g) ?? [];
    if (!numbers.includes(String(n))) {
      return bad(
        row,
        `a reason that names ${n}`,
        reason,
        mistakes.HIDES_THE_VALUE,
      );
    }
    const range = ["0", String(N_MAX)];
    if (!range.every((end) => numbers.includes(end))) {
      const expected = `a reason that names 0 and ${N_MAX}`;
      return bad(row, expected, reason, mistakes.HIDES_THE_RANGE);
    }
  }
  // Who refuses nothing gives no reason, and gets no points for that. Who
  // forgets one number hears of it once, where refusals are judged.
  return refused.length === 0 ? judgeRefusals(run) : undefined;
}

// Positional: said at many places, always in this order.
function bad(
  row: Row,
  expected: string,
  got: string,
  mistake: Mistake,
): Finding {
  // Only a call that ended so can have ended by what the handler threw.
  const isThrown = String(columnOf(row, "status")) === "UNKNOWN";
  return { row, expected, got, mistake, isThrown };
}
