/** What is wrong with one reader's turn? */
import type { Finding, Mistake, Row } from "farcall/claim";
import { ms, seconds } from "farcall/time";
import type { Turn } from "./asks.ts";
import * as mistakes from "./mistakes.ts";
import { hitsInArchive, hitsOnCards } from "./scene-desk.ts";

/** What left(ctx) gives to who names no deadline, and the ways. */
const OWN_LIMIT_NS = seconds(1);
const WAYS_NS = ms(50);

/** From the end of a turn until the archive has heard of it, and a page. */
const LAST_PAGE_NS = ms(20);
const LAST_PAGE_OF_KIOSK_NS = ms(40);

/** What somebody may keep back of a reader's time. */
const RESERVE_NS_MAX = ms(100);

/** Ways there and back, the reserve, and something to spare. */
const SPARE_MS = 100;
const PAGE_MS = 10;

/** The archive can refuse a question, but can answer this one. */
function isAnswerable({ wanted }: Turn): boolean {
  return wanted.pages > 0;
}

/** There is time for the archive's own answer, whatever the ways take. */
function hasTime(turn: Turn): boolean {
  const { pages, patienceMs = 0 } = turn.wanted;
  return isAnswerable(turn) && pages * PAGE_MS + SPARE_MS <= patienceMs;
}

function patienceNs({ wanted: { patienceMs } }: Turn): number {
  return patienceMs === undefined ? OWN_LIMIT_NS : ms(patienceMs);
}

export function judgeBudget(turn: Turn): Finding | undefined {
  const most = patienceNs(turn);
  for (const { row, timeoutNs } of turn.asked) {
    const expected = `a deadline of at most ${most / 1e6} ms`;
    if (timeoutNs === undefined) {
      const isPatient = turn.wanted.patienceMs === undefined;
      const why = isPatient
        ? mistakes.WAITS_FOR_EVER
        : mistakes.ASKS_WITHOUT_A_LIMIT;
      return { row, expected, got: "no deadline", mistake: why };
    }
    if (timeoutNs <= most) continue;
    const got = `${timeoutNs / 1e6} ms`;
    const why = isMoment(turn, timeoutNs)
      ? mistakes.GIVES_A_MOMENT
      : mistakes.OWN_TIME_OUT;
    return { row, expected, got, mistake: why };
  }
  return judgeAsked(turn);
}

/**
 * The reader's deadline itself, perhaps less a reserve. Who writes a length
 * writes round figures; a moment has the ways in it.
 */
function isMoment(turn: Turn, timeoutNs: number): boolean {
  const overNs = timeoutNs - turn.startedAt - patienceNs(turn);
  const isNear = overNs > -RESERVE_NS_MAX && overNs < WAYS_NS;
  return isNear && timeoutNs % ms(1) !== 0;
}

export function judgeAsked(turn: Turn): Finding | undefined {
  if (!hasTime(turn) || turn.asked.length > 0) return undefined;
  if (turn.status !== "OK" && turn.status !== "DEADLINE_EXCEEDED") {
    const said = { expected: "a call of the archive", got: turn.status };
    return bad(turn.end, said, mistakes.BREAKS_BEFORE_IT_ASKS);
  }
  const expected = "a call of the archive";
  return bad(turn.end, { expected, got: "none" }, mistakes.ALWAYS_GUESSES);
}

export function judgeEnd(turn: Turn): Finding | undefined {
  const { end, readUntil, client } = turn;
  if (end === undefined || readUntil === undefined) return undefined;
  const isLeft = client === "kiosk";
  const spareNs = isLeft ? LAST_PAGE_OF_KIOSK_NS : LAST_PAGE_NS;
  const lateNs = readUntil.at - end.at;
  if (lateNs <= spareNs) return undefined;
  const said = {
    expected: `an end within ${spareNs / 1e6} ms`,
    got: `${lateNs / 1e6} ms later`,
  };
  return bad(readUntil, said, whyLate(turn, isLeft));
}

function whyLate({ asked }: Turn, isLeft: boolean): Mistake {
  const isBounded = asked.every(({ timeoutNs }) => timeoutNs !== undefined);
  if (!isBounded) return mistakes.ASKS_WITHOUT_A_LIMIT;
  if (isLeft) return mistakes.ASKS_FOR_NOBODY;
  return mistakes.GOES_ON_AFTER_THE_ANSWER;
}

export function judgeInTime(turn: Turn): Finding | undefined {
  const { end, status, client, startedAt } = turn;
  if (client === "kiosk" || !isAnswerable(turn)) return undefined;
  if (status !== "OK") {
    return bad(end, { expected: "OK", got: status }, whyUnanswered(turn));
  }
  const tookNs = (end?.at ?? 0) - startedAt;
  if (tookNs <= patienceNs(turn) + WAYS_NS) return undefined;
  const said = { expected: "OK within 1000 ms", got: `${tookNs / 1e6} ms` };
  return bad(end, said, mistakes.WAITS_FOR_EVER);
}

function whyUnanswered(turn: Turn): Mistake {
  const { end, status, startedAt } = turn;
  if (status !== "DEADLINE_EXCEEDED") return mistakes.BREAKS_WHEN_TIME_IS_SHORT;
  // Earlier than his own time is over, he can only have it from the desk.
  const isTold = (end?.at ?? 0) - startedAt < patienceNs(turn);
  return isTold ? mistakes.HANDS_THE_TIME_OUT_ON : mistakes.KEEPS_NO_RESERVE;
}

export function judgeUse(turn: Turn): Finding | undefined {
  const { client, end, hits, isExact, wanted } = turn;
  if (client === "kiosk" || !hasTime(turn) || isExact) return undefined;
  const expected = `hits ${hitsInArchive(wanted)}, isExact true`;
  const got = `hits ${hits}, isExact false`;
  return bad(end, { expected, got }, mistakes.GUESSES_TOO_EARLY);
}

export function judgeGuess(turn: Turn): Finding | undefined {
  const { client, end, hits, isExact, status, wanted } = turn;
  if (client === "kiosk" || !isAnswerable(turn)) return undefined;
  // Who hears nothing hears nothing wrong; that he should is another claim.
  if (status !== "OK") return undefined;
  const exact = hitsInArchive(wanted);
  const guess = hitsOnCards(wanted.word);
  if (isExact ? hits === exact : hits === guess) return undefined;
  const said = {
    expected: `hits ${exact}, isExact true, or hits ${guess}, isExact false`,
    got: `hits ${hits}, isExact ${isExact}`,
  };
  const why =
    isExact && hits === guess
      ? mistakes.CALLS_IT_EXACT
      : mistakes.GUESSES_NOTHING;
  return bad(end, said, why);
}

/** Of cards that nobody has heard of, nothing can be said yet. */
export function judgeSilence(turns: readonly Turn[]): Finding | undefined {
  const isGuess = ({ status, isExact }: Turn): boolean =>
    status === "OK" && !isExact;
  if (turns.some(isGuess)) return undefined;
  const silent = turns.find((turn) => judgeInTime(turn) !== undefined);
  if (silent === undefined) return undefined;
  const said = { expected: "an answer from the cards", got: "not judged yet" };
  return bad(silent.end, said, mistakes.NOT_TO_BE_SEEN);
}

export function judgeRefusal(turn: Turn): Finding | undefined {
  const { end, status } = turn;
  if (isAnswerable(turn) || status === "INVALID_ARGUMENT") return undefined;
  const said = { expected: "INVALID_ARGUMENT", got: status };
  return bad(end, said, whyNotRefused(turn));
}

function whyNotRefused({ asked, status }: Turn): Mistake {
  const isAsked = asked.length > 0;
  if (status === "OK") {
    return isAsked ? mistakes.SWALLOWS_EVERY_ERROR : mistakes.ALWAYS_GUESSES;
  }
  return isAsked ? mistakes.HIDES_THE_REASON : mistakes.BREAKS_BEFORE_IT_ASKS;
}

/**
 * Answered without a question, because no time was left for one: rightly so,
 * unless it was an error that kept the desk from asking.
 */
export function isUnasked(turn: Turn): boolean {
  const { asked, client, status } = turn;
  const isOwn = client === "reader" && isAnswerable(turn);
  return isOwn && status === "OK" && asked.length === 0;
}

interface Said {
  readonly expected: string;
  readonly got: string;
}

function bad(row: Row | undefined, said: Said, mistake: Mistake): Finding {
  return { row, ...said, mistake };
}
