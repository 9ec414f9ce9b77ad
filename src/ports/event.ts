/** How does a layer say what happened? */

/** What one column of a trace row holds. */
export type Cell = number | string | Uint8Array;

/** From far to near; who stands near sees what is far as well. */
export const LEVELS = ["world", "call", "message", "frame", "packet"] as const;

/**
 * How near one must look to see an event. A reader who asks for "call" sees
 * the calls alone; who asks for "packet" sees everything.
 */
export type Level = (typeof LEVELS)[number];

/** Whether one who looks from as near as `near` sees events of this level. */
export function isSeenFrom(level: Level, near: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(near);
}

/** A kind of event: its columns, and the sentence that tells it. */
export interface EventKind<Cells extends readonly Cell[]> {
  /** Layer and verb, "packet.dropped". Part of the digest. */
  readonly name: string;
  readonly level: Level;
  /** A turning point: a fault, a drop, an error, a change of state. */
  readonly isNotable: boolean;
  /** The name of each column, in the order in which cells are recorded. */
  readonly columns: { readonly [Index in keyof Cells]: string };
  /** What happened, as a sentence without the time and without a full stop. */
  readonly sentence: (...cells: Cells) => string;
  /**
   * Counts the kinds as they are declared, so that a trace finds what it knows
   * of one. It depends on who imports what first: no row and no digest has it.
   */
  readonly number: number;
}

let kindCount = 0;

/** Declares a kind. A layer does so once, in its `*-event.ts`. */
export function eventKind<Cells extends readonly Cell[]>(
  kind: Omit<EventKind<Cells>, "number">,
): EventKind<Cells> {
  return { ...kind, number: kindCount++ };
}

/** Where events go: the trace of a run, or the log of a real process. */
export interface EventSink {
  /**
   * Records that something happened now, on this host. Cells must match the
   * columns of the kind. The sink owns byte arrays from now on.
   */
  record<Cells extends readonly Cell[]>(
    kind: EventKind<Cells>,
    ...cells: Cells
  ): void;
}
