/** Where is the engine bundle that the tests share? */
import { bundleEngine } from "../../web/engine/bundle.ts";
import type { Card } from "../../web/engine/order.ts";
import { openBareContext } from "./node-engine.ts";

let bundle: Promise<string> | undefined;

/** Built once for each test file, in memory: nobody tests a stale one. */
export function engineBundle(): Promise<string> {
  bundle ??= bundleEngine();
  return bundle;
}

/** What the bundle says of its scenarios. */
export function cardsOf(text: string): readonly Card[] {
  const { evaluate } = openBareContext(text);
  return JSON.parse(evaluate("JSON.stringify(farcallEngine.cards())"));
}
