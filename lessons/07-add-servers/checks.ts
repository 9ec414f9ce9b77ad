/** Does everybody get its turns, and nobody else? */
import type { Claim, Finding, GradedRun, Mistake } from "farcall/claim";
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

function bad(turn: Turn, expected: string, mistake: Mistake): Finding {
  const got = turn.server || "nobody";
  return { row: turn.row, expected, got, mistake };
}

function judgeListed(run: GradedRun): Finding | undefined {
  const all = toldIn(run);
  for (const { servers, turns, isAnswered } of all) {
    if (!isAnswered || turns.length === 0) {
      const mistake = isAnswered
        ? mistakes.NAMES_NOBODY
        : mistakes.ANSWERS_NOTHING;
      return { row: undefined, expected: "answers", got: "none", mistake };
    }
    const allowed = servers.length === 0 ? [""] : servers;
    const wrong = turns.find(({ server }) => !allowed.includes(server));
    if (wrong === undefined) continue;
    const expected = allowed.map((one) => one || "nobody").join(", ");
    return bad(wrong, `one of ${expected}`, whyWrong(all, wrong));
  }
  return undefined;
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
  return new Set(turns.map(({ server }) => server));
}

/** Where all weigh alike, each has one turn in each round. */
function judgeAlike(run: GradedRun): Finding | undefined {
  const alike = toldIn(run).filter(({ isWeighed }) => !isWeighed);
  for (const [nth, told] of alike.entries()) {
    const { servers, turns } = told;
    if (servers.length === 0) continue;
    for (let end = servers.length; end <= turns.length; end += servers.length) {
      const round = turns.slice(end - servers.length, end);
      const missing = servers.filter(
        (one) => !round.some(({ server }) => server === one),
      );
      if (missing.length === 0) continue;
      const expected = `a turn for ${missing.join(", ")}`;
      const last = round.at(-1) as Turn;
      const why = whyMissing(told, alike[nth - 1]);
      return bad(
        last,
        expected,
        end > told.againAt ? mistakes.STARTS_ANEW : why,
      );
    }
  }
  return undefined;
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

function judgeShares(run: GradedRun): Finding | undefined {
  for (const told of toldIn(run).filter(({ isWeighed }) => isWeighed)) {
    const { servers, weights, turns } = told;
    const resting = turns.find(
      ({ server }) => weights[servers.indexOf(server)] === 0,
    );
    if (resting !== undefined) {
      const expected = `no turn for ${resting.server}, of weight 0`;
      return bad(resting, expected, whyResting(told));
    }
    const counts = countsIn(told, turns.length);
    const off = servers.findIndex((_, index) => {
      const due = dueTo(told, index, turns.length);
      return Math.abs((counts[index] ?? 0) - due) > OFF_MAX;
    });
    if (off < 0) continue;
    const due = dueTo(told, off, turns.length);
    const expected = `${due} of ${turns.length} turns for ${servers[off]}`;
    const last = turns.at(-1) as Turn;
    const got = `${counts[off]} turns`;
    return { ...bad(last, expected, whyOff(told)), got };
  }
  return undefined;
}

/** Whether all that may have turns have as many as the others. */
function isEven(told: Told): boolean {
  const counts = countsIn(told, told.turns.length);
  return Math.max(...counts) - Math.min(...counts) <= 1;
}

function whyResting(told: Told): Mistake {
  return isEven(told) ? mistakes.IGNORES_WEIGHTS : mistakes.ZERO_GETS_TURNS;
}

function whyOff(told: Told): Mistake {
  return isEven(told) ? mistakes.IGNORES_WEIGHTS : mistakes.WRONG_SHARES;
}

function judgeSpread(run: GradedRun): Finding | undefined {
  for (const told of toldIn(run).filter(({ isWeighed }) => isWeighed)) {
    const { servers, turns } = told;
    for (let count = 1; count <= turns.length; count += 1) {
      const counts = countsIn(told, count);
      const off = servers.findIndex((_, index) => {
        const due = dueTo(told, index, count);
        return Math.abs((counts[index] ?? 0) - due) > OFF_MAX;
      });
      if (off < 0) continue;
      const due = Math.round(dueTo(told, off, count));
      const expected = `about ${due} of ${count} turns for ${servers[off]}`;
      const turn = turns[count - 1] as Turn;
      const why = isEven(told) ? mistakes.IGNORES_WEIGHTS : mistakes.IN_BURSTS;
      return { ...bad(turn, expected, why), got: `${counts[off]} turns` };
    }
  }
  return undefined;
}
