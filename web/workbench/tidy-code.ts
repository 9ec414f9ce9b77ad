/** What does "Format" do to the code? */
import { indentRange } from "@codemirror/language";
import type { ChangeSet, EditorState } from "@codemirror/state";

/**
 * Indents each line anew, takes spaces from the ends of lines and all but one
 * of the empty lines between them. It breaks no line and joins none: for that
 * a formatter of some hundred kilobytes would have to be loaded.
 */
export function tidied(state: EditorState): ChangeSet {
  const indented = state.changes(indentRange(state, 0, state.doc.length));
  const text = indented.apply(state.doc).toString();
  const changes = [...text.matchAll(/[ \t]+$|(?<=\n\n)\n+/gm)].map(
    ({ 0: blank, index }) => ({ from: index, to: index + blank.length }),
  );
  const end = text.trimEnd().length;
  const kept = changes.filter(({ from }) => from < end);
  const tail = { from: end, to: text.length, insert: end > 0 ? "\n" : "" };
  const last = state.update({ changes: indented }).state;
  return indented.compose(last.changes([...kept, tail]));
}
