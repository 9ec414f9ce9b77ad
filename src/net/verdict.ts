/** What becomes of a packet that meets faults? */

import { never } from "../ports/assert.ts";
import { type Duration, ns } from "../ports/time.ts";
import type { PacketFacts } from "./packet.ts";

export type Verdict =
  | { readonly kind: "pass" }
  | { readonly kind: "delay"; readonly by: Duration }
  | { readonly kind: "drop"; readonly because: string }
  /** Until the fault of that name lets it go. */
  | { readonly kind: "hold"; readonly by: string };

/** Something that has a say on the packets of some links. */
export interface Rule {
  judge(packet: PacketFacts): Verdict;
}

export const PASS: Verdict = { kind: "pass" };

/**
 * Asks the rules in order. The first to drop or hold decides; delays add up,
 * so that a delay never hides the partition after it (chaosd #213).
 */
export function judge(packet: PacketFacts, rules: readonly Rule[]): Verdict {
  let delay = 0;
  for (const rule of rules) {
    const verdict = rule.judge(packet);
    switch (verdict.kind) {
      case "pass":
        break;
      case "delay":
        delay += verdict.by;
        break;
      case "drop":
      case "hold":
        return verdict;
      default:
        return never(verdict);
    }
  }
  return delay === 0 ? PASS : { kind: "delay", by: ns(delay) };
}
