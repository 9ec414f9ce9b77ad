/** When does a hand from outside reach into the run? */
import type { Instant } from "../ports/time.ts";

/** After the nth event of an instant; without nth, before its first. */
export interface Moment {
  readonly at: Instant;
  readonly nth?: number;
}

interface Intervention {
  readonly at: Instant;
  readonly nth: number;
  readonly run: () => void;
}

/** Interventions in order of (time, nth), then in the order they were given. */
export class InterventionQueue {
  readonly #pending: Intervention[] = [];
  nextAt = Number.POSITIVE_INFINITY;

  add(moment: Moment, run: () => void): void {
    const added = { at: moment.at, nth: moment.nth ?? 0, run };
    const isLater = (other: Intervention) =>
      other.at > added.at || (other.at === added.at && other.nth > added.nth);
    const place = this.#pending.findIndex(isLater);
    this.#pending.splice(place < 0 ? this.#pending.length : place, 0, added);
    this.#update();
  }

  /**
   * Takes the first intervention if it is due: as many events of its instant
   * have run as it asked for, or no more will, as the next is after it.
   */
  takeDue(
    nextEventAt: number,
    until: Instant,
    eventsAt: (at: Instant) => number,
  ): Intervention | undefined {
    const first = this.#pending[0];
    if (first === undefined || first.at > until) return undefined;
    const isOver = nextEventAt > first.at;
    if (!isOver && eventsAt(first.at) < first.nth) return undefined;
    this.#pending.shift();
    this.#update();
    return first;
  }

  #update(): void {
    this.nextAt = this.#pending[0]?.at ?? Number.POSITIVE_INFINITY;
  }
}
