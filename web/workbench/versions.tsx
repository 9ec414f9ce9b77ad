/** What stood in the file before? */
import { whenText } from "../lesson/progress-words.ts";
import type { BenchProps } from "./bench-props.ts";
import type { Drafting } from "./use-draft.ts";

interface Props extends BenchProps {
  readonly draft: Drafting;
  readonly onRestore: (text: string) => void;
}

export function Versions({ words, locale, draft, onRestore }: Props) {
  const others = draft.history.filter(({ text }) => text !== draft.text);
  return (
    <details class="versions">
      <summary>{words.versions}</summary>
      {others.length === 0 && <p>{words.noVersions}</p>}
      <ol>
        {others.map((version) => {
          const time = whenText(version.atMs, locale);
          return (
            <li key={version.atMs}>
              <button
                type="button"
                class="link"
                aria-label={words.restore(time)}
                onClick={() => onRestore(version.text)}
              >
                {time}
              </button>{" "}
              {words.lines(version.text.trimEnd().split("\n").length)}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
