/** Which seeds are they, by their numbers? */
import type { SeedsWords } from "./seeds-words.ts";

interface ListProps {
  readonly seeds: readonly number[];
  readonly shown: number;
  readonly words: Pick<SeedsWords, "seed">;
  readonly onOpen: (seed: number) => void;
}

/** Each opens its run. */
export function SeedList({ seeds, shown, words, onOpen }: ListProps) {
  return (
    <span class="seed-list">
      {seeds.map((seed) => (
        <button
          key={seed}
          type="button"
          aria-label={words.seed(seed)}
          aria-pressed={seed === shown}
          onClick={() => onOpen(seed)}
        >
          {seed}
        </button>
      ))}
    </span>
  );
}
