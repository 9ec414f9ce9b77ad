/** What must one know of one's code before one goes on? */
import { useState } from "preact/hooks";
import { download } from "./file-pane.tsx";
import { hasDied } from "./last-run.ts";
import type { Drafting } from "./use-draft.ts";
import type { WorkbenchWords } from "./words-en.ts";

interface NoticesProps {
  readonly slug: string;
  readonly words: WorkbenchWords;
  readonly draft: Drafting;
  readonly file: string;
}

/** Said once: what cannot be mended here can be taken along. */
export function Notices({ slug, words, draft, file }: NoticesProps) {
  const [isRead, setRead] = useState(false);
  const [died] = useState(() => hasDied(slug));
  const { damaged, isKept, text } = draft;
  const isDamaged = damaged !== undefined;
  if (isRead || (isKept && !isDamaged && !died)) return null;
  const [said, take, name] = isDamaged
    ? [words.damaged, words.takeDamaged, `${file}.damaged.txt`]
    : [isKept ? words.died : words.notKept, words.download, file];
  return (
    <div class="notice bad" role="alert">
      <p>⚠ {said}</p>
      <button
        type="button"
        onClick={() => download(isDamaged ? damaged : text, name)}
      >
        {take}
      </button>
      <button type="button" onClick={() => setRead(true)}>
        {words.close}
      </button>
    </div>
  );
}
