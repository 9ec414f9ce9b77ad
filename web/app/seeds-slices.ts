/** How does a page run many seeds, some at a time, and stop in between? */
import { useEffect, useState } from "preact/hooks";
import type { SeedSlice } from "../engine/seed-slice.ts";
import { SLICE_MAX } from "../engine/seed-slice.ts";
import { crewSize } from "./engine-client.ts";

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

/** Nobody waits longer for a Stop, or for a click on what is there. */
const SLICE_MS = 200;
const SLICE_FIRST = 5;

/**
 * So many seeds next, when so many took so long: one for each engine at least,
 * or a run that takes long would leave all but the first of them idle.
 */
export function nextCount(count: number, tookMs: number, engines = 1): number {
  const fitting = Math.floor((count * SLICE_MS) / Math.max(1, tookMs));
  return Math.max(engines, Math.min(fitting, 2 * count, SLICE_MAX));
}

/** Asks slice by slice until all are there, or somebody stops it. */
export function useSlices<Found>(asked: SlicesAsked<Found>): Slices<Found> {
  const { all, known = [], ask } = asked;
  const [found, setFound] = useState<readonly Found[]>(known);
  const [isStopped, setStopped] = useState(false);
  const [next, setNext] = useState(SLICE_FIRST);
  useEffect(() => {
    if (isStopped || found.length >= all) return undefined;
    let isCurrent = true;
    const startMs = performance.now();
    const count = Math.min(next, all - found.length);
    void ask({ first: found.length + 1, count }).then((more) => {
      if (!isCurrent) return;
      if (more === undefined || more.length === 0) return setStopped(true);
      setNext(nextCount(count, performance.now() - startMs, crewSize()));
      setFound([...found, ...more].slice(0, all));
    });
    return () => {
      isCurrent = false;
    };
  }, [found, isStopped]);
  const isDone = found.length >= all;
  return {
    found,
    state: isDone ? "done" : isStopped ? "stopped" : "running",
    stop: () => setStopped(true),
    goOn: () => setStopped(false),
  };
}
