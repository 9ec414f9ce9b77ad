/** What is each part of the page given? */
import type { Actions } from "./lab-actions.ts";
import type { Branch, Lab } from "./lab-state.ts";
import type { Words } from "./words.ts";

export interface PartProps {
  readonly lab: Lab;
  readonly actions: Actions;
  readonly words: Words;
}

/** … once something has run. */
export interface RunProps extends PartProps {
  readonly branch: Branch;
}

/** … to step through it. */
export interface WalkProps extends RunProps {
  readonly walk: Walk;
}

/** What controls, keys and the table have in common. */
export interface Walk {
  /** The rows that one sees, by their numbers. */
  readonly seen: readonly number[];
  /** The place in `seen` of the current row. */
  readonly place: number;
  goTo(row: number): void;
  step(direction: 1 | -1, isNotable: boolean): void;
}
