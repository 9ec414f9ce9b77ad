/** Which services can one break, for tests of all of them? */
import { readdirSync } from "node:fs";
import type { BreakIt, BreakWords } from "../../src/course/break-it.ts";

const FOLDER = new URL("../../scenarios/break-it/", import.meta.url);

interface Loaded {
  readonly exercise: BreakIt;
  readonly words: BreakWords;
}

const files = readdirSync(FOLDER).filter((file) => file.endsWith(".ts"));

/** All of them, by name. */
export const EXERCISES: readonly (readonly [string, Loaded])[] =
  await Promise.all(
    files.sort().map(async (file) => {
      const name = file.replace(/\.ts$/, "");
      const exercise = (await defaultOf(file)) as BreakIt;
      const words = (await defaultOf(`words/${file}`)) as BreakWords;
      return [name, { exercise, words }] as const;
    }),
  );

async function defaultOf(file: string): Promise<unknown> {
  const module = await import(new URL(file, FOLDER).href);
  return (module as { readonly default: unknown }).default;
}
