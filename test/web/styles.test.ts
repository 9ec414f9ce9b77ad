/** Does any rule of style make the whole page pay for a small change? */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROOT } from "../support/source.ts";

const WEB = `${ROOT}web/`;

function rules(): readonly string[] {
  const names = readdirSync(WEB, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".css"))
    .flatMap((name) => {
      const text = readFileSync(WEB + name, "utf8");
      return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").match(/[^{};]+(?=\{)/g);
    })
    .filter((rule) => rule !== null);
}

/**
 * A browser that sees an element come or go works out anew the style of all
 * that such a rule may be about: of every element, where it names none.
 */
const ALL_AFTER_HAS = /:has\([^{}]*\)[^,{}()]*[\s>+~]\*/;

test("no rule is about all elements below one that has another", () => {
  const found = rules();
  expect(found.length).toBeGreaterThan(500);
  expect(found.filter((rule) => ALL_AFTER_HAS.test(rule))).toEqual([]);
  expect(ALL_AFTER_HAS.test(".a:has(.b) > *")).toBe(true);
});
