/** What does a hand from outside do to a run, and when? */
import type { FaultAction } from "../net/fault-action.ts";
import type { Instant } from "../ports/time.ts";
import { formatAction, parseAction } from "./action-text.ts";
import { noText, type Parsed } from "./problem.ts";
import { formatTimeNs, parseTimeNs } from "./time-text.ts";

/**
 * It draws nothing, so all rows before it are those of the run without it. A
 * branch is a run with one intervention more.
 */
export interface Intervention {
  readonly at: Instant;
  /** After so many kernel events of that instant; else before the first. */
  readonly nth?: number;
  readonly action: FaultAction;
}

/** More than this is a program, not a hand. */
export const INTERVENTIONS_MAX = 1000;

const INTERVENTION = /^([^=#]*)(?:#([^=]*))?=(.*)$/;

/** "500ms=crash:db", "500ms#3=heal". */
export function parseIntervention(text: string): Parsed<Intervention> {
  const match = INTERVENTION.exec(text);
  if (match === null) {
    return noText(text, "is no intervention", "write 500ms=crash:db");
  }
  const [, time = "", nthText, actionText = ""] = match;
  const at = parseTimeNs(time);
  if (at === undefined) {
    const remedy = "write 500ms, 1.5s or 250us before the =";
    return noText(text, "does not begin with a time", remedy);
  }
  if (nthText !== undefined && !/^\d{1,9}$/.test(nthText)) {
    const remedy = "write 500ms#3 for: after 3 events of that instant";
    return noText(text, "has no whole number after the #", remedy);
  }
  const action = parseAction(actionText);
  if (!action.ok) return action;
  return {
    ok: true,
    value: {
      at: at as Instant,
      ...(nthText !== undefined && { nth: Number(nthText) }),
      action: action.value,
    },
  };
}

/** The text of an intervention; parsing it gives the same one back. */
export function formatIntervention({ at, nth, action }: Intervention): string {
  const count = nth === undefined ? "" : `#${nth}`;
  return `${formatTimeNs(at)}${count}=${formatAction(action)}`;
}
