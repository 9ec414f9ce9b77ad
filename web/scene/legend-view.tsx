/** What do the marks mean? */
import type { MarkName } from "./legend.ts";
import type { SceneWords } from "./scene-words-en.ts";

interface Props {
  readonly names: readonly MarkName[];
  readonly words: SceneWords;
}

/** The list is as high when it is empty: the picture does not jump. */
export function Legend({ names, words }: Props) {
  return (
    <ul class="scene-legend" aria-label={words.legend}>
      {names.map((name) => (
        <li key={name}>
          <svg viewBox="-10 -10 20 20" aria-hidden="true">
            <MarkIcon name={name} />
          </svg>
          {words.marks[name]}
        </li>
      ))}
    </ul>
  );
}

const PLUS = "M-3.5 0h7M0 -3.5v7";
const CROSS = "M-5 -5l10 10M5 -5l-10 10";
const GLASS = "M-4 -6h8l-8 12h8z";

function MarkIcon({ name }: { readonly name: MarkName }) {
  switch (name) {
    case "request":
      return <circle class="is-request is-filled" r="6" />;
    case "response":
      return (
        <g class="is-request">
          <circle r="6.5" />
          <path d={PLUS} />
        </g>
      );
    case "error":
      return (
        <g class="is-problem">
          <path d="M0 -8L8 0L0 8L-8 0z" />
          <path d="M-3.5 0h7" />
        </g>
      );
    case "frame":
      return <path class="is-request is-filled" d="M-5 -5h10v10h-10z" />;
    case "packet":
      return <path d="M-4 -4h8v8h-8z" />;
    case "ghost":
    case "reset":
      return <path class="is-problem" d={CROSS} />;
    case "deadline":
      return <path d="M0 -7a7 7 0 1 1 -7 7" />;
    case "timeout":
      return <path class="is-problem" d={GLASS} />;
    case "wall":
      return <path class="is-quiet" d="M-3 -8v16M3 -8v16" />;
    case "connection":
      return <path class="is-quiet" d="M-9 0h18" />;
    case "half-open":
      return <path class="is-quiet is-dashed" d="M-9 0h18" />;
    case "down":
      return <path class="is-quiet" d={`M-8 -8h16v16h-16z${CROSS}`} />;
    case "paused":
      return <path d="M-3 -6v12M3 -6v12" />;
    default:
      return null;
  }
}
