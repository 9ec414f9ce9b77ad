/** Did each reader hear in time, and did nobody work for nobody? */
import type { Claim, Finding, GradedRun } from "farcall/claim";
import { type Turn, turnsOf } from "./asks.ts";
import {
  isUnasked,
  judgeAsked,
  judgeBudget,
  judgeEnd,
  judgeGuess,
  judgeInTime,
  judgeRefusal,
  judgeSilence,
  judgeUse,
} from "./judge-turn.ts";
import { HIDES_A_NEGATIVE_TIME, SWALLOWS_EVERY_ERROR } from "./mistakes.ts";

const claims: readonly Claim[] = [
  {
    id: "gets-what-is-left",
    task: "budget",
    says: {
      en: "the archive gets no more time than the reader has left",
      "zh-CN": "给档案库的时间不超过读者剩下的时间",
    },
    judge: (run) => firstOf(run, judgeBudget),
  },
  {
    id: "stops-with-its-reader",
    task: "budget",
    says: {
      en: "the archive reads for nobody who is gone or has his answer",
      "zh-CN": "读者走了或已得到回答，档案库就不再为他查找",
    },
    judge: (run) => firstOf(run, judgeAsked) ?? firstOf(run, judgeEnd),
  },
  {
    id: "answers-in-time",
    task: "reserve",
    says: {
      en: "every reader hears something before his time is over",
      "zh-CN": "每位读者都在时间用完之前得到回答",
    },
    judge: (run) => firstOf(run, judgeInTime),
  },
  {
    id: "uses-the-time",
    task: "reserve",
    says: {
      en: "who has the time gets the archive's own answer",
      "zh-CN": "时间足够的读者得到档案库自己的回答",
    },
    judge: (run) => firstOf(run, judgeAsked) ?? firstOf(run, judgeUse),
  },
  {
    id: "a-guess-is-called-one",
    task: "honest",
    says: {
      en: "what stands on the cards is given as what it is",
      "zh-CN": "卡片上的数字如实说明不是精确的",
    },
    judge: (run) => firstOf(run, judgeGuess) ?? judgeSilence(turnsOf(run)),
  },
  {
    id: "refusals-pass-on",
    task: "honest",
    says: {
      en: "what the archive refuses, the reader hears as it was said",
      "zh-CN": "档案库拒绝了什么，读者听到的就是什么",
    },
    judge: refusal,
  },
];

export default claims;

/** Who takes every error takes his own for the archive's, too. */
function refusal(run: GradedRun): Finding | undefined {
  const found = firstOf(run, judgeRefusal);
  const isSwallowed = found?.mistake === SWALLOWS_EVERY_ERROR;
  if (!isSwallowed || !turnsOf(run).some(isUnasked)) return found;
  return { ...found, mistake: HIDES_A_NEGATIVE_TIME };
}

type JudgesTurn = (turn: Turn) => Finding | undefined;

function firstOf(run: GradedRun, judge: JudgesTurn): Finding | undefined {
  for (const turn of turnsOf(run)) {
    const found = judge(turn);
    if (found !== undefined) return found;
  }
  return undefined;
}
