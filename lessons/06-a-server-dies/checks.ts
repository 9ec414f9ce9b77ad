/** Does the list hold who is there, and nobody else? */
import type { Claim, Finding, GradedRun, Mistake } from "farcall/claim";
import { columnOf } from "farcall/rows";
import { ms } from "farcall/time";
import {
  type Answer,
  answersOf,
  type Member,
  membersOf,
  unknownRefused,
} from "./acts.ts";
import {
  ANSWERS,
  after,
  alone,
  isOverOf,
  LATER,
  NOBODY,
  NONE,
  onlyOnce,
  saidGoodbye,
} from "./findings.ts";
import * as mistakes from "./mistakes.ts";
import { GREETER } from "./scene-registry.ts";

/** Given: how long watch waits before it answers. */
const PAUSE_NS = ms(100);

const claims: readonly Claim[] = [
  {
    id: "who-registered-is-listed",
    task: "list",
    says: {
      en: "whoever has just registered is on the list of its service, once",
      "zh-CN": "刚登记的服务器出现在自己服务的名单上，而且只出现一次",
    },
    judge: judgeListed,
  },
  {
    id: "lists-are-apart",
    task: "list",
    says: {
      en: "a list names servers of its own service alone",
      "zh-CN": "每份名单上只有本服务的服务器",
    },
    judge: (run) => judgeListed(run) ?? judgeApart(run),
  },
  {
    id: "unknown-is-empty",
    task: "list",
    says: {
      en: "of a service that nobody offers, the list is empty",
      "zh-CN": "没有谁提供的服务，名单是空的",
    },
    judge: (run) => judgeListed(run) ?? judgeUnknown(run),
  },
  {
    id: "watch-takes-its-time",
    task: "list",
    says: {
      en: "watch is answered ten times a second at most",
      "zh-CN": "watch 每秒最多回答十次",
    },
    judge: (run) => judgeListed(run) ?? judgePace(run),
  },
  {
    id: "renewed-leases-hold",
    task: "leases",
    says: {
      en: "who goes on registering stays on the list",
      "zh-CN": "不断续租的服务器一直留在名单上",
    },
    judge: (run) => judgeListed(run) ?? judgeRenewed(run),
  },
  {
    id: "ended-leases-end",
    task: "leases",
    says: {
      en: "who falls silent is off the list when its lease ends",
      "zh-CN": "没了声音的服务器，租约一到期就不在名单上",
    },
    judge: (run) => judgeListed(run) ?? judgeEnded(run),
  },
  {
    id: "goodbyes-count-at-once",
    task: "goodbye",
    says: {
      en: "who says good-bye is off at once, and nobody else is",
      "zh-CN": "告别的服务器立刻从名单上消失，别的服务器不受影响",
    },
    judge: (run) => judgeListed(run) ?? judgeGoodbye(run),
  },
];

export default claims;

/** What one member says at the time of an answer. */
interface Place {
  readonly answer: Answer;
  readonly member: Member;
  readonly members: readonly Member[];
}

/** The first finding of all answers, each with each member. */
function firstOf(
  run: GradedRun,
  judge: (place: Place) => Finding | undefined,
): Finding | undefined {
  const members = membersOf(run);
  for (const answer of answersOf(run)) {
    for (const member of members) {
      const found = judge({ answer, member, members });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function isListed({ answer, member }: Place): boolean {
  return answer.addresses.includes(member.address);
}

function isOwn({ answer, member }: Place): boolean {
  return answer.service === member.service;
}

/** It had said good-bye, or may have done so before the answer. */
function mayBeGone({ answer, member }: Place): boolean {
  return member.goodbyes.some(({ from }) => from <= answer.to);
}

/** The lease of its first register cannot have ended. */
function isFresh({ answer, member }: Place): boolean {
  const [first] = member.registers;
  if (first === undefined || first.to > answer.from) return false;
  return first.from + member.leaseNs > answer.to;
}

/** Some lease of it cannot have ended. */
function isHeld({ answer, member }: Place): boolean {
  return member.registers.some(
    ({ from, to }) => to <= answer.from && from + member.leaseNs > answer.to,
  );
}

/** No lease of it can still hold. */
function isOver({ answer, member }: Place): boolean {
  return member.registers.every(
    ({ from, to }) => from <= answer.to && to + member.leaseNs < answer.from,
  );
}

function judgeListed(run: GradedRun): Finding | undefined {
  const answers = answersOf(run);
  if (answers.length === 0) {
    const mistake = mistakes.LISTS_NOBODY;
    return { row: undefined, expected: ANSWERS, got: NONE, mistake };
  }
  return firstOf(run, (place) => {
    const { answer, member } = place;
    const { addresses } = answer;
    const many = addresses.filter((one) => one === member.address).length;
    if (many > 1) {
      const expected = onlyOnce(member.address);
      return bad(place, expected, mistakes.LISTS_TWICE);
    }
    if (!isOwn(place) || mayBeGone(place)) return undefined;
    if (!isFresh(place) || isListed(place)) return undefined;
    if (hasGoodbye(place)) return undefined;
    return bad(place, member.address, whyMissing(place, answers));
  });
}

/** Somebody may have said good-bye: what is missing then is another claim. */
function hasGoodbye({ answer, members }: Place): boolean {
  return members.some((member) => mayBeGone({ answer, member, members }));
}

function whyMissing(
  { answer, member }: Place,
  answers: readonly Answer[],
): Mistake {
  const wasListed = answers.some(
    ({ from, addresses }) =>
      from < answer.from && addresses.includes(member.address),
  );
  if (wasListed) return mistakes.ONE_LEASE_FOR_ALL;
  const isAnybody = answer.addresses.length > 0;
  return isAnybody ? mistakes.ONLY_THE_LAST : mistakes.LISTS_NOBODY;
}

function judgeApart(run: GradedRun): Finding | undefined {
  return firstOf(run, (place) => {
    if (isOwn(place) || !isListed(place)) return undefined;
    const { answer } = place;
    const expected = alone(answer.service);
    return bad(place, expected, mistakes.ONE_LIST_FOR_ALL);
  });
}

function judgeUnknown(run: GradedRun): Finding | undefined {
  const row = unknownRefused(run);
  if (row === undefined) return undefined;
  const got = String(columnOf(row, "status"));
  const mistake = mistakes.FAILS_FOR_UNKNOWN;
  return { row, expected: "OK, addresses []", got, mistake };
}

function judgePace(run: GradedRun): Finding | undefined {
  for (const { from, to, row } of answersOf(run)) {
    const got = after((to - from) / 1e6);
    const mistake = mistakes.ANSWERS_AT_ONCE;
    if (to - from < PAUSE_NS) {
      return { row, expected: LATER, got, mistake };
    }
  }
  return undefined;
}

function judgeRenewed(run: GradedRun): Finding | undefined {
  return firstOf(run, (place) => {
    if (!isOwn(place) || !isHeld(place) || isListed(place)) return undefined;
    if (hasGoodbye(place)) return undefined;
    const why = mistakes.IGNORES_RENEWALS;
    return bad(place, place.member.address, why);
  });
}

function judgeEnded(run: GradedRun): Finding | undefined {
  const answers = answersOf(run);
  return firstOf(run, (place) => {
    const { member, answer } = place;
    if (!isOwn(place) || !isOver(place) || !isListed(place)) return undefined;
    const later = answers.filter(
      ({ from, service }) => from > answer.to && service === answer.service,
    );
    const isDropped = later.some(
      ({ addresses }) => !addresses.includes(member.address),
    );
    const why = isDropped ? mistakes.ONE_LEASE_FOR_ALL : mistakes.NEVER_FORGETS;
    return bad(place, isOverOf(member.address), why);
  });
}

function judgeGoodbye(run: GradedRun): Finding | undefined {
  const answers = answersOf(run);
  return firstOf(run, (place) => {
    const { answer, member, members } = place;
    if (!isOwn(place)) return undefined;
    const isGone = member.goodbyes.some(({ to }) => to < answer.from);
    if (isGone && isListed(place)) {
      const expected = saidGoodbye(member.address);
      return bad(place, expected, mistakes.FORGETS_THE_GOODBYE);
    }
    if (isGone || !isHeld(place) || isListed(place)) return undefined;
    const [goodbye] = members.flatMap(({ goodbyes }) => goodbyes);
    if (goodbye === undefined || goodbye.to > answer.from) return undefined;
    const before = answers
      .filter(({ to, service }) => to < goodbye.from && service === GREETER)
      .at(-1);
    // Who was missing before is missing for another reason.
    if (before?.addresses.includes(member.address) !== true) return undefined;
    return bad(place, member.address, mistakes.GOODBYE_TO_ALL);
  });
}

// Positional: it reads like the sentence that comes of it.
function bad(
  { answer }: Place,
  expected: Finding["expected"],
  mistake: Mistake,
): Finding {
  const { addresses } = answer;
  const got = addresses.length > 0 ? addresses.join(", ") : NOBODY;
  return { row: answer.row, expected, got, mistake };
}
