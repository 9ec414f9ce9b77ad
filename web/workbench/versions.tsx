/** What stood in the file before? */
import { EarlierList } from "../lesson/earlier-list.tsx";
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
      <EarlierList
        {...{ locale }}
        all={others}
        say={words.restore}
        about={({ text }) => words.lines(text.trimEnd().split("\n").length)}
        onRestore={({ text }) => onRestore(text)}
      />
    </details>
  );
}
