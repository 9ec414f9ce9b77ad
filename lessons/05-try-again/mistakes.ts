/** Which mistakes do people make here, and what does one say to them? */
import type { Mistake } from "farcall/claim";

function mistake(key: string, en: string, chinese: string): Mistake {
  return { key, says: { en, "zh-CN": chinese } };
}

export const IGNORES_THE_KEY = mistake(
  "ignores-the-key",
  "The phone asked again because it had heard nothing, and the bank paid " +
    "again. Keep what became of each key, and look there before you pay.",
  "手机没听到回音，于是又问了一次，银行就又付了一次。把每个键的结果记下来，付款之前先查一查。",
);

export const FORGETS_WHEN_ANSWERED = mistake(
  "forgets-when-answered",
  "The bank forgot the key as soon as it had answered. That answer can be " +
    "lost on its way, so the same key comes again: keep it for KEEP longer.",
  "银行一回复就把键忘了。可是回复会在途中丢失，同一个键还会再来：回复之后还要再记 KEEP 那么久。",
);

export const REMEMBERS_TOO_LATE = mistake(
  "remembers-too-late",
  "The key came again while the first payment was still under way, and was " +
    "paid twice: at that moment nothing was remembered of it yet.",
  "第一笔付款还没办完，同一个键又来了，于是付了两次：那时候，关于这个键还什么都没有记下。",
);

export const ANSWERS_BEFORE_DONE = mistake(
  "answers-before-done",
  "Who came while the payment was under way was told a balance from before " +
    "it. Nobody knows yet how it ends: await the first payment, then answer.",
  "付款还没办完就来问的，得到的是付款之前的余额。这时谁也不知道结果：先 await 第一笔付款，再回复。",
);

export const REFUSES_WHO_COMES_MEANWHILE = mistake(
  "refuses-who-comes-meanwhile",
  "Who asked again while the payment was under way got an error, though it " +
    "was paid in the end. Let the second wait for what the first comes to.",
  "付款途中再来问的得到了一个错误，可是最后钱还是付了。应该让第二次等第一次的结果。",
);

export const REFUSES_WHO_COMES_AGAIN = mistake(
  "refuses-who-comes-again",
  "A key that was paid came again and got an error. The caller only wanted " +
    "to know what became of its payment: give the first answer again.",
  "已经付过的键又来了，得到的却是错误。调用方只是想知道那笔付款怎样了：把第一次的回复再给一次。",
);

export const MAKES_UP_A_NEW_ANSWER = mistake(
  "makes-up-a-new-answer",
  "The same key got another answer than the first time, because others had " +
    "paid since. Keep the answer itself, and give that one again.",
  "同一个键这次得到的回复和第一次不同，因为这期间别人也付了款。要记住回复本身，再原样给出去。",
);

export const ONLY_THE_LAST = mistake(
  "only-the-last",
  "A key was paid twice because another key had come in between. Remember " +
    "every key, not only the last one: a Map has room for many.",
  "中间来过另一个键，先前的键就又付了一次。每个键都要记住，不能只记最后一个：Map 里放得下很多。",
);

export const KNOWS_THE_AMOUNT_ONLY = mistake(
  "knows-the-amount-only",
  "Two payments of the same amount were taken for one. What tells calls " +
    "apart is the key that the caller chose, not what is in the request.",
  "金额相同的两笔付款被当成了一笔。区分调用的是调用方选定的键，而不是请求里的内容。",
);

export const NO_KEY_IS_ONE_KEY = mistake(
  "no-key-is-one-key",
  "Two payments came without a key and only one was paid: no key was " +
    "remembered like a key. If it is undefined, just pay.",
  "两笔付款都没有带键，却只付了一笔：没有键也被当成一个键记住了。键是 undefined 时，直接付款。",
);

export const DEMANDS_A_KEY = mistake(
  "demands-a-key",
  "An old machine that knows of no keys was turned away. Keys help those who " +
    "send them; a call without one is paid as before.",
  "一台不会带键的旧机器被拒之门外。键是给会带的人用的；不带键的调用，照旧付款。",
);

export const REMEMBERS_FAILURES = mistake(
  "remembers-failures",
  "Nothing was paid, as the network was away for a moment, and every later " +
    "try with this key got that same error. Forget a key when pay() throws.",
  "网络暂时不通，什么都没付；可是这个键以后每次再试，得到的都是同一个错误。pay() 抛出错误时，要把键忘掉。",
);

export const SAYS_OK_WITHOUT_PAYING = mistake(
  "says-ok-without-paying",
  "The caller was told OK, and nothing was taken from the account. A key is " +
    "paid only when pay() has returned; what it throws is for the caller.",
  "调用方听到的是 OK，账户里的钱却没有少。pay() 返回了，才算付过；它抛出的错误要让调用方知道。",
);

export const FORGETS_TOO_SOON = mistake(
  "forgets-too-soon",
  "A key came again within three seconds of its answer and was paid again. " +
    "Forget it KEEP after the answer, not earlier.",
  "一个键在回复之后三秒内又来了，却又付了一次。要等回复之后过了 KEEP 才忘，不能更早。",
);

export const KEEPS_THE_OLD_END = mistake(
  "keeps-the-old-end",
  "A key that was forgotten came again, twice at once, and both were paid: " +
    "the end of its first payment still counted. A new payment has no end yet.",
  "一个已经忘掉的键又来了，同时来了两次，两次都付了：上一次付款的到期时间还在起作用。新的付款还没办完，不该有到期时间。",
);

export const NEVER_FORGETS = mistake(
  "never-forgets",
  "A key counted for longer than three seconds after its answer. A bank that " +
    "never forgets runs out of memory: delete the key when KEEP is over.",
  "回复之后过了三秒，键还算数。从不忘记的银行总有一天会把内存用完：KEEP 一过就删掉这个键。",
);

export const CHANGES_WHAT_IS_GIVEN = mistake(
  "changes-what-is-given",
  "The account began with another balance, or the bank paid without asking " +
    "the card's network. Both are given; leave pay() as it is and call it.",
  "账户一开始的余额变了，或者银行没问卡的网络就付了款。这两样都是写好的：pay() 不要改，调用它就行。",
);

export const MAKES_NO_REPLY = mistake(
  "makes-no-reply",
  "A payment failed on the server itself. What pay answers must be " +
    "{ balance }; often a return is missing, or what was kept is no answer.",
  "付款在服务器上自己出错了。pay 必须返回 { balance }；多半是漏了 return，或者记下的不是回复。",
);

export const NEVER_ANSWERS = mistake(
  "never-answers",
  "A call was never answered, and nothing was paid. If the second waits for " +
    "the first, somebody has to begin: pay when the key is not known yet.",
  "有一次调用始终没有回复，钱也没有付。第二次要等第一次，总得有一次真的去付：键还没有记录时就付款。",
);

export const WAITS_BEFORE_IT_ANSWERS = mistake(
  "waits-before-it-answers",
  "The money was taken, but the answer came too late: long after that, when " +
    "callers have given up. Answer as soon as it is paid; nobody must wait " +
    "until the key is forgotten.",
  "钱已经付了，回复却来得太晚：过了很久才发，调用方早就放弃了。付完就回复，不要让谁一直等到键被忘掉。",
);

export const LEAVES_OTHERS_WAITING = mistake(
  "leaves-others-waiting",
  "A call waited in vain for a payment that had ended long ago. Whoever " +
    "waits for a payment must hear how it ended, also when nothing was paid.",
  "有一次调用白等了：它等的那笔付款早就结束了。谁在等一笔付款，就要告诉谁结果，没有付成也要告诉。",
);

export const PAYS_WITHOUT_BEING_ASKED = mistake(
  "pays-without-being-asked",
  "More was taken from the account than anybody asked for. Call pay() once " +
    "for each payment.",
  "账户里扣掉的比大家要付的还多。每笔付款只调用一次 pay()。",
);
