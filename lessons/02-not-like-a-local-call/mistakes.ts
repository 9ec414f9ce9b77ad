/** Which mistakes do people make here, and what does one say to them? */
import type { Mistake } from "farcall/claim";

function mistake(key: string, en: string, chinese: string): Mistake {
  return { key, says: { en, "zh-CN": chinese } };
}

export const ONE_AFTER_THE_OTHER = mistake(
  "one-after-the-other",
  "The robots went one after the other, so the order took as long as all of " +
    "them together. Each waited for one that it did not need.",
  "机器人一个接一个地出发，整张订单花的时间就是它们的总和。每一个都在等一个" +
    "和自己无关的。",
);

export const ANSWERS_BEFORE_THE_ROBOTS = mistake(
  "answers-before-the-robots",
  "The answer went out before a robot can have been back, so it promises " +
    "what nobody knows. Await what reserve() returns, then answer.",
  "还没取到货就回答了，说的是没把握的话：这么短的时间，机器人不可能回来。" +
    "先 await reserve() 的结果，再回答。",
);

export const FORGETS_TO_AWAIT = mistake(
  "forgets-to-await",
  "A call failed on the server though its reply was ready. Often an await is " +
    "missing: an outcome is a text, and a promise of it is none.",
  "一个本可以回答的调用在服务器上失败了。多半是漏了 await：结果应当是文字，" +
    "而 Promise 不是文字。",
);

export const ONE_FAILURE_ENDS_ALL = mistake(
  "one-failure-ends-all",
  "One thing could not be had, and the caller heard nothing of the others, " +
    "though some were reserved: its error ended the whole call.",
  "有一样东西拿不到，调用方就听不到其他东西的结果，尽管其中有些已经预留：" +
    "它的错误结束了整个调用。",
);

export const LEAVES_OUT_FAILURES = mistake(
  "leaves-out-failures",
  "The answer has another number of outcomes than the order has items, so " +
    "nobody can tell which is which. Give one outcome for each item.",
  "回答里结果的个数和订单里东西的个数不一样，谁也分不清哪个是哪个。" +
    "每一样东西都要有一个结果。",
);

export const SAYS_OK_ALL_THE_SAME = mistake(
  "says-ok-all-the-same",
  "The robot found the thing broken, and the caller was told OK. What is " +
    "caught must not vanish: its status is the outcome of that item.",
  "机器人发现东西是坏的，调用方收到的却是 OK。捕获的错误不能就此消失：" +
    "错误的状态就是这样东西的结果。",
);

export const HIDES_THE_REASON = mistake(
  "hides-the-reason",
  "The caller learned that something failed, but not why. The outcome is the " +
    "status of the error that fetchFromShelf threw: error.status.",
  "调用方只知道失败了，却不知道原因。结果应当是 fetchFromShelf 所抛错误的" +
    "状态：error.status。",
);

export const IN_ORDER_OF_ARRIVAL = mistake(
  "in-order-of-arrival",
  "The outcomes stand in another order than the items, so a sound thing is " +
    "called broken. They came in the order in which the robots were back.",
  "结果的顺序和东西的顺序不一样，好的东西就被说成坏的了。这是机器人回来的" +
    "先后顺序。",
);

export const ONE_FAILURE_IS_SAID_OF_ALL = mistake(
  "one-failure-is-said-of-all",
  "One thing was broken, and the shop was told so of sound ones as well. " +
    "One error was taken for the end of all of them.",
  "坏的只有一样，商店却听说好的也坏了。一样东西的错误，被当成了全部的结果。",
);

export const CHECKS_TOO_EARLY = mistake(
  "checks-too-early",
  "More pieces were sold than there are. After one order had read the count " +
    "and before it wrote it, another order came in and read the same.",
  "卖出的比仓库里有的还多。一张订单读了数量、还没写回，另一张订单就插了进来，" +
    "读到的是同一个数。",
);

export const SELLS_WITHOUT_END = mistake(
  "sells-without-end",
  "A thing was sold more often than it is there, and never once sold out. " +
    "When no piece is left, throw an RpcError with NOT_FOUND.",
  "一样东西卖出的次数比它的件数还多，却从来没有卖完。一件不剩时，" +
    "应抛出状态为 NOT_FOUND 的 RpcError。",
);

export const KEEPS_A_PIECE_BACK = mistake(
  "keeps-a-piece-back",
  "NOT_FOUND was said though a piece was left. Each piece may be reserved, " +
    "the last one too: compare the count with 0.",
  "明明还有剩的，却说 NOT_FOUND。每一件都可以预留，最后一件也一样：" +
    "请把数量和 0 比较。",
);

export const KEEPS_WHAT_WAS_NOT_BROUGHT = mistake(
  "keeps-what-was-not-brought",
  "A thing that no robot ever brought was called sold out. Each try took a " +
    "piece off the count, though a broken thing uses up none.",
  "机器人一件也没取到，却报卖完了。每试一次就减掉一件，" +
    "可坏了的东西不占件数。",
);

export const NOT_JUDGED_YET = mistake(
  "not-judged-yet",
  "Not judged until “an order takes as long as its slowest robot” holds: an " +
    "answer that comes too early or too late does not tell what the robots " +
    "found. Mend that one first.",
  "先要做到“一张订单花的时间和最慢的机器人一样”，这一条才能判断：" +
    "回答得太早或太晚，都看不出机器人取到了什么。请先改那一条。",
);

export const NO_ROBOT_YET = mistake(
  "no-robot-yet",
  "Not judged until a robot brings something: no order was answered with " +
    "what a robot found. Mend the other two tasks first.",
  "机器人还没有取到过东西，这一条暂时无从判断：没有一张订单的回答里有" +
    "机器人的结果。请先改另外两题。",
);
