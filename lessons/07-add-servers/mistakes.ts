/** Which mistakes do people make here, and what does one say to them? */
import type { Mistake } from "farcall/claim";

function mistake(key: string, en: string, chinese: string): Mistake {
  return { key, says: { en, "zh-CN": chinese } };
}

export const NAMES_NOBODY = mistake(
  "names-nobody",
  "There are servers on the list, and next names none. Keep what list is " +
    "told in a variable outside of both handlers, and let next answer with " +
    "one of them.",
  "名单上有服务器，next 却没有说出名字。把 list 收到的内容存到两个处理函数之外的变量里，让 next 从中答一台。",
);

export const ANSWERS_NOTHING = mistake(
  "answers-nothing",
  "list has no answer. An empty one is one as well: return {} at its end, " +
    "and throw nothing before.",
  "list 没有答复。空答复也是答复：最后要 return {}，之前不要抛出异常。",
);

export const KEEPS_THE_OLD_LIST = mistake(
  "keeps-the-old-list",
  "The list has changed, and a new server gets no turn. Each list takes " +
    "the place of the one before, from the next question on.",
  "名单变了，新服务器却一直没轮到。每份新名单都取代旧的，从下一次提问起生效。",
);

export const NAMES_WHO_LEFT = mistake(
  "names-who-left",
  "A server that is no longer on the list still gets turns. Do not add to " +
    "the old list: the new one takes its place.",
  "一台已经不在名单上的服务器还在接活。不要往旧名单里添，新名单要取代它。",
);

export const ALWAYS_THE_SAME = mistake(
  "always-the-same",
  "One server gets all turns, and others get none. Remember from one " +
    "question to the next who has had a turn.",
  "所有活都给了同一台，别的一次也没轮到。从这次提问到下次提问，要记住谁已经轮过了。",
);

export const FLOODS_THE_NEW = mistake(
  "floods-the-new",
  "A server gets several turns one after the other, as if it had to catch " +
    "up. Who joins begins like everybody else: count anew with each list.",
  "有一台服务器连着接了好几次活，好像要把以前的补回来。新来的和大家一样起步：换了名单就重新计数。",
);

export const STARTS_ANEW = mistake(
  "starts-anew",
  "The same list came once more, and the turns began anew. If it comes " +
    "often, the first server gets all of them: when nothing has changed, " +
    "go on counting.",
  "同一份名单又来了一次，轮流就从头开始了。名单来得勤，活就全归第一台：内容没变，就接着往下数。",
);

export const WEIGHS_ANEW = mistake(
  "weighs-anew",
  "The same list with the same weights came once more, and the turns began " +
    "anew: whoever weighs most gets too many. Compare servers and weights " +
    "with the last list, and go on counting where neither has changed.",
  "同一份名单、同样的权重又来了一次，轮流就从头开始了：权重最大的轮得太多。把服务器和权重都与上一份名单比较，两样都没变，就接着往下数。",
);

export const SKIPS_SOMEBODY = mistake(
  "skips-somebody",
  "In one round a server is passed over, or has two turns. Where all weigh " +
    "alike, each has one turn before anybody has the next.",
  "同一圈里，有的服务器被跳过，有的轮了两次。权重都一样时，每台轮过一次，才轮到下一圈。",
);

export const IGNORES_WEIGHTS = mistake(
  "ignores-weights",
  "The list gives weights, and all get the same. A server of weight 3 has " +
    "three turns for each one of a server of weight 1.",
  "名单给了权重，大家却轮得一样多。权重 3 的服务器轮三次，权重 1 的轮一次。",
);

export const WRONG_SHARES = mistake(
  "wrong-shares",
  "The shares are not those of the weights. Who gets a turn pays with the " +
    "sum of all weights, and everybody earns its own weight each time.",
  "各台分到的份额和权重不符。每次提问，每台先加上自己的权重；轮到的那台再减去全部权重之和。",
);

export const IN_BURSTS = mistake(
  "in-bursts",
  "The heaviest server has all its turns one after the other. Then its queue " +
    "grows while others stand idle: spread them.",
  "最重的那台把该轮的次数一口气轮完了。这时它排起长队，别的却闲着：要均匀铺开。",
);

export const ZERO_GETS_TURNS = mistake(
  "zero-gets-turns",
  "A server of weight 0 gets a turn. 0 is a weight as well: this is how one " +
    "lets a server rest. Beware of || where ?? is meant.",
  "权重为 0 的服务器也轮到了。0 也是权重：想让一台服务器歇着，就这样写。该用 ?? 的地方别写成 ||。",
);
