/** Who owns what happens? */
import { assert } from "../ports/assert.ts";
import type { Named } from "./text-table.ts";

export type ScopeState = "running" | "paused" | "ended";

/** More calls than this waiting for one paused scope is a runaway scenario. */
const PARKED_MAX = 1 << 20;

/**
 * The owner of events, tasks and waits: the world itself, or one incarnation
 * of a process. When a scope ends, its events are cancelled and its promises
 * never settle; when it is paused, what is due waits until it resumes.
 */
export class Scope implements Named {
  readonly name: string;
  nameText = -1;
  #state: ScopeState = "running";
  #parked: (() => void)[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get state(): ScopeState {
    return this.#state;
  }

  /** Keeps a callback for `resume`, in order. */
  park(run: () => void): void {
    assert(
      this.#parked.length < PARKED_MAX,
      "a paused host parks a bounded lot",
    );
    this.#parked.push(run);
  }

  pause(): void {
    if (this.#state === "running") this.#state = "paused";
  }

  /** Lets the scope run again and hands back what was parked meanwhile. */
  resume(): readonly (() => void)[] {
    if (this.#state !== "paused") return [];
    this.#state = "running";
    const parked = this.#parked;
    this.#parked = [];
    return parked;
  }

  end(): void {
    this.#state = "ended";
    this.#parked = [];
  }
}
