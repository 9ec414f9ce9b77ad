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
  /** So many executions more than there were wishes to have it done. */
  | ({
      readonly kind: "duplicates";
      readonly claim: string;
      readonly method: string;
    } & Bound)
  /** The operations of all clients of a store have an order. */
  | { readonly kind: "linearizable"; readonly claim: string };
