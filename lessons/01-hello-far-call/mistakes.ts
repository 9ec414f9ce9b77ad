/** Which mistakes do people make here, and what does one say to them? */
import type { Mistake } from "farcall/claim";

function mistake(key: string, en: string, chinese: string): Mistake {
  return { key, says: { en, "zh-CN": chinese } };
}

export const ANSWERS_WITHOUT_THE_CARD = mistake(
  "answers-without-the-card",
  "The answer is not the text on the card. printCard returns that text: " +
    "answer with it, for each name.",
  "返回的不是卡片上的文字。printCard 会返回这段文字：对每个名字都应该返回它。",
);

export const FORGETS_TO_AWAIT = mistake(
  "forgets-to-await",
  "A call that could be answered failed on the server. Often an await is " +
    "missing: printCard returns a promise, and a promise is no text.",
  "一个本可以成功的调用在服务器上失败了。多半是漏了 await：printCard 返回的是" +
    " Promise，而不是文字。",
);

export const FAILS_AT_ITS_WORK = mistake(
  "fails-at-its-work",
  "A call failed on the server although its name fits on a card. Something " +
    "other than printCard threw. What it was, and in which line, stands below.",
  "名字放得下，这个调用却在服务器上失败了。是 printCard 以外的代码抛出了错误：" +
    "下面写着抛出的是什么、在哪一行。",
);

export const NEVER_ANSWERS = mistake(
  "never-answers",
  "A call was never answered, though its server ran on. The handler awaits " +
    "something that does not come in time; await printCard and nothing else.",
  "服务器一直在运行，却有一个调用始终没有得到回复。处理函数在等一个迟迟不来的" +
    "东西；只需要 await printCard。",
);

export const SWALLOWS_THE_ERROR = mistake(
  "swallows-the-error",
  "The name does not fit on a card, but the caller was told OK. printCard " +
    "throws an error for such a name. Let it go on: the caller has to know " +
    "that nothing was done.",
  "名字太长，卡片上放不下，调用方收到的却是 OK。遇到这样的名字，printCard " +
    "会抛出错误。不要拦下它：调用方必须知道什么都没有做成。",
);

export const HIDES_THE_REASON = mistake(
  "hides-the-reason",
  "The caller learned that something failed, but not that its name was too " +
    "long. Let the RpcError of printCard go on instead of a new Error.",
  "调用方只知道出了错，却不知道是名字太长。应让 printCard 抛出的 RpcError " +
    "原样传出去，而不是换成一个新的 Error。",
);

export const ANSWERS_BEFORE_THE_WORK = mistake(
  "answers-before-the-work",
  "The answer went out sooner than a card can be printed, so it promises " +
    "what nobody knows yet. Call printCard, await it, then answer.",
  "打印一张卡片都来不及，回复就已经发出：这个回复承诺了谁也不知道的事。" +
    "先调用 printCard 并 await 它，再返回。",
);

export const ANSWERS_WITHOUT_COUNTING = mistake(
  "answers-without-counting",
  "A call was answered with OK, and the count did not go up for it. After " +
    'each printed card call ctx.show("greeted", n) with the new count.',
  "一个调用得到了 OK，计数却没有随之增加。每打印完一张卡片，都要用新的计数调用" +
    ' ctx.show("greeted", n)。',
);

export const COUNTS_TWICE = mistake(
  "counts-twice",
  "One printed card moved the count by more than one. Count in one place " +
    "only, right after the card is printed.",
  "打印一张卡片，计数却增加了不止一。只在一个地方计数：卡片刚打印完的时候。",
);

export const COUNTS_BEFORE_THE_WORK = mistake(
  "counts-before-the-work",
  "The count went up when the call arrived, before its card was printed: " +
    "that counts attempts. Count after printCard has returned.",
  "调用一到达，卡片还没打印，计数就增加了：这数的是尝试的次数。" +
    "应在 printCard 返回之后再计数。",
);

export const COUNTS_FAILURES = mistake(
  "counts-failures",
  "A card that could not be printed was counted. In finally, or in catch, " +
    "failures count as well; count where only success gets to.",
  "没能打印出来的卡片也被计入了。写在 finally 或 catch 里，失败也会被计数；" +
    "应写在只有成功才会走到的地方。",
);

export const COUNTS_PEOPLE = mistake(
  "counts-people",
  "A card for a name that was greeted before was not counted. Two cards for " +
    "one name are two executions, even if the second was only a retry.",
  "给同一个名字再次打印的卡片没有计数。同一个名字的两张卡片就是两次执行，" +
    "哪怕第二次只是重试。",
);

export const SHARES_THE_COUNT = mistake(
  "shares-the-count",
  "The count goes on from another server, or from before a restart. Outside " +
    "of greeter() a variable is shared only because this run simulates all " +
    "servers in one process; real ones share no memory. Declare the count " +
    "inside greeter().",
  "计数接着另一台服务器、或者重启之前的数往下数。写在 greeter() 外面的变量会被" +
    "共用，只是因为这次运行在一个进程里模拟了所有服务器；真实的服务器之间" +
    "不共享内存。请把计数变量声明在 greeter() 里面。",
);
