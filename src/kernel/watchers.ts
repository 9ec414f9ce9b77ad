/** Who wants to hear of which rows, as they are recorded? */
import type { Cell } from "../ports/event.ts";
import type { AnyEventKind } from "./trace.ts";

export type Watcher = (
  host: string,
  kind: AnyEventKind,
  cells: readonly Cell[],
) => void;

/** Watchers by the name of the kind of row that they wait for. */
export class Watchers {
  readonly #byKind = new Map<string, readonly Watcher[]>();

  /** Most runs have none, and never pay for a look. */
  get isEmpty(): boolean {
    return this.#byKind.size === 0;
  }

  /** Returns how to stop. */
  add(kindName: string, watcher: Watcher): () => void {
    const watchers = this.#byKind;
    watchers.set(kindName, [...(watchers.get(kindName) ?? []), watcher]);
    return () => {
      const all = watchers.get(kindName) ?? [];
      const left = all.filter((one) => one !== watcher);
      if (left.length > 0) watchers.set(kindName, left);
      else watchers.delete(kindName);
    };
  }

  tell(host: string, kind: AnyEventKind, cells: readonly Cell[]): void {
    const watchers = this.#byKind.get(kind.name) ?? [];
    for (const watcher of watchers) watcher(host, kind, cells);
  }
}
