/** Does everybody get its turns, and nobody else? */
import type { Claim, Finding, GradedRun, Mistake } from "farcall/claim";
import type { Words } from "farcall/scenario";
import { countsIn, type Told, type Turn, toldIn } from "./acts.ts";
import * as mistakes from "./mistakes.ts";

/** A share may be so many turns off at any moment. */
const OFF_MAX = 1.5;

const claims: readonly Claim[] = [
  {
    id: "turns-are-of-the-list",
    task: "turns",
    says: {
      en: "each turn is that of a server on the list",
      "zh-CN": "每次轮到的都是名单上的服务器",
    },
    judge: judgeListed,
  },
  {
    id: "new-ones-take-part",
    task: "turns",
    says: {
      en: "whoever joins gets its turns at once, like everybody else",
      "zh-CN": "新来的立刻参加轮流，和大家一样",
    },
    judge: (run) => judgeListed(run) ?? judgeAlike(run),
  },
  {
    id: "weights-make-shares",
    task: "weights",
    says: {
      en: "turns are in proportion to the weights of the last list",
      "zh-CN": "轮到的次数与最新名单上的权重成正比",
    },
    judge: (run) => judgeListed(run) ?? judgeShares(run),
  },
  {
    id: "turns-are-spread",
    task: "weights",
    says: {
      en: "the turns of a heavy server are spread",
      "zh-CN": "权重大的服务器，轮到的次数均匀铺开",
    },
    judge: (run) => judgeListed(run) ?? judgeSpread(run),
  },
];

export default claims;

const NOBODY: Words = { en: "nobody", "zh-CN": "没有说出名字" };

function bad(turn: Turn, expected: string | Words, mistake: Mistake): Finding {
  return { row: turn.row, expected, got: turn.server || NOBODY, mistake };
}

function judgeListed(run: GradedRun): Finding | undefined {
  const all = toldIn(run);
  for (const { servers, turns, isAnswered } of all) {
    if (!isAnswered || turns.length === 0) {
      const mistake = isAnswered
        ? mistakes.NAMES_NOBODY
        : mistakes.ANSWERS_NOTHING;
      const expected = { en: "answers", "zh-CN": "有答复" };
      const got = { en: "none", "zh-CN": "没有" };
      return { row: undefined, expected, got, mistake };
    }
    const allowed = servers.length === 0 ? [""] : servers;
    const wrong = turns.find(({ server }) => !allowed.includes(server));
    if (wrong === undefined) continue;
    return bad(wrong, oneOf(servers), whyWrong(all, wrong));
  }
  return undefined;
}

function oneOf(servers: readonly string[]): Words {
  if (servers.length === 0) return NOBODY;
  return {
    en: `one of ${servers.join(", ")}`,
    "zh-CN": `${servers.join("、")}中的一台`,
  };
}

/** What one did who names somebody that is not on the list. */
function whyWrong(all: readonly Told[], { server }: Turn): Mistake {
  if (!all.some(({ servers }) => servers.includes(server))) {
    return mistakes.NAMES_NOBODY;
  }
  const isOld = all.some((told, nth) => forgetsNew(told, all[nth - 1]));
  return isOld ? mistakes.KEEPS_THE_OLD_LIST : mistakes.NAMES_WHO_LEFT;
}

/** Whether somebody who has just joined never has a turn. */
function forgetsNew(told: Told, before: Told | undefined): boolean {
  const named = namedIn(told);
  return newIn(told, before).some((server) => !named.has(server));
}

function newIn({ servers }: Told, before: Told | undefined): readonly string[] {
  if (before === undefined) return [];
  return servers.filter((server) => !before.servers.includes(server));
}

function namedIn({ turns }: Told): ReadonlySet<string> {
  return new Set(namesOf(turns));
}

/** Where all weigh alike, each has one turn in each round. */
function judgeAlike(run: GradedRun): Finding | undefined {
  const alike = toldIn(run).filter(({ isWeighed }) => !isWeighed);
  for (const [nth, told] of alike.entries()) {
    const { servers, turns, againAt } = told;
    if (servers.length === 0) continue;
    const before = alike[nth - 1];
    const gap = gapAfter(told, 0);
    if (gap === undefined) continue;
    if (before !== undefined && settles(told)) continue;
    const isAnew = gap.end > againAt;
    const mistake = isAnew ? mistakes.STARTS_ANEW : whyMissing(told, before);
    const expected = {
      en: `a turn for ${gap.missing.join(", ")}`,
      "zh-CN": `轮到${gap.missing.join("、")}`,
    };
    return bad(turns[gap.end - 1] as Turn, expected, mistake);
  }
  return undefined;
}

interface Gap {
  readonly missing: readonly string[];
  /** The round that lacks them ends before this turn. */
  readonly end: number;
}

/** The first round that leaves somebody out, after so many turns. */
function gapAfter({ servers, turns }: Told, skipped: number): Gap | undefined {
  const size = servers.length;
  for (let end = skipped + size; end <= turns.length; end += size) {
    const round = namesOf(turns.slice(end - size, end));
    const missing = servers.filter((one) => !round.includes(one));
    if (missing.length > 0) return { missing, end };
  }
  return undefined;
}

/**
 * Whoever lets servers keep what is owed to them when a list changes settles
 * that first, within a round; and gives nobody a third turn meanwhile.
 */
function settles(told: Told): boolean {
  const { servers } = told;
  return servers.some((_, index) => {
    const skipped = index + 1;
    const isFlood = countsIn(told, skipped).some((count) => count > 2);
    return !isFlood && gapAfter(told, skipped) === undefined;
  });
}

function namesOf(turns: readonly Turn[]): readonly string[] {
  return turns.map(({ server }) => server);
}

/** What one did who leaves somebody out of a round. */
function whyMissing(told: Told, before: Told | undefined): Mistake {
  const { servers, turns } = told;
  if (forgetsNew(told, before)) return mistakes.KEEPS_THE_OLD_LIST;
  if (namedIn(told).size === 1) return mistakes.ALWAYS_THE_SAME;
  const added = newIn(told, before);
  const first = turns.slice(0, servers.length);
  const isFlood = first.every(({ server }) => added.includes(server));
  return isFlood ? mistakes.FLOODS_THE_NEW : mistakes.SKIPS_SOMEBODY;
}

/** How many turns a server should have had by now. */
function dueTo({ weights }: Told, index: number, count: number): number {
  const sum = weights.reduce((one, other) => one + other, 0);
  return (count * (weights[index] ?? 0)) / sum;
}

function turnsInWords(count = 0): Words {
  return { en: `${count} turns`, "zh-CN": `${count} 次` };
}

function judgeShares(run: GradedRun): Finding | undefined {
  for (const told of toldIn(run).filter(({ isWeighed }) => isWeighed)) {
    const { servers, weights, turns } = told;
    const resting = turns.find(
      ({ server }) => weights[servers.indexOf(server)] === 0,
    );
    if (resting !== undefined) {
      const expected = {
        en: `no turn for ${resting.server}, of weight 0`,
        "zh-CN": `权重为 0 的 ${resting.server} 不轮`,
      };
      return bad(resting, expected, whyResting(told));
    }
    const counts = countsIn(told, turns.length);
    const off = offIn(told, turns.length);
    if (off < 0) continue;
    const due = dueTo(told, off, turns.length);
    const expected = {
      en: `${due} of ${turns.length} turns for ${servers[off]}`,
      "zh-CN": `${turns.length} 次里 ${servers[off]} 轮到 ${due} 次`,
    };
    const last = turns.at(-1) as Turn;
    const got = turnsInWords(counts[off]);
    return { ...bad(last, expected, whyOff(told)), got };
  }
  return undefined;
}

/** The server, by its place, whose share is off after so many turns; -1. */
function offIn(told: Told, count: number): number {
  const counts = countsIn(told, count);
  return told.servers.findIndex((_, index) => {
    const due = dueTo(told, index, count);
    return Math.abs((counts[index] ?? 0) - due) > OFF_MAX;
  });
}

/** Whether all was well until the same list came once more. */
function isWeighedAnew(told: Told): boolean {
  const { againAt, turns } = told;
  if (againAt >= turns.length) return false;
  const counts = Array.from({ length: againAt }, (_, nth) => nth + 1);
  return counts.every((count) => offIn(told, count) < 0);
}

/** Whether all have as many turns as the others, while the list was new. */
function isEven(told: Told): boolean {
  const counts = countsIn(told, Math.min(told.againAt, told.turns.length));
  return Math.max(...counts) - Math.min(...counts) <= 1;
}

function whyResting(told: Told): Mistake {
  return isEven(told) ? mistakes.IGNORES_WEIGHTS : mistakes.ZERO_GETS_TURNS;
}

function whyOff(told: Told): Mistake {
  if (isWeighedAnew(told)) return mistakes.WEIGHS_ANEW;
  return isEven(told) ? mistakes.IGNORES_WEIGHTS : mistakes.WRONG_SHARES;
}

function whyInBursts(told: Told, count: number): Mistake {
  if (count > told.againAt && isWeighedAnew(told)) return mistakes.WEIGHS_ANEW;
  return isEven(told) ? mistakes.IGNORES_WEIGHTS : mistakes.IN_BURSTS;
}

function judgeSpread(run: GradedRun): Finding | undefined {
  for (const told of toldIn(run).filter(({ isWeighed }) => isWeighed)) {
    const { servers, turns } = told;
    for (let count = 1; count <= turns.length; count += 1) {
      const off = offIn(told, count);
      if (off < 0) continue;
      const due = Math.round(dueTo(told, off, count));
      const expected = {
        en: `about ${due} of ${count} turns for ${servers[off]}`,
        "zh-CN": `前 ${count} 次里 ${servers[off]} 轮到约 ${due} 次`,
      };
      const turn = turns[count - 1] as Turn;
      const got = turnsInWords(countsIn(told, count)[off]);
      return { ...bad(turn, expected, whyInBursts(told, count)), got };
    }
  }
  return undefined;
}
