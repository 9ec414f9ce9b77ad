/** Which mistakes do people make here, and what does one say to them? */
import type { Mistake } from "farcall/claim";

function mistake(key: string, en: string, chinese: string): Mistake {
  return { key, says: { en, "zh-CN": chinese } };
}

export const ASKS_WITHOUT_A_LIMIT = mistake(
  "asks-without-a-limit",
  "The archive was asked without any limit, though the reader has one: " +
    "it reads on when nobody waits. Give archive.search a timeout, and " +
    "parent.",
  "读者有截止时间，去问档案库时却没有带上任何期限：没人等了，它还在查。" +
    "给 archive.search 传 timeout 和 parent。",
);

export const OWN_TIME_OUT = mistake(
  "own-time-out",
  "The archive was given more time than the reader has left. A fixed " +
    "time-out knows nothing of the reader: start from left(ctx), and pass " +
    "parent: ctx.",
  "给档案库的时间比读者剩下的还多。固定的超时对读者一无所知：" +
    "从 left(ctx) 算起，并传入 parent: ctx。",
);

export const GIVES_A_MOMENT = mistake(
  "gives-a-moment",
  "The archive was given a moment as if it were a length: ctx.deadline says " +
    "when the time is over, a timeout says how much of it is left. left(ctx) " +
    "counts that.",
  "把时刻当成了时长交给档案库：ctx.deadline 是时间用完的时刻，" +
    "timeout 是还剩多少时间。left(ctx) 算的就是后者。",
);

export const ASKS_FOR_NOBODY = mistake(
  "asks-for-nobody",
  "The reader at the kiosk had gone, and the archive read on for nobody. " +
    "With parent: ctx the call ends when the one above it does.",
  "自助机前的读者已经走了，档案库还在为没有人的请求查找。传入 parent: ctx，" +
    "上面的调用一结束，这个调用也随之结束。",
);

export const GOES_ON_AFTER_THE_ANSWER = mistake(
  "goes-on-after-the-answer",
  "The reader had his answer, and the archive still read for him. To stop " +
    "waiting stops nobody else: give the call itself the shorter timeout.",
  "读者已经拿到回答，档案库还在为他查找。你自己不等了，别人并不会停下：" +
    "应当把更短的 timeout 交给这个调用本身。",
);

export const WAITS_FOR_EVER = mistake(
  "waits-for-ever",
  "A reader without a deadline waited for more than a second. Somebody has " +
    "to set a limit: left(ctx) gives such a reader a second.",
  "没有截止时间的读者等了一秒以上。总得有人定个期限：" +
    "left(ctx) 给这样的读者一秒。",
);

export const KEEPS_NO_RESERVE = mistake(
  "keeps-no-reserve",
  "The reader's time was over before an answer was there. Let the archive " +
    "have what is left but for RESERVE, and answer from the cards in that " +
    "time.",
  "回答还没到，读者的时间就用完了。给档案库的时间要留出 RESERVE，" +
    "用这段时间根据卡片回答。",
);

export const BREAKS_WHEN_TIME_IS_SHORT = mistake(
  "breaks-when-time-is-short",
  "A reader had less time than the reserve, and the handler broke: no " +
    "duration is negative. Math.max(0, …) keeps it from that.",
  "有位读者剩下的时间比预留的还少，处理函数就出错了：时长不能是负数。" +
    "用 Math.max(0, …) 就不会这样。",
);

export const HANDS_THE_TIME_OUT_ON = mistake(
  "hands-the-time-out-on",
  "There was time left to look into the cards, and the reader was told " +
    "DEADLINE_EXCEEDED: the archive's time was over, not yet his. Catch " +
    "that error, and only that one: error.status tells them apart.",
  "本来还来得及查卡片，读者听到的却是 DEADLINE_EXCEEDED：" +
    "用完的是给档案库的时间，不是他的。接住这个错误，也只接住这个：" +
    "看 error.status 就能区分。",
);

export const GUESSES_TOO_EARLY = mistake(
  "guesses-too-early",
  "The archive would have answered in time, and the reader got what stands " +
    "on the cards. Keep no more back than RESERVE.",
  "档案库本来来得及回答，读者得到的却是卡片上的数字。" +
    "预留的时间不要超过 RESERVE。",
);

export const ALWAYS_GUESSES = mistake(
  "always-guesses",
  "The archive was not asked at all, though there was time. Ask first; the " +
    "cards are for the case that it does not answer in time.",
  "时间足够，却根本没有去问档案库。先去问；它来不及回答时，才用卡片。",
);

export const BREAKS_BEFORE_IT_ASKS = mistake(
  "breaks-before-it-asks",
  "Your handler threw an error before the archive had been asked anything. " +
    "The event below has the error's text: mend that first.",
  "还没有问到档案库，你的处理函数就抛出了错误。" +
    "下面的事件里有错误的内容：先把它改好。",
);

export const CALLS_IT_EXACT = mistake(
  "calls-it-exact",
  "What stands on the cards was called exact. Who hears less than he asked " +
    "for must be told so: isExact: false.",
  "卡片上的数字被说成是精确的。给的比要的少，就得告诉对方：isExact: false。",
);

export const GUESSES_NOTHING = mistake(
  "guesses-nothing",
  "The answer is neither the archive's nor the cards': somebody takes it " +
    "for a fact. Answer with what fromCards says, and isExact: false.",
  "这个回答既不是档案库的，也不是卡片上的，别人却会当真。" +
    "应当用 fromCards 的结果回答，并写上 isExact: false。",
);

export const SWALLOWS_EVERY_ERROR = mistake(
  "swallows-every-error",
  "The archive refused the question, and the reader was told OK. Only " +
    "DEADLINE_EXCEEDED means that it was too slow: throw the others on.",
  "档案库拒绝了这个问题，读者听到的却是 OK。只有 DEADLINE_EXCEEDED 才表示太慢：" +
    "其他错误要继续抛出。",
);

export const HIDES_A_NEGATIVE_TIME = mistake(
  "hides-a-negative-time",
  "The archive refused the question, and the reader was told OK: your catch " +
    "takes every error, your own as well. A reader with less time than " +
    "RESERVE was answered without a question to the archive: is " +
    "left(ctx) - RESERVE negative for him? ns() throws then, and the catch " +
    "hides it. Mend both: Math.max(0, …), and throw on all but " +
    "DEADLINE_EXCEEDED.",
  "档案库拒绝了这个问题，读者听到的却是 OK：你的 catch 什么错误都接住，" +
    "连你自己代码里的也接住。有位读者剩下的时间比 RESERVE 还少，" +
    "没有去问档案库就得到了回答：对他来说 left(ctx) - RESERVE 是不是负数？" +
    "那样 ns() 会抛出错误，又被 catch 盖住。两处都要改：用 Math.max(0, …)，" +
    "并把 DEADLINE_EXCEEDED 以外的错误继续抛出。",
);

export const NOT_TO_BE_SEEN = mistake(
  "not-to-be-seen",
  "Not judged until somebody gets an answer from the cards. So far nobody " +
    "does: mend “every reader hears something” first.",
  "还没有人得到根据卡片给出的回答，所以这一条暂时无从判断。" +
    "先改好“每位读者都在时间用完之前得到回答”。",
);

export const HIDES_THE_REASON = mistake(
  "hides-the-reason",
  "The archive said why it refused, and the reader heard another reason. " +
    "Throw the error itself: throw error.",
  "档案库说明了拒绝的原因，读者听到的却是另一个。把错误原样抛出：throw error。",
);
