/** Where does one get more room to read what came of it? */
import { useState } from "preact/hooks";
import type { WorkbenchWords } from "./words-en.ts";

interface Props {
  readonly words: WorkbenchWords;
}

/** The style sheet gives the room, where panes stand side by side. */
export function Enlarge({ words }: Props) {
  const [isLarge, setLarge] = useState(false);
  return (
    <button
      type="button"
      class="enlarge"
      aria-label={words.enlarge}
      title={words.enlarge}
      aria-pressed={isLarge}
      onClick={() => setLarge(!isLarge)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6 4 2 8l4 4M10 4l4 4-4 4M2 8h12" />
      </svg>
    </button>
  );
}
