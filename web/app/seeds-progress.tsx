/** How far is it with many seeds, and how does one stop it? */
import type { Slices } from "./seeds-slices.ts";

interface Props {
  readonly slices: Slices<unknown>;
  readonly all: number;
  readonly label: string;
  /** "7 of 25 runs" */
  readonly said: string;
  readonly words: { readonly stop: string; readonly goOn: string };
}

export function SeedsProgress({ slices, all, label, said, words }: Props) {
  const { found, state, stop, goOn } = slices;
  return (
    <p class="seeds-progress">
      <progress max={all} value={found.length} aria-label={label} />
      <span>{said}</span>
      {state === "running" && (
        <button type="button" onClick={stop}>
          {words.stop}
        </button>
      )}
      {state === "stopped" && (
        <button type="button" onClick={goOn}>
          {words.goOn}
        </button>
      )}
    </p>
  );
}
