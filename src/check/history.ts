/** What did clients ask of a store, what did they hear, and when? */

/** What a register holds; null when nothing was written to it. */
export type Value = string | number | boolean | null;

/** What an operation does, as far as its client knows. */
export type Action =
  /** Undefined: nobody heard what it read. */
  | { readonly kind: "read"; readonly value: Value | undefined }
  | { readonly kind: "write"; readonly value: Value }
  | {
      readonly kind: "cas";
      readonly expected: Value;
      readonly value: Value;
      /** Undefined: nobody heard whether it found what it expected. */
      readonly isSwapped: boolean | undefined;
    };

/**
 * One operation of one client. Operations that certainly did not happen are
 * in no history; one that may have happened has no end: it takes effect at
 * any later time, or never. The words invoke, ok, fail and info are Jepsen's.
 */
export interface Operation {
  /** How the explanation names it, "phone#3". */
  readonly name: string;
  readonly process: string;
  /** What it reads or writes; null when there is only one register. */
  readonly key: Value;
  readonly action: Action;
  /** Places in the order of all events of the history; no two are equal. */
  readonly invoked: number;
  /** Infinity when it may have happened, and nobody knows. */
  readonly ended: number;
  /** When that was, "12.5 ms" or "line 7". */
  readonly invokedAt: string;
  /** "" when it has no end. */
  readonly endedAt: string;
}

/** By the order of their invocations. */
export type History = readonly Operation[];

/** One line of a recorded history, before invocations meet their ends. */
export interface HistoryEvent {
  readonly type: "invoke" | "ok" | "fail" | "info";
  readonly process: string;
  readonly f: "read" | "write" | "cas";
  readonly key: Value;
  /** Of a read what it heard, of a cas what it would write. */
  readonly value: Value | undefined;
  /** Of a cas. */
  readonly expected?: Value;
  /** Of the end of a cas: whether it found what it expected; so it was. */
  readonly isSwapped?: boolean;
  /** "12.5 ms", "line 7" */
  readonly at: string;
  /** "line 7": where problems point to. */
  readonly path: string;
}

/** What is wrong with a line, and what to do. */
export interface HistoryProblem {
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
}

export type ReadHistory =
  | { readonly ok: true; readonly value: History }
  | { readonly ok: false; readonly problems: readonly HistoryProblem[] };

/** What of a store one operation can see. */
export const MODELS = ["register", "cas-register", "kv"] as const;

/**
 * A register is read and written, a cas-register compared and set as well
 * (compare-and-set); kv is one cas-register for each key.
 */
export type Model = (typeof MODELS)[number];
