/** What do the values of flags mean? */
import { LEVELS, type Level } from "../ports/event.ts";
import type { Instant } from "../ports/time.ts";
import {
  type Intervention,
  parseIntervention,
} from "../scenario/intervention.ts";
import { suggest } from "../scenario/nearest.ts";
import { parseTimeNs } from "../scenario/time-text.ts";
import { BadInput, badInput, type Flag, type Given } from "./verb.ts";

/** `--format`, for every verb that prints results. */
export const FORMAT_FLAG: Flag = {
  value: "text|json",
  about: "how results are printed; text unless given",
};

/** One of the words that a flag may have. */
export function wordOf<Word extends string>(
  given: Given,
  flag: string,
  words: readonly [Word, ...Word[]],
): Word {
  const value = given.value(flag);
  if (value === undefined) return words[0];
  const word = words.find((one) => one === value);
  if (word !== undefined) return word;
  throw badInput(`--${flag}`, `"${value}" is not one`, suggest(value, words));
}

interface WholeNumber {
  /** "seed": what a value that does not do is said not to be. */
  readonly what: string;
  readonly least: number;
  /** 2^53-1 unless given. */
  readonly most?: number;
}

/** A whole number, in decimal; undefined when the flag is not given. */
export function wholeNumberOf(
  given: Given,
  flag: string,
  { what, least, most = Number.MAX_SAFE_INTEGER }: WholeNumber,
): number | undefined {
  const value = given.value(flag);
  if (value === undefined) return undefined;
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= least && count <= most) return count;
  const remedy = `give a whole number from ${least} to ${most}`;
  throw badInput(`--${flag}`, `"${value}" is no ${what}`, remedy);
}

/** A seed: a whole number from 0 to 2^53-1, in decimal. */
export function seedOf(given: Given): number | undefined {
  return wholeNumberOf(given, "seed", { what: "seed", least: 0 });
}

/** A moment, "30s". */
export function momentOf(given: Given, flag: string): Instant | undefined {
  const value = given.value(flag);
  if (value === undefined) return undefined;
  const timeNs = parseTimeNs(value);
  if (timeNs !== undefined) return timeNs as Instant;
  const remedy = "give a time such as 30s, 1.5s or 500ms";
  throw badInput(`--${flag}`, `"${value}" is no time`, remedy);
}

/** All interventions of `--at`; every problem of all of them is reported. */
export function interventionsOf(given: Given): readonly Intervention[] {
  const parsed = given.values("at").map(parseIntervention);
  const problems = parsed.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) {
    throw new BadInput(problems.map((one) => ({ ...one, path: "--at" })));
  }
  return parsed.flatMap((one) => (one.ok ? one.value : []));
}

/** How near one looks; "call" unless given. */
export function levelOf(given: Given): Level {
  if (given.value("level") === undefined) return "call";
  return wordOf(given, "level", LEVELS);
}
