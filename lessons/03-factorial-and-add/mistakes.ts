/** Which mistakes do people make here, and what does one say to them? */
import type { Mistake } from "farcall/claim";

function mistake(key: string, en: string, chinese: string): Mistake {
  return { key, says: { en, "zh-CN": chinese } };
}

export const ROUNDS_LARGE_NUMBERS = mistake(
  "rounds-large-numbers",
  "The digits are not those of the factorial: a number holds 53 bits and " +
    "rounds what is longer. Multiply BigInts, 1n and 2n, instead.",
  "返回的数字不是正确的阶乘：number 只有 53 位，更长的就会舍入。" +
    "应改用 BigInt 相乘，例如 1n 和 2n。",
);

export const LOSES_THE_LAST_FACTOR = mistake(
  "loses-the-last-factor",
  "The answer is the factorial of a neighbour: the loop ends one too early " +
    "or too late. The last factor is n itself.",
  "返回的是相邻那个数的阶乘：循环早结束或晚结束了一次。最后一个因数就是 n 本身。",
);

export const SENDS_A_NUMBER = mistake(
  "sends-a-number",
  "The handler was done, but its reply fits no text: the call failed with " +
    "INTERNAL. The contract says string, so make one with String(…).",
  "处理函数做完了，可回复不是文字，调用以 INTERNAL 失败。接口定义里写的是 string，" +
    "请用 String(…) 转换。",
);

export const REFUSES_ZERO = mistake(
  "refuses-zero",
  "0 was refused, and 0 has a factorial: it is 1. Texts often say positive " +
    "integers; the contract here says from 0.",
  "0 被拒绝了，可 0 有阶乘，是 1。很多文章写的是正整数，这里的接口定义写的是从 0 起。",
);

export const REFUSES_THE_LIMIT = mistake(
  "refuses-the-limit",
  "A number in the range was refused. From 0 to N_MAX means both ends as " +
    "well: compare with n > N_MAX.",
  "范围之内的数被拒绝了。从 0 到 N_MAX 包括两端：请用 n > N_MAX 来比较。",
);

export const ANSWERS_NEGATIVE_NUMBERS = mistake(
  "answers-negative-numbers",
  "A negative number got an answer. The loop runs no time at all and leaves " +
    "1, which looks like a result. Refuse n < 0.",
  "负数也得到了回答。循环一次也没有执行，留下的 1 看起来就像结果。应拒绝 n < 0。",
);

export const CUTS_OFF_THE_FRACTION = mistake(
  "cuts-off-the-fraction",
  "A number that is not whole got the answer of another one. The caller " +
    "takes it for what was asked. Refuse it: Number.isInteger(n) says so.",
  "不是整数的数，得到的是另一个数的回答，调用方却以为那就是自己要的。应当拒绝：" +
    "用 Number.isInteger(n) 来判断。",
);

export const LETS_NAN_THROUGH = mistake(
  "lets-nan-through",
  "NaN passed, because every < and every > with NaN is false. Ask whether it " +
    "is good, Number.isInteger(n), and refuse all else.",
  "NaN 通过了，因为 NaN 的 < 和 > 比较都是 false。不要逐个找坏的，" +
    "要问是不是好的：Number.isInteger(n)，其余一律拒绝。",
);

export const HAS_NO_LIMIT = mistake(
  "has-no-limit",
  "A number above N_MAX was answered. Each one costs more than the last, so " +
    "one caller can keep the server busy for all others.",
  "超过 N_MAX 的数也得到了回答。数越大代价越高，一个调用方就能让服务器" +
    "顾不上其他所有人。",
);

export const ANSWERS_WITH_AN_ERROR_TEXT = mistake(
  "answers-with-an-error-text",
  "The call ended OK, and its answer is a sentence about an error. Programs " +
    "read the status: throw an RpcError instead of returning text.",
  "调用以 OK 结束，回答却是一句报错的话。程序看的是状态：应抛出 RpcError，" +
    "而不是返回文字。",
);

export const THROWS_A_PLAIN_ERROR = mistake(
  "throws-a-plain-error",
  "The call ended UNKNOWN, so the caller cannot tell whose fault it was. " +
    'Throw new RpcError("INVALID_ARGUMENT", …).',
  "调用以 UNKNOWN 结束，调用方不知道是谁的错。请抛出" +
    ' new RpcError("INVALID_ARGUMENT", …)。',
);

export const CRASHES_ON_A_GOOD_NUMBER = mistake(
  "crashes-on-a-good-number",
  "A good number ended UNKNOWN: the code itself crashed on it. Mend the line " +
    "that threw; there is nothing to refuse. A BigInt goes with BigInts only.",
  "好的数却以 UNKNOWN 结束：是代码自己崩溃了。该改的是抛出错误的那一行，" +
    "这里没有什么要拒绝的。BigInt 只能和 BigInt 一起算。",
);

export const BLAMES_THE_SERVER = mistake(
  "blames-the-server",
  "A bad number was refused with a status that says something else: callers " +
    "ask again, or wake somebody. What the caller must mend is INVALID_ARGUMENT.",
  "坏的数被拒绝了，可状态说的是别的意思：调用方会重试，或者叫醒值班的人。" +
    "该由调用方改正的，是 INVALID_ARGUMENT。",
);

export const HIDES_THE_VALUE = mistake(
  "hides-the-value",
  "The reason of a refusal does not say which number it was. Quote it: the " +
    "caller may have sent something else than it believes.",
  "拒绝的理由没有说是哪个数。请把它写出来：调用方实际发出的，" +
    "可能并不是它以为的那个数。",
);

export const HIDES_THE_RANGE = mistake(
  "hides-the-range",
  "The reason of a refusal does not say what would be good. Name both ends, " +
    "0 and N_MAX, so that the caller can mend it at once.",
  "拒绝的理由没有说什么样的数才行。请写出两端，0 和 N_MAX，调用方马上就能改正。",
);
