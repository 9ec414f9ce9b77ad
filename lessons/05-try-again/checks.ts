/** Is each payment paid once, and does everybody hear what became of it? */
import type { Claim, Finding, Mistake } from "farcall/claim";
import type { Words } from "farcall/scenario";
import { type Seen, seenIn } from "./acts.ts";
import * as mistakes from "./mistakes.ts";
import type { PartId } from "./scene-payments.ts";

/** Both are given in the start. */
const BALANCE_AT_FIRST = 1000;
const ASK_MS = 30;

const claims: readonly Claim[] = [
  {
    id: "a-key-is-paid-once",
    task: "once",
    says: {
      en: "a payment that comes again with its key is not paid again",
      "zh-CN": "带着同一个键再来的付款，不会再付一次",
    },
    judge: (run) => judgeOnce(seenIn(run)),
  },
  {
    id: "a-key-has-one-answer",
    task: "once",
    says: {
      en: "the same key gets the same answer",
      "zh-CN": "同一个键得到同样的回复",
    },
    judge: (run) => judgeOnce(seenIn(run)) ?? judgeAnswer(seenIn(run)),
  },
  {
    id: "others-are-paid-too",
    task: "once",
    says: {
      en: "payments with other keys, or without one, are paid each",
      "zh-CN": "键不同的付款，或没有键的付款，每一笔都付",
    },
    judge: (run) => judgeOthers(seenIn(run)) ?? judgeOnce(seenIn(run)),
  },
  {
    id: "who-comes-meanwhile-waits",
    task: "meanwhile",
    says: {
      en: "who asks while it is being paid hears the answer of that payment",
      "zh-CN": "正在付款时又来问的，得到的是这笔付款的回复",
    },
    judge: (run) => judgeMeanwhile(seenIn(run)),
  },
  {
    id: "nothing-paid-is-no-answer",
    task: "forget",
    says: {
      en: "a payment that came to nothing can be tried again",
      "zh-CN": "没有付成的付款，可以再试",
    },
    judge: (run) => judgeOnce(seenIn(run)) ?? judgeAway(seenIn(run)),
  },
  {
    id: "keys-end",
    task: "forget",
    says: {
      en: "a key counts for three seconds after its answer, and no longer",
      "zh-CN": "键在回复之后三秒内有效，过后就不再有效",
    },
    judge: (run) => judgeOnce(seenIn(run)) ?? judgeKept(seenIn(run)),
  },
];

export default claims;

type All = ReadonlyMap<PartId, Seen>;

function part(all: All, id: PartId): Seen {
  return all.get(id) as Seen;
}

/** How the money of a part, or its answers, can go wrong. */
interface Mistaken {
  readonly tooMuch: Mistake;
  readonly tooLittle: Mistake;
  readonly failed: Mistake;
}

/** Did all its calls end well, and is exactly its money gone? */
function judgePart(seen: Seen, why: Mistaken): Finding | undefined {
  const { taken, debit } = seen;
  for (const { row, status } of seen.ends) {
    if (status === "OK") continue;
    const isSilent = status === "DEADLINE_EXCEEDED" || status === "no end";
    // Who pays each try anew is heard by nobody, but that is not the fault.
    if (isSilent && taken > debit && seen.first === "in time") break;
    const mistake = isSilent ? whySilent(seen) : whyFailed(status, why.failed);
    return { row, expected: "OK", got: status, mistake };
  }
  if (taken === debit) return undefined;
  const isTooMuch = taken > debit;
  return {
    row: (isTooMuch ? seen.shown[paymentsOf(seen)] : undefined) ?? seen.audit,
    expected: takenWords(debit),
    got: takenWords(taken),
    mistake: whyWrong(seen, isTooMuch ? why.tooMuch : why.tooLittle),
  };
}

/** How often one should have paid: whoever comes without a key pays anew. */
function paymentsOf({ payments }: Seen): number {
  return new Set(payments.map(({ key, n }) => key ?? n)).size;
}

function takenWords(amount: number): Words {
  return {
    en: `${amount} taken from the account`,
    "zh-CN": `账户少了 ${amount}`,
  };
}

function balanceWords(amount: number): Words {
  return { en: `balance ${amount}`, "zh-CN": `余额 ${amount}` };
}

/** While answers are late, what follows from it is no mistake of its own. */
function whyWrong({ first }: Seen, why: Mistake): Mistake {
  return first === "late" ? mistakes.WAITS_BEFORE_IT_ANSWERS : why;
}

function whyFailed(status: string, failed: Mistake): Mistake {
  const isBroken = status === "INTERNAL" || status === "UNKNOWN";
  return isBroken ? mistakes.MAKES_NO_REPLY : failed;
}

function whySilent({ first }: Seen): Mistake {
  if (first === "late") return mistakes.WAITS_BEFORE_IT_ANSWERS;
  if (first === "never") return mistakes.NEVER_ANSWERS;
  return mistakes.LEAVES_OTHERS_WAITING;
}

/** The account begins with 1000, and the network is asked each time. */
function judgeGiven(all: All): Finding | undefined {
  const { before, ends } = part(all, "alike");
  const mistake = mistakes.CHANGES_WHAT_IS_GIVEN;
  // The very first: nobody can know its answer from before.
  const [first] = ends;
  if (first?.row !== undefined && first.status === "OK") {
    const { row, payment } = first;
    const leastMs = ASK_MS + payment.amount;
    const tookMs = row.at / 1e6 - payment.atMs;
    const expected = {
      en: `at least ${leastMs} ms, as the network takes`,
      "zh-CN": `至少 ${leastMs} 毫秒，卡的网络要这么久`,
    };
    const took = Math.round(tookMs);
    const got = { en: `${took} ms`, "zh-CN": `${took} 毫秒` };
    if (tookMs < leastMs) return { row, expected, got, mistake };
  }
  if (before === BALANCE_AT_FIRST) return undefined;
  const expected = {
    en: `balance ${BALANCE_AT_FIRST} at first`,
    "zh-CN": `一开始余额 ${BALANCE_AT_FIRST}`,
  };
  return { row: undefined, expected, got: balanceWords(before), mistake };
}

function judgeOthers(all: All): Finding | undefined {
  return (
    judgeGiven(all) ??
    judgePart(part(all, "alike"), {
      tooMuch: mistakes.PAYS_WITHOUT_BEING_ASKED,
      tooLittle: mistakes.KNOWS_THE_AMOUNT_ONLY,
      failed: mistakes.REFUSES_WHO_COMES_AGAIN,
    }) ??
    judgePart(part(all, "without-key"), {
      tooMuch: mistakes.PAYS_WITHOUT_BEING_ASKED,
      tooLittle: mistakes.NO_KEY_IS_ONE_KEY,
      failed: mistakes.DEMANDS_A_KEY,
    })
  );
}

/** Both times the first is answered when the second comes. */
function judgeOnce(all: All): Finding | undefined {
  const lost = part(all, "reply-lost");
  const slow = part(all, "slow");
  return (
    judgePart(lost, {
      tooMuch:
        slow.taken === slow.debit
          ? mistakes.FORGETS_WHEN_ANSWERED
          : mistakes.IGNORES_THE_KEY,
      tooLittle: mistakes.SAYS_OK_WITHOUT_PAYING,
      failed: mistakes.REFUSES_WHO_COMES_AGAIN,
    }) ??
    judgePart(part(all, "old-key"), {
      tooMuch: mistakes.ONLY_THE_LAST,
      tooLittle: mistakes.KNOWS_THE_AMOUNT_ONLY,
      failed: mistakes.REFUSES_WHO_COMES_AGAIN,
    })
  );
}

function judgeAnswer(all: All): Finding | undefined {
  const { before, ends } = part(all, "old-key");
  const [first, , again] = ends;
  if (first === undefined || again === undefined) return undefined;
  const left = before - first.payment.amount;
  for (const { row, said } of [first, again]) {
    if (said === left) continue;
    const expected = {
      en: `balance ${left}, as it was after this payment`,
      "zh-CN": `余额 ${left}，和这笔付款之后一样`,
    };
    const mistake = mistakes.MAKES_UP_A_NEW_ANSWER;
    return { row, expected, got: balanceWords(said), mistake };
  }
  return undefined;
}

function judgeMeanwhile(all: All): Finding | undefined {
  const slow = part(all, "slow");
  const lost = part(all, "reply-lost");
  const found =
    judgePart(slow, {
      tooMuch:
        lost.taken === lost.debit
          ? mistakes.REMEMBERS_TOO_LATE
          : mistakes.IGNORES_THE_KEY,
      tooLittle: mistakes.SAYS_OK_WITHOUT_PAYING,
      failed: mistakes.REFUSES_WHO_COMES_MEANWHILE,
    }) ?? judgeReused(part(all, "reused"));
  if (found !== undefined) return found;
  const [end] = slow.ends;
  const left = slow.before - slow.debit;
  if (end === undefined || end.said === left) return undefined;
  const mistake = mistakes.ANSWERS_BEFORE_DONE;
  const got = balanceWords(end.said);
  return { row: end.row, expected: balanceWords(left), got, mistake };
}

/** Forgotten and asked for twice; too little is for who judges the end. */
function judgeReused(seen: Seen): Finding | undefined {
  if (seen.taken < seen.debit) return undefined;
  return judgePart(seen, {
    tooMuch: mistakes.KEEPS_THE_OLD_END,
    tooLittle: mistakes.NEVER_FORGETS,
    failed: mistakes.REFUSES_WHO_COMES_MEANWHILE,
  });
}

function judgeAway(all: All): Finding | undefined {
  return judgePart(part(all, "away"), {
    tooMuch: mistakes.IGNORES_THE_KEY,
    tooLittle: mistakes.SAYS_OK_WITHOUT_PAYING,
    failed: mistakes.REMEMBERS_FAILURES,
  });
}

function judgeKept(all: All): Finding | undefined {
  return (
    judgePart(part(all, "kept"), {
      tooMuch: mistakes.FORGETS_TOO_SOON,
      tooLittle: mistakes.SAYS_OK_WITHOUT_PAYING,
      failed: mistakes.REFUSES_WHO_COMES_AGAIN,
    }) ??
    judgePart(part(all, "forgotten"), {
      tooMuch: mistakes.IGNORES_THE_KEY,
      tooLittle: mistakes.NEVER_FORGETS,
      failed: mistakes.REFUSES_WHO_COMES_AGAIN,
    })
  );
}
