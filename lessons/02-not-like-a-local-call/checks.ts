/** Did every shop hear in time what became of each thing it ordered? */
import type { Claim, Finding, GradedRun, Mistake, Row } from "farcall/claim";
import { columnOf } from "farcall/rows";
import type { Words } from "farcall/scenario";
import { ms } from "farcall/time";
import * as mistakes from "./mistakes.ts";
import { type End, endsOf, finishedOf, saidOf } from "./read-orders.ts";
import { PIECES } from "./scene-orders.ts";

/** The quickest robot needs 42 ms, the slowest 62. */
const ROBOT_NS_MIN = ms(35);
const ORDER_NS_MAX = ms(100);

const claims: readonly Claim[] = [
  {
    id: "robots-go-together",
    task: "time",
    says: {
      en: "an order takes as long as its slowest robot",
      "zh-CN": "一张订单花的时间和最慢的机器人一样",
    },
    judge: judgeTime,
  },
  {
    id: "each-item-has-its-outcome",
    task: "parts",
    says: {
      en: "a shop hears of each thing what became of it",
      "zh-CN": "每一样东西结果如何，商店都会知道",
    },
    judge: judgeParts,
  },
  {
    id: "each-piece-is-sold-once",
    task: "others",
    says: {
      en: "each piece goes to one shop, and every piece can be had",
      "zh-CN": "每一件只归一家商店，每一件都能订到",
    },
    judge: judgeOthers,
  },
];

export default claims;

function isOld(item: string): boolean {
  return item.startsWith("old");
}

function judgeTime(run: GradedRun): Finding | undefined {
  for (const row of finishedOf(run)) {
    const tookNs = Number(columnOf(row, "took_ns"));
    const got = tookWords(tookNs);
    if (columnOf(row, "status") === "INTERNAL") {
      return bad(row, "status OK", "INTERNAL", mistakes.FORGETS_TO_AWAIT);
    }
    if (tookNs > ORDER_NS_MAX) {
      const { en, "zh-CN": zh } = tookWords(ORDER_NS_MAX);
      const expected = { en: `at most ${en}`, "zh-CN": `最多 ${zh}` };
      return bad(row, expected, got, mistakes.ONE_AFTER_THE_OTHER);
    }
    if (tookNs < ROBOT_NS_MIN) {
      const { en, "zh-CN": zh } = tookWords(ROBOT_NS_MIN);
      const expected = { en: `at least ${en}`, "zh-CN": `至少 ${zh}` };
      return bad(row, expected, got, mistakes.ANSWERS_BEFORE_THE_ROBOTS);
    }
  }
  return undefined;
}

function tookWords(tookNs: number): Words {
  const tookMs = Math.round(tookNs / 1e6);
  return { en: `${tookMs} ms`, "zh-CN": `${tookMs} 毫秒` };
}

function outcomesWords(count: number): Words {
  return { en: `${count} outcomes`, "zh-CN": `${count} 个结果` };
}

function judgeParts(run: GradedRun): Finding | undefined {
  let late: Finding | undefined;
  for (const end of endsOf(run)) {
    const finding = end.method === "reserve" ? judgeOne(end) : judgeAll(end);
    // That robots are slow is another task's: first what is this one's own.
    if (end.status === "DEADLINE_EXCEEDED") late ??= finding;
    else if (finding !== undefined) return finding;
  }
  return late;
}

/** A call for one thing says by its status what became of it. */
function judgeOne({ row, items, status }: End): Finding | undefined {
  const [item = ""] = items;
  return judgeItem({ row, item, outcome: status });
}

function judgeAll(end: End): Finding | undefined {
  const { row, items, outcomes, status } = end;
  if (status !== "OK") {
    return bad(row, "status OK", status, whyFailed(status));
  }
  if (outcomes.length !== items.length) {
    const expected = outcomesWords(items.length);
    const got = outcomesWords(outcomes.length);
    return bad(row, expected, got, mistakes.LEAVES_OUT_FAILURES);
  }
  const mixedUp = judgeWhole(end);
  if (mixedUp !== undefined) return mixedUp;
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index] ?? "";
    const finding = judgeItem({ row, item, outcome });
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** What shows only in the list as a whole. */
function judgeWhole({ row, items, outcomes }: End): Finding | undefined {
  const got = outcomes.join(", ");
  const isLost = (outcome: string): boolean => outcome === "DATA_LOSS";
  const isShifted =
    outcomes.filter(isLost).length === items.filter(isOld).length &&
    items.some((item, index) => isOld(item) !== isLost(outcomes[index] ?? ""));
  if (isShifted) {
    const expected = items.map((item) => (isOld(item) ? "DATA_LOSS" : "OK"));
    return bad(row, expected.join(", "), got, mistakes.IN_ORDER_OF_ARRIVAL);
  }
  const isSaidOfAll =
    items.some(isOld) &&
    !items.every(isOld) &&
    outcomes.every((outcome) => outcome !== "OK" && outcome === outcomes[0]);
  if (!isSaidOfAll) return undefined;
  const why = mistakes.ONE_FAILURE_IS_SAID_OF_ALL;
  const expected = {
    en: "an outcome of its own for each item",
    "zh-CN": "每一样东西各有各的结果",
  };
  return bad(row, expected, got, why);
}

function whyFailed(status: string): Mistake {
  if (status === "INTERNAL") return mistakes.FORGETS_TO_AWAIT;
  if (status === "DEADLINE_EXCEEDED") return mistakes.ONE_AFTER_THE_OTHER;
  return mistakes.ONE_FAILURE_ENDS_ALL;
}

interface Told {
  readonly row: Row;
  readonly item: string;
  readonly outcome: string;
}

function judgeItem({ row, item, outcome }: Told): Finding | undefined {
  const wanted = isOld(item) ? ["DATA_LOSS"] : ["OK", "NOT_FOUND"];
  if (wanted.includes(outcome)) return undefined;
  const expected = { en: wanted.join(" or "), "zh-CN": wanted.join(" 或 ") };
  const got = outcomeWords(outcome, item);
  if (outcome === "DATA_LOSS") {
    return bad(row, expected, got, mistakes.ONE_FAILURE_IS_SAID_OF_ALL);
  }
  if (outcome === "OK") {
    return bad(row, expected, got, mistakes.SAYS_OK_ALL_THE_SAME);
  }
  const why =
    outcome === "NOT_FOUND" && isOld(item)
      ? mistakes.KEEPS_WHAT_WAS_NOT_BROUGHT
      : mistakes.HIDES_THE_REASON;
  return bad(row, expected, got, why);
}

function judgeOthers(run: GradedRun): Finding | undefined {
  const all = [...saidOf(endsOf(run))];
  const isOut = all.some(({ outcome }) => outcome === "NOT_FOUND");
  const why = isOut ? mistakes.CHECKS_TOO_EARLY : mistakes.SELLS_WITHOUT_END;
  const sold = new Map<string, number>();
  for (const { row, item, outcome } of all) {
    if (outcome !== "OK") continue;
    const count = (sold.get(item) ?? 0) + 1;
    sold.set(item, count);
    if (count <= PIECES || isOld(item)) continue;
    return bad(row, `${PIECES} × ${item}`, `${count} × ${item}`, why);
  }
  for (const { row, item, outcome } of all) {
    const count = sold.get(item) ?? 0;
    if (outcome !== "NOT_FOUND" || count >= PIECES) continue;
    const mistake = isOld(item)
      ? mistakes.KEEPS_WHAT_WAS_NOT_BROUGHT
      : mistakes.KEEPS_A_PIECE_BACK;
    const { en, "zh-CN": zh } = outcomeWords("OK", item);
    const left = PIECES - count;
    const expected = {
      en: `${en}: ${left} of ${PIECES} are left`,
      "zh-CN": `${zh}，${PIECES} 件里还剩 ${left} 件`,
    };
    return bad(row, expected, outcomeWords(outcome, item), mistake);
  }
  // Who sells nothing sells nothing twice, and gets no points for that.
  return sold.size > 0 ? undefined : judgeParts(run);
}

function outcomeWords(outcome: string, item: string): Words {
  return { en: `${outcome} for ${item}`, "zh-CN": `${item}：${outcome}` };
}

// Positional: said at many places, always in this order.
function bad(
  row: Row,
  expected: Finding["expected"],
  got: Finding["got"],
  mistake: Mistake,
): Finding {
  return { row, expected, got, mistake };
}
