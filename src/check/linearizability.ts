/** Is there one order of all operations in which every answer is true? */
import type { Operation, Value } from "./history.ts";
import { OpenOperations } from "./open-operations.ts";
import { EMPTY, step } from "./register-model.ts";
import { limitReached, type SearchLimits } from "./search-limits.ts";
import { isWithoutChoice, LAST_TURN, turnOf } from "./turns.ts";

export type Search =
  /** The operations in such an order. */
  | { readonly kind: "order"; readonly order: readonly Operation[] }
  /** No order goes beyond the end of this operation. */
  | { readonly kind: "no-order"; readonly stuckAt: Operation }
  | { readonly kind: "limit"; readonly limit: keyof SearchLimits };

/**
 * Searches for a linearization of operations on one register: an order that
 * keeps what ended before something else began, and in which each answer is
 * a register's. Operations without an end may be in it or not.
 *
 * The search of Wing and Gong, "Testing and Verifying Concurrent Objects"
 * (1993): put next whatever may come next, and go back when stuck. Lowe,
 * "Testing for Linearizability" (2017): never visit a situation twice, that
 * is the same operations done and the same state. So that the answer stays
 * exact, situations are remembered whole, not as hashes.
 */
export function findOrder(
  operations: readonly Operation[],
  limits: SearchLimits,
): { readonly search: Search; readonly steps: number } {
  const order = new OrderSearch(operations, limits);
  let search: Search | undefined;
  while (search === undefined) search = order.advance();
  return { search, steps: order.steps };
}

/** What was put next, and the state to go back to. */
interface Move {
  readonly place: number;
  readonly stateBefore: Value;
}

class OrderSearch {
  steps = 0;
  readonly #limits: SearchLimits;
  readonly #open: OpenOperations;
  readonly #seen = new Set<string>();
  readonly #moves: Move[] = [];
  #state: Value = EMPTY;
  /** The operation to look at next, and whose turn it is. */
  #place: number;
  #turn = 0;
  #stuckAt: Operation | undefined;

  constructor(operations: readonly Operation[], limits: SearchLimits) {
    this.#limits = limits;
    this.#open = new OpenOperations(operations);
    this.#place = this.#open.first();
  }

  /** One step; what has come of the search once it is over. */
  advance(): Search | undefined {
    const open = this.#open;
    if (open.nextToEnd() === undefined) {
      const order = this.#moves.map(({ place }) => open.operationAt(place));
      return { kind: "order", order };
    }
    if (!open.mayComeNext(this.#place)) {
      if (this.#turn === LAST_TURN) return this.#goBack();
      return this.#lookFrom(open.first(), this.#turn + 1);
    }
    const limit = limitReached(this.#limits, this.steps, this.#seen.size);
    if (limit !== undefined) return { kind: "limit", limit };
    this.steps += 1;
    const isItsTurn = turnOf(open.operationAt(this.#place)) === this.#turn;
    if (isItsTurn && this.#putNext(this.#place)) {
      return this.#lookFrom(open.first(), 0);
    }
    return this.#lookFrom(open.after(this.#place), this.#turn);
  }

  #lookFrom(place: number, turn: number): undefined {
    this.#place = place;
    this.#turn = turn;
  }

  /** Puts it next in the order, if it can be true there and that is new. */
  #putNext(place: number): boolean {
    if (this.#open.isTwin(place)) return false;
    const stateBefore = this.#state;
    const state = step(stateBefore, this.#open.operationAt(place).action);
    if (state === undefined) return false;
    this.#open.close(place);
    const situation = `${this.#open.situation()} ${JSON.stringify(state)}`;
    if (this.#seen.has(situation)) {
      this.#open.reopen(place);
      return false;
    }
    this.#seen.add(situation);
    this.#moves.push({ place, stateBefore });
    this.#state = state;
    return true;
  }

  /** Undoes the last move that was a choice, and looks at the next one. */
  #goBack(): Search | undefined {
    const next = this.#open.nextToEnd() as Operation;
    if (this.#stuckAt === undefined || next.ended > this.#stuckAt.ended) {
      this.#stuckAt = next;
    }
    for (;;) {
      const move = this.#moves.pop();
      if (!move) return { kind: "no-order", stuckAt: this.#stuckAt };
      this.#open.reopen(move.place);
      this.#state = move.stateBefore;
      const turn = turnOf(this.#open.operationAt(move.place));
      if (isWithoutChoice(turn)) continue;
      return this.#lookFrom(this.#open.after(move.place), turn);
    }
  }
}
