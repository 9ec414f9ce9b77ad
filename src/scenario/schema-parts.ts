/** From which parts is a schema made whose problems say what to do? */
import * as z from "zod/mini";
import { ownOf } from "../ports/own.ts";
import { suggest } from "./nearest.ts";
import { quote } from "./problem.ts";

// A message is "what; remedy" in one text with this sign between: a schema
// library hands over one text per issue.
export const REMEDY_SIGN = "\u0000";

interface Said {
  readonly input?: unknown;
}

/** One text of the two parts of a problem. */
export function say(what: string, remedy: string): string {
  return `${what}${REMEDY_SIGN}${remedy}`;
}

/** Quotes the value, or says that it is missing. */
export function lacking(what: string, remedy: string) {
  return ({ input }: Said): string => {
    if (input === undefined) return say("is missing", remedy);
    return say(`${quote(input)} ${what}`, remedy);
  };
}

/** Who has more of them has one cause for all. */
const KEYS_SHOWN_MAX = 5;

/** For words that are known from elsewhere: what to write here. */
type Hints = Readonly<Record<string, string>>;

/** An object with these keys and no others. */
export function object<Shape extends z.core.$ZodShape>(
  shape: Shape,
  hints: Hints = {},
) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === "unrecognized_keys") {
        const unknown = issue["keys"] as readonly string[];
        const quoted = unknown.slice(0, KEYS_SHOWN_MAX).map(quote).join(", ");
        const [first = ""] = unknown;
        const hint = ownOf(hints, first);
        const near = keys.length === 0 ? "give {}" : suggest(first, keys);
        const remedy = hint ?? near;
        return say(`${quoted} is not known here`, remedy);
      }
      const remedy =
        keys.length === 0
          ? "give {}"
          : `give an object with ${keys.join(", ")}`;
      return lacking("is no object", remedy)(issue);
    },
  });
}

/** One of several objects, told apart by their `kind`. */
export function byKind<
  Types extends readonly [
    z.core.$ZodTypeDiscriminable,
    ...z.core.$ZodTypeDiscriminable[],
  ],
>(kinds: readonly string[], types: Types) {
  return z.discriminatedUnion("kind", types, {
    error: ({ input }) => {
      const kind = (input as { kind?: unknown } | undefined)?.kind;
      if (typeof kind !== "string") {
        return say(`${quote(input)} has no kind`, `say ${kinds.join(", ")}`);
      }
      return say(`${quote(kind)} is no kind of it`, suggest(kind, kinds));
    },
  });
}

/** A number from least to most. */
export function number(least: number, most = Infinity) {
  const remedy =
    most === Infinity
      ? `give a number, ${least} or more`
      : `give a number from ${least} to ${most}`;
  return z
    .number({ error: lacking("is no number", remedy) })
    .check(
      z.gte(least, { error: lacking(`is below ${least}`, remedy) }),
      z.lte(most, { error: lacking(`is above ${most}`, remedy) }),
    );
}

/** A probability. */
export function probability() {
  const remedy = "give a probability from 0 to 1";
  return z
    .number({ error: lacking("is no number", remedy) })
    .check(
      z.gte(0, { error: lacking("is below 0", remedy) }),
      z.lte(1, { error: lacking("is above 1", remedy) }),
    );
}

/** Milliseconds of virtual time; fractions are fine. */
export function milliseconds(least = 0) {
  const remedy = `give milliseconds, ${least} to ${MS_MAX}`;
  return z
    .number({ error: lacking("is no number", remedy) })
    .check(
      z.gte(least, { error: lacking(`is below ${least}`, remedy) }),
      z.lte(MS_MAX, { error: lacking(`is above ${MS_MAX}`, remedy) }),
    );
}

/** A day: longer waits are a slip of the unit. */
const MS_MAX = 86_400_000;

/** A whole number from least to most. */
export function count(least: number, most: number) {
  const remedy = `give a whole number from ${least} to ${most}`;
  const isNone = lacking("is no whole number", remedy);
  return z
    .number({ error: isNone })
    .check(
      z.int({ error: isNone }),
      z.gte(least, { error: lacking(`is below ${least}`, remedy) }),
      z.lte(most, { error: lacking(`is above ${most}`, remedy) }),
    );
}

/** A text that matches, with the remedy for one that does not. */
export function text(pattern: RegExp, remedy: string) {
  return z
    .string({ error: lacking("is no text", remedy) })
    .check(z.regex(pattern, { error: lacking("is not one", remedy) }));
}

/** One of these words. */
export function word<const Words extends readonly [string, ...string[]]>(
  words: Words,
) {
  return z.enum(words, {
    error: ({ input }) => {
      const remedy = suggest(typeof input === "string" ? input : "", words);
      return lacking("is not one of them", remedy)({ input });
    },
  });
}

export function yesOrNo() {
  return z.boolean({ error: lacking("is neither", "say true or false") });
}

/** A list of at most so many. */
export function list<Item extends z.core.SomeType>(item: Item, most: number) {
  const remedy = `give a list of at most ${most}`;
  return z.array(item, { error: lacking("is no list", remedy) }).check(
    z.maxLength(most, {
      error: ({ input }) =>
        say(`${(input as unknown[]).length} are too many`, remedy),
    }),
  );
}
