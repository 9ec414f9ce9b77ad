/** How does a page run many seeds, some at a time, and stop in between? */
import { useEffect, useRef, useState } from "preact/hooks";
import type { SeedSlice } from "../engine/seed-slice.ts";
import { SLICE_MAX } from "../engine/seed-slice.ts";
import { crewSize } from "./crew-size.ts";

/** What has been found so far, seed by seed. */
export interface Slices<Found> {
  readonly found: readonly Found[];
  readonly state: "running" | "stopped" | "done";
  readonly stop: () => void;
  readonly goOn: () => void;
}

export interface SlicesAsked<Found> {
  /** Seeds from 1 to this. */
  readonly all: number;
  /** What is known of them from before. */
  readonly known?: readonly Found[] | undefined;
  /** One for each seed of the slice; undefined stops it. */
  readonly ask: (slice: SeedSlice) => Promise<readonly Found[] | undefined>;
}

/** Nobody waits longer for a click on what is there. */
const SLICE_MS = 200;
const SLICE_FIRST = 5;

/** While one is answered the next is there: no engine waits for the page. */
const ASKED_MAX = 2;

/**
 * So many seeds next, when so many took so long: as many for each engine, and
 * one at least, or some of them would be idle while others run.
 */
export function nextCount(count: number, tookMs: number, engines = 1): number {
  const fitting = Math.floor((count * SLICE_MS) / Math.max(1, tookMs));
  const each = Math.floor(Math.min(fitting, 2 * count, SLICE_MAX) / engines);
  return engines * Math.max(1, each);
}

/** Asks slice by slice until all are there, or somebody stops it. */
export function useSlices<Found>(asked: SlicesAsked<Found>): Slices<Found> {
  const { all, known = [] } = asked;
  const [found, setFound] = useState<readonly Found[]>(known);
  const [isStopped, setStopped] = useState(false);
  const latest = useRef(asked);
  latest.current = asked;
  useEffect(() => {
    if (isStopped || found.length >= all) return undefined;
    const course = new Course(found, latest, crewSize());
    void course.run(setFound, () => setStopped(true));
    return () => course.leave();
  }, [isStopped]);
  const isDone = found.length >= all;
  return {
    found,
    state: isDone ? "done" : isStopped ? "stopped" : "running",
    stop: () => setStopped(true),
    goOn: () => setStopped(false),
  };
}

/** A slice that was asked for. */
interface Pending<Found> {
  readonly count: number;
  readonly answer: Promise<readonly Found[] | undefined>;
}

/** From a start, or a Stop that was taken back, to the end or the next Stop. */
export class Course<Found> {
  readonly #engines: number;
  readonly #latest: { readonly current: SlicesAsked<Found> };
  readonly #pending: Pending<Found>[] = [];
  #found: readonly Found[];
  #askedCount: number;
  #next = SLICE_FIRST;
  #isLeft = false;

  constructor(
    found: readonly Found[],
    latest: { readonly current: SlicesAsked<Found> },
    engines: number,
  ) {
    this.#engines = engines;
    this.#found = found;
    this.#askedCount = found.length;
    this.#latest = latest;
  }

  /** Nobody hears of what comes now. */
  leave(): void {
    this.#isLeft = true;
  }

  async run(
    onFound: (found: readonly Found[]) => void,
    onStopped: () => void,
  ): Promise<void> {
    this.#askMore();
    let startMs = performance.now();
    for (;;) {
      const first = this.#pending.shift();
      if (first === undefined) return;
      const more = await first.answer;
      if (this.#isLeft) return;
      // Later slices do not fit behind one that is not whole.
      if (more === undefined || more.length < first.count) return onStopped();
      const nowMs = performance.now();
      this.#next = nextCount(first.count, nowMs - startMs, this.#engines);
      startMs = nowMs;
      this.#found = [...this.#found, ...more];
      while (this.#pending.length < ASKED_MAX && this.#askMore());
      onFound(this.#found);
    }
  }

  /** False when all were asked for. */
  #askMore(): boolean {
    const { all, ask } = this.#latest.current;
    const count = Math.min(this.#next, all - this.#askedCount);
    if (count <= 0) return false;
    const answer = ask({ first: this.#askedCount + 1, count });
    this.#askedCount += count;
    this.#pending.push({ count, answer });
    return true;
  }
}
