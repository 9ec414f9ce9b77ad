/** How do runs that somebody chose among many come to stand in the lab? */
import type { Order, Report } from "../engine/order.ts";
import type { Dispatch, Execute } from "./lab-engine.ts";
import { type Branch, branchFrom, type Choice, type Lab } from "./lab-state.ts";

interface Doing {
  readonly now: () => Lab;
  readonly dispatch: Dispatch;
  readonly execute: Execute;
}

/** A run without a hand in it. */
export function mainBranch(report: Report): Branch {
  return { n: 1, parent: 0, interventions: [], report, differsAt: undefined };
}

interface Made {
  readonly choice: Choice;
  /** The last is what the order asks for. */
  readonly branches: readonly Branch[];
}

/**
 * Runs these in turn; the last one stands in the lab, those before it are at
 * hand. The branch of each order; undefined when one did not run.
 */
export async function openRuns(
  orders: readonly Order[],
  { now, dispatch, execute }: Doing,
): Promise<readonly Branch[] | undefined> {
  if (now().status !== "idle") return undefined;
  const all: Made[] = [];
  for (const order of orders) {
    const before = all.find(({ choice }) => isSameRun(choice, order));
    const made = await runOf(order, before, execute);
    if (made === undefined) return undefined;
    all.push(made);
  }
  const shown = all.flatMap(({ branches }) => branches.at(-1) ?? []);
  all.forEach((made, index) => {
    // Of one run only the last has all of its branches.
    const next = all[index + 1];
    if (next?.choice === made.choice) return;
    const { choice, branches } = made;
    const known = [...branches].sort((one, other) => one.n - other.n);
    dispatch({ kind: "ran", choice, branches: known });
    dispatch({ kind: "tab", n: branches.at(-1)?.n ?? 1 });
  });
  return shown;
}

function isSameRun(choice: Choice, { scenario, seed, untilNs }: Order) {
  const of = (one: Choice) => JSON.stringify([one.scenario, one.untilNs]);
  const asked = { scenario, seed, untilNs } as Choice;
  return choice.seed === seed && of(choice) === of(asked);
}

/** Main, what is known of the same run, and what the order asks for last. */
async function runOf(
  { interventions, ...asked }: Order,
  before: Made | undefined,
  execute: Execute,
): Promise<Made | undefined> {
  const choice = before?.choice ?? (asked as Choice);
  const known = [...(before?.branches ?? [])];
  let main = known.find(({ parent }) => parent === 0);
  if (main === undefined) {
    const report = await execute({ ...choice, interventions: [] });
    if (report === undefined) return undefined;
    main = mainBranch(report);
    known.push(main);
  }
  if (interventions.length === 0) {
    const others = known.filter((one) => one !== main);
    return { choice, branches: [...others, main] };
  }
  const report = await execute({ ...choice, interventions });
  if (report === undefined) return undefined;
  const n = 1 + Math.max(...known.map((branch) => branch.n));
  const own = branchFrom(main, n, { interventions, report });
  return { choice, branches: [...known, own] };
}
