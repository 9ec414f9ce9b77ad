/** Where does each order of a few operations break off? */
import type { Operation, Value } from "./history.ts";
import { OpenOperations } from "./open-operations.ts";
import { EMPTY, step } from "./register-model.ts";

/** An order that cannot go on. */
export interface DeadEnd {
  readonly order: readonly Operation[];
  /** What the register holds after it. */
  readonly state: Value;
  /** What may come next, and cannot be true there. */
  readonly refused: readonly Operation[];
}

/** Situations to look at, and dead ends to show. */
const SITUATIONS_MAX = 2_000;
const SHOWN_MAX = 5;

/**
 * The longest orders that begin well, one for each state that they end in
 * with other operations to come, longest first: what a reader would try.
 */
export function deadEnds(operations: readonly Operation[]): readonly DeadEnd[] {
  const found: DeadEnd[] = [];
  const open = new OpenOperations(operations);
  const seen = new Set<string>();
  const order: Operation[] = [];
  visit(EMPTY);
  const length = Math.max(...found.map((end) => end.order.length));
  return found.filter((end) => end.order.length === length).slice(0, SHOWN_MAX);

  function visit(state: Value): void {
    const situation = `${open.situation()} ${JSON.stringify(state)}`;
    if (seen.has(situation) || seen.size === SITUATIONS_MAX) return;
    seen.add(situation);
    const refused: Operation[] = [];
    let hasGoneOn = false;
    let place = open.first();
    while (open.mayComeNext(place)) {
      const operation = open.operationAt(place);
      const after = step(state, operation.action);
      if (after === undefined) refused.push(operation);
      else {
        hasGoneOn = true;
        open.close(place);
        order.push(operation);
        visit(after);
        order.pop();
        open.reopen(place);
      }
      place = open.after(place);
    }
    if (!hasGoneOn) found.push({ order: [...order], state, refused });
  }
}
