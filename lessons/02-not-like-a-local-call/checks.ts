/** Did every shop hear in time what became of each thing it ordered? */
import type { Claim, Finding, GradedRun, Mistake, Row } from "farcall/claim";
import type { Words } from "farcall/scenario";
import { ms } from "farcall/time";
import * as mistakes from "./mistakes.ts";
import { type End, endsOf, saidOf, tookNsOf } from "./read-orders.ts";
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

function isOrder({ method }: End): boolean {
  return method === "reserveAll";
}

function outcomesOf({ outcomes }: End): string {
  return outcomes.join(", ");
}

function isOld(item: string): boolean {
  return item.startsWith("old");
}

function judgeTime(run: GradedRun): Finding | undefined {
  const orders = endsOf(run).filter(isOrder);
  for (const end of orders) {
    const finding = judgeTook(end);
    if (finding !== undefined) return finding;
  }
  const [first] = orders;
  if (first === undefined || orders.some(tookARobot)) return undefined;
  const { row, status } = first;
  return bad(row, "OK", outcomesOf(first) || status, mistakes.NO_ROBOT_YET);
}

function tookARobot(end: End): boolean {
  return tookNsOf(end) >= ROBOT_NS_MIN;
}

function judgeTook(end: End): Finding | undefined {
  const tookNs = tookNsOf(end);
  const { row, work = row } = end;
  const got = tookWords(tookNs);
  if (end.status === "INTERNAL") {
    return bad(work, "status OK", "INTERNAL", mistakes.FORGETS_TO_AWAIT);
  }
  if (tookNs > ORDER_NS_MAX) {
    const { en, "zh-CN": zh } = tookWords(ORDER_NS_MAX);
    const expected = { en: `at most ${en}`, "zh-CN": `最多 ${zh}` };
    return bad(work, expected, got, mistakes.ONE_AFTER_THE_OTHER);
  }
  if (isHasty(end)) {
    const { en, "zh-CN": zh } = tookWords(ROBOT_NS_MIN);
    const expected = { en: `at least ${en}`, "zh-CN": `至少 ${zh}` };
    return bad(work, expected, got, mistakes.ANSWERS_BEFORE_THE_ROBOTS);
  }
  return undefined;
}

/** Whether it was answered before a robot that it needs can be back. */
function isHasty(end: End): boolean {
  const { items, outcomes, status } = end;
  if (!isOrder(end) || status !== "OK") return false;
  // For what is sold out no robot need go.
  const isSoldOut =
    outcomes.length === items.length &&
    outcomes.every((outcome) => outcome === "NOT_FOUND");
  return tookNsOf(end) < ROBOT_NS_MIN && !isSoldOut;
}

function tookWords(tookNs: number): Words {
  const tookMs = Math.round(tookNs / 1e6);
  return { en: `${tookMs} ms`, "zh-CN": `${tookMs} 毫秒` };
}

function outcomesWords(count: number): Words {
  return { en: `${count} outcomes`, "zh-CN": `${count} 个结果` };
}

function judgeParts(run: GradedRun): Finding | undefined {
  const ends = endsOf(run);
  // What only a whole list shows comes first: else each item looks wrong.
  const usedUp = usedUpIn(ends);
  for (const end of ends) {
    const finding = judgeWhole(end, usedUp);
    if (finding !== undefined) return finding;
  }
  let unjudged: Finding | undefined;
  for (const end of ends) {
    const finding = isOrder(end)
      ? judgeAll(end, usedUp)
      : judgeOne(end, usedUp);
    if (finding === undefined) continue;
    const isLate = end.status === "DEADLINE_EXCEEDED";
    if (!isLate && !isHasty(end)) return finding;
    unjudged ??= { ...finding, mistake: mistakes.NOT_JUDGED_YET };
  }
  return unjudged;
}

/**
 * Old things of which each robot that found one broken was counted as a sale.
 * That is another task's: to be called sold out then is their own outcome.
 */
function usedUpIn(ends: readonly End[]): ReadonlySet<string> {
  const broken = new Map<string, number>();
  for (const { item, outcome } of saidOf(ends)) {
    if (outcome !== "DATA_LOSS") continue;
    broken.set(item, (broken.get(item) ?? 0) + 1);
  }
  const items = [...broken.keys()];
  return new Set(items.filter((item) => broken.get(item) === PIECES));
}

/** A call for one thing says by its status what became of it. */
function judgeOne(
  { row, items, status }: End,
  usedUp: ReadonlySet<string>,
): Finding | undefined {
  const [item = ""] = items;
  return judgeItem({ row, item, outcome: status }, usedUp);
}

function judgeAll(
  { row, items, outcomes, status }: End,
  usedUp: ReadonlySet<string>,
): Finding | undefined {
  if (status !== "OK") {
    return bad(row, "status OK", status, whyFailed(status));
  }
  if (outcomes.length !== items.length) {
    const expected = outcomesWords(items.length);
    const got = outcomesWords(outcomes.length);
    return bad(row, expected, got, mistakes.LEAVES_OUT_FAILURES);
  }
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index] ?? "";
    const finding = judgeItem({ row, item, outcome }, usedUp);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** What shows only in the list as a whole. */
function judgeWhole(
  end: End,
  usedUp: ReadonlySet<string>,
): Finding | undefined {
  const { row, items, outcomes } = end;
  if (outcomes.length !== items.length) return undefined;
  const got = outcomesOf(end);
  const isLost = (outcome: string): boolean => outcome === "DATA_LOSS";
  const place = items.findIndex(
    (item, index) => isOld(item) && !isLost(outcomes[index] ?? ""),
  );
  const isShifted =
    place >= 0 && outcomes.filter(isLost).length === items.filter(isOld).length;
  if (isShifted) {
    const expected = {
      en: `DATA_LOSS in place ${place + 1}, for ${items[place]}`,
      "zh-CN": `第 ${place + 1} 个是 DATA_LOSS（${items[place]}）`,
    };
    return bad(row, expected, got, mistakes.IN_ORDER_OF_ARRIVAL);
  }
  // Sold out without a robot: so it was counted, and not copied from another.
  const isCounted = (item: string): boolean =>
    usedUp.has(item) || !tookARobot(end);
  const isSaidOfAll =
    items.some((item) => isOld(item) && !isCounted(item)) &&
    !items.every(isOld) &&
    ["DATA_LOSS", "NOT_FOUND"].includes(outcomes[0] ?? "") &&
    outcomes.every((outcome) => outcome === outcomes[0]);
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
  return mistakes.ONE_FAILURE_ENDS_ALL;
}

interface Told {
  readonly row: Row;
  readonly item: string;
  readonly outcome: string;
}

function judgeItem(
  { row, item, outcome }: Told,
  usedUp: ReadonlySet<string>,
): Finding | undefined {
  if (outcome === "NOT_FOUND" && usedUp.has(item)) return undefined;
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
  return bad(row, expected, got, mistakes.HIDES_THE_REASON);
}

/** Where lists do not tell what became of what, by the other calls alone. */
function heardIn(run: GradedRun): readonly End[] {
  const ends = endsOf(run);
  const usedUp = usedUpIn(ends);
  const isWrong = (end: End): boolean =>
    (judgeWhole(end, usedUp) ?? judgeAll(end, usedUp)) !== undefined;
  const areListsWrong = ends.some((end) => isOrder(end) && isWrong(end));
  return areListsWrong ? ends.filter((end) => !isOrder(end)) : ends;
}

function judgeOthers(run: GradedRun): Finding | undefined {
  const all = [...saidOf(heardIn(run))];
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
    if (isOld(item)) {
      const why = mistakes.KEEPS_WHAT_WAS_NOT_BROUGHT;
      const expected = outcomeWords("DATA_LOSS", item);
      return bad(row, expected, outcomeWords(outcome, item), why);
    }
    const { en, "zh-CN": zh } = outcomeWords("OK", item);
    const left = PIECES - count;
    const expected = {
      en: `${en}: ${left} of ${PIECES} are left`,
      "zh-CN": `${zh}，${PIECES} 件里还剩 ${left} 件`,
    };
    const got = outcomeWords(outcome, item);
    return bad(row, expected, got, mistakes.KEEPS_A_PIECE_BACK);
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
