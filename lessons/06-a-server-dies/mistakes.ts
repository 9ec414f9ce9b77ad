/** Which mistakes do people make here, and what does one say to them? */
import type { Mistake } from "farcall/claim";

function mistake(key: string, en: string, chinese: string): Mistake {
  return { key, says: { en, "zh-CN": chinese } };
}

export const LISTS_NOBODY = mistake(
  "lists-nobody",
  "A server registered, and watch answers with nobody. Keep what register is " +
    "told. And ctx.now() counts in nanoseconds: add ms(leaseMs) to it, not " +
    "leaseMs, or each lease ends as it begins.",
  "有服务器登记了，watch 却一个也没返回。把 register 收到的内容记下来。另外，ctx.now() 以纳秒计：要加 ms(leaseMs)，而不是 leaseMs，否则租约一开始就到期了。",
);

export const ONLY_THE_LAST = mistake(
  "only-the-last",
  "The list holds only who registered last. Add to the list of a service; do " +
    "not make a new one each time.",
  "名单上只剩最后登记的那一台。应该往这个服务的名单里添加，而不是每次都新建一份。",
);

export const ONE_LIST_FOR_ALL = mistake(
  "one-list-for-all",
  "The list of one service names a server of another. Keep a list for each " +
    "service: a greeter cannot pay.",
  "一个服务的名单上出现了另一个服务的服务器。每个服务要各有一份名单：问候服务可不会付款。",
);

export const FAILS_FOR_UNKNOWN = mistake(
  "fails-for-unknown",
  "Somebody watches a service for which nobody has registered, and the call " +
    "fails. That nobody is there is an answer: an empty list.",
  "有客户端关注一个没有谁登记过的服务，调用失败了。“谁也不在”也是一个答案：返回一份空名单。",
);

export const LISTS_TWICE = mistake(
  "lists-twice",
  "An address stands on the list more than once. A server that registers " +
    "again renews its lease; it is still one server. A Map keeps one of each.",
  "同一个地址在名单上出现了不止一次。再次登记是续租，服务器还是那一台。用 Map 就只会留一份。",
);

export const NEVER_FORGETS = mistake(
  "never-forgets",
  "A server died, its lease is over, and it is still on the list. Let watch " +
    "leave out whose lease has ended.",
  "有一台服务器死了，租约早已到期，却还在名单上。watch 应该略去租约已到期的地址。",
);

export const ONE_LEASE_FOR_ALL = mistake(
  "one-lease-for-all",
  "A server is on the list for longer, or for less, than its own lease. Each " +
    "says with leaseMs how long; do not choose for it.",
  "有一台服务器留在名单上的时间和它自己的租约不一样。租约多长由每台服务器用 leaseMs 说明，不要替它决定。",
);

export const IGNORES_RENEWALS = mistake(
  "ignores-renewals",
  "A server that goes on registering is off the list: its first lease ended. " +
    "Each register sets the end of the lease anew; a timer for the lease " +
    "before must not take it off.",
  "有一台服务器一直在续租，却从名单上消失了：它的第一份租约到期了。每次 register 都要重新设定到期时间；为上一份租约设的定时器，不该再把它去掉。",
);

export const FORGETS_THE_GOODBYE = mistake(
  "forgets-the-goodbye",
  "A server said good-bye, and is still on the list. Take its address off in " +
    "deregister; do not wait for its lease.",
  "有一台服务器已经告别，却还在名单上。deregister 要立刻去掉它的地址，不要等租约到期。",
);

export const GOODBYE_TO_ALL = mistake(
  "goodbye-to-all",
  "One server said good-bye, and others are off the list as well. Take only " +
    "its own address off.",
  "一台服务器告别，别的服务器也跟着从名单上消失了。只去掉它自己的地址。",
);

export const ANSWERS_AT_ONCE = mistake(
  "answers-at-once",
  "Watch answers at once, so whoever watches asks again at once, for ever. " +
    "Leave the wait of 100 ms at its beginning, with its await.",
  "watch 立刻就回答，于是关注名单的客户端又立刻来问，没完没了。保留开头那 100 毫秒的等待，连同它的 await。",
);
