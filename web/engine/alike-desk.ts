/** Which of many seeds could one host not tell from a run? */
import { writtenBy } from "../scene/eyes.ts";
import { run } from "./entry.ts";
import type { Answer, Order } from "./order.ts";
import { seedsOf } from "./seed-slice.ts";

/** The order with so many seeds, from its own on. */
export interface AlikeAsk {
  readonly order: Order;
  readonly count: number;
  readonly host: string;
  /** All that the host wrote down in the run. */
  readonly written: string;
}

export type AlikeAnswer =
  /** For each seed, whether the host would write the same. */
  | { readonly kind: "alike"; readonly areAlike: readonly boolean[] }
  | Extract<Answer, { readonly kind: "refused" }>;

/** Compares line for line. Never rejects for what the order says. */
export async function answerAlike(ask: AlikeAsk): Promise<AlikeAnswer> {
  const { order, count, host, written } = ask;
  const areAlike: boolean[] = [];
  for (const seed of seedsOf({ first: order.seed, count })) {
    const answer = await run({ ...order, seed });
    if (answer.kind === "refused") return answer;
    areAlike.push(writtenBy(answer.report.rows, host) === written);
  }
  return { kind: "alike", areAlike };
}
