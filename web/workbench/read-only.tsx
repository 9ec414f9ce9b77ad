/** What does code look like that one may read, and not write? */
import { Editor } from "./editor.tsx";
import { Lock } from "./tabs.tsx";
import type { WorkbenchWords } from "./words-en.ts";

interface Props {
  readonly words: WorkbenchWords;
  readonly text: string;
  /** What it is called. */
  readonly name: string;
  /** Where one writes instead. */
  readonly file: string;
}

export function ReadOnly({ words, text, name, file }: Props) {
  return (
    <div class="api read-only">
      <p class="read-note">
        <Lock label={words.readOnly} />
        <span>{words.readNote(file)}</span>
      </p>
      <Editor text={text} label={words.reading(name)} phrases={words.phrases} />
    </div>
  );
}
