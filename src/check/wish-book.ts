/** Whose wish does a server execute? */
import type { Row } from "../kernel/trace.ts";
import { columnOf } from "./row-query.ts";

/** What an execution was for. */
export interface Purpose {
  /** "phone/bank#1", as the story names it. */
  readonly call: string;
  /** The same for all calls that want the same thing done once. */
  readonly wish: string;
}

/**
 * Reads a trace row by row. A wish leads to one call, or to more when somebody
 * asks again; a call to one request, or to more when it is retried; and a
 * request goes out as a stream of a connection, by which the server knows it.
 */
export class WishBook {
  /** The kinds of rows that it has to read. */
  static readonly EVENTS: readonly string[] = [
    "workload.wish",
    "workload.retried",
    "call.started",
    "request.sent",
    "handler.started",
    "attempt.failed",
    "call.failed",
  ];

  readonly #method: string;
  /** Wishes of a host that no call was made for yet, in order. */
  readonly #open = new Map<string, string[]>();
  readonly #wishOfCall = new Map<string, string>();
  readonly #callOfStream = new Map<string, string>();
  /** Calls that wait for a stream of a connection, in order. */
  readonly #queued = new Map<string, string[]>();

  constructor(method: string) {
    this.#method = method;
  }

  /** Takes in a row; those that say nothing of the method are passed over. */
  read(row: Row): void {
    if (columnOf(row, "method") !== this.#method) return;
    const { host, kind } = row;
    const call = `${columnOf(row, "client")}#${columnOf(row, "n")}`;
    switch (kind.name) {
      case "workload.wish":
      case "workload.retried": {
        const wish = `${columnOf(row, "workload")}#${columnOf(row, "n")}`;
        listIn(this.#open, host).push(wish);
        return;
      }
      case "call.started": {
        const wish = listIn(this.#open, host).shift();
        if (wish !== undefined) this.#wishOfCall.set(call, wish);
        return;
      }
      case "request.sent": {
        const waits = columnOf(row, "nth") === 0;
        const connection = String(columnOf(row, "connection"));
        if (waits) listIn(this.#queued, connection).push(call);
        else this.#callOfStream.set(streamOf(row), call);
        return;
      }
      case "handler.started":
        // Streams are taken in the order in which calls began to wait.
        this.whoseIs(row);
        return;
      case "attempt.failed":
      case "call.failed":
        // It waits no longer, if it did.
        for (const [connection, calls] of this.#queued) {
          if (!calls.includes(call)) continue;
          const left = calls.filter((one) => one !== call);
          this.#queued.set(connection, left);
        }
        return;
    }
  }

  /** Of a row that begins or ends an execution. */
  whoseIs(row: Row): Purpose {
    const stream = streamOf(row);
    const known = this.#callOfStream.get(stream);
    const connection = String(columnOf(row, "connection"));
    const call = known ?? listIn(this.#queued, connection).shift() ?? stream;
    this.#callOfStream.set(stream, call);
    // A call that nobody's workload makes stands for its own wish.
    return { call, wish: this.#wishOfCall.get(call) ?? `call ${call}` };
  }
}

function streamOf(row: Row): string {
  return `${columnOf(row, "connection")}, stream ${columnOf(row, "nth")}`;
}

function listIn(lists: Map<string, string[]>, key: string): string[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: string[] = [];
  lists.set(key, list);
  return list;
}
