/** What must hold in a run? */

/** Which rows of a trace: a kind of event, and what its columns hold. */
export interface RowQuery {
  /** "handler.started": the name of a kind of event. */
  readonly event: string;
  /** Where it happened. */
  readonly host?: string;
  readonly where?: Columns;
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** By the name of the column; a list means: one of these. */
export type Columns = Readonly<Record<string, ColumnValue>>;

export type ColumnValue = string | number | readonly (string | number)[];

/**
 * Which executions count: those that ended OK, or all that began. One that a
 * crash broke off began, and whether it had its effect only the disk knows.
 */
export type Counted = "done" | "begun";

/** A bound on a count; at least one is given. */
export interface Bound {
  readonly exactly?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/**
 * A claim about a run, as plain data. Always and eventually are those of
 * temporal logic, over the rows of a finite run.
 */
export type Check =
  /** Each of these rows has these columns. */
  | {
      readonly kind: "always";
      readonly claim: string;
      readonly each: RowQuery;
      readonly has: Columns;
    }
  /** There is such a row. */
  | {
      readonly kind: "eventually";
      readonly claim: string;
      /** What must come before; without such a row nothing is decided. */
      readonly given?: RowQuery;
      readonly some: RowQuery;
    }
  /** So many such rows. */
  | ({
      readonly kind: "count";
      readonly claim: string;
      readonly of: RowQuery;
    } & Bound)
  /** So many times a handler of this method began to run. */
  | ({
      readonly kind: "executions";
      readonly claim: string;
      readonly method: string;
    } & Bound)
  /** So many calls ended with this status. */
  | ({
      readonly kind: "calls";
      readonly claim: string;
      readonly status: string;
      readonly method?: string;
    } & Bound)
  /** So many executions of what had been executed before, for one wish. */
  | ({
      readonly kind: "duplicates";
      readonly claim: string;
      readonly method: string;
      /** "done" unless given. */
      readonly counts?: Counted;
    } & Bound)
  /** The operations of all clients of a store have an order. */
  | { readonly kind: "linearizable"; readonly claim: string }
  | Goal;

/** Which calls: of one method, of one client, of a stretch of time. */
export interface CallScope {
  readonly method?: string;
  readonly client?: string;
  /** Calls that started from then on. */
  readonly fromMs?: number;
  /** Calls that started until then. */
  readonly toMs?: number;
}

/** What a run, or many of them, should reach. */
export type Goal =
  /**
   * There is such a row in some run of many. It never fails a run; a claim
   * that no run of an exploration shows is reported there.
   */
  | {
      readonly kind: "sometimes";
      readonly claim: string;
      readonly some: RowQuery;
    }
  /** Each of these rows is followed by one of those in time. */
  | {
      readonly kind: "within";
      readonly claim: string;
      readonly each: RowQuery;
      readonly some: RowQuery;
      readonly withinMs: number;
      /** Columns that hold the same in both, "client", "n". */
      readonly same?: readonly string[];
    }
  /** The share of calls that are answered OK. */
  | ({
      readonly kind: "availability";
      readonly claim: string;
      /** From 0 to 1. */
      readonly atLeast: number;
    } & CallScope)
  /** A percentile of how long calls take that are answered OK. */
  | ({
      readonly kind: "latency";
      readonly claim: string;
      /** 99 for the 99th. */
      readonly percentile: number;
      readonly atMostMs: number;
    } & CallScope)
  /** Requests sent for each call, repeated ones included. */
  | {
      readonly kind: "cost";
      readonly claim: string;
      readonly requestsPerCallMax: number;
      readonly method?: string;
    };
