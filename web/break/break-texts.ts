/** What is there to read about each service to break? */
/// <reference types="vite/client" />
import type { BreakWords } from "../../src/course/break-it.ts";

const modules = import.meta.glob<{ default: BreakWords }>(
  "../../scenarios/break-it/words/*.ts",
  { eager: true },
);

/** From the ones that forget to the ones that believe too much. */
const ORDER = [
  "diary",
  "orders",
  "phone-book",
  "rent",
  "tickets",
  "purses",
  "courier",
  "seats",
  "prices",
  "counter",
];

/** All of them, with their names, in the order in which one meets them. */
export const BREAKS: readonly (readonly [name: string, words: BreakWords])[] =
  Object.entries(modules)
    .map(([path, { default: words }]) => [nameIn(path), words] as const)
    .sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other));

function nameIn(path: string): string {
  return path.replace(/^.*\/|\.ts$/g, "");
}
