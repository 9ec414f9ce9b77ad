/** What does "Format" do to the code? */
import { ensureSyntaxTree, indentRange } from "@codemirror/language";
import type { ChangeSet, EditorState } from "@codemirror/state";

/** How long one press may read the text, in milliseconds. */
const READ_MS = 200;

/** Does the whole text read as code, with no bracket open or too many? */
function isCode(state: EditorState): boolean {
  const tree = ensureSyntaxTree(state, state.doc.length, READ_MS);
  let reads = tree !== null;
  tree?.iterate({
    enter: ({ type }) => {
      if (type.isError) reads = false;
      return reads;
    },
  });
  return reads;
}

/**
 * Indents each line anew, takes spaces from the ends of lines and all but one
 * of the empty lines between them. It breaks no line and joins none: for that
 * a formatter of some hundred kilobytes would have to be loaded.
 *
 * A text that does not read as code keeps its indentation: what the reader of
 * the language guesses there changes with each press.
 */
export function tidied(state: EditorState): ChangeSet {
  const indented = isCode(state)
    ? state.changes(indentRange(state, 0, state.doc.length))
    : state.changes([]);
  const text = indented.apply(state.doc).toString();
  const changes = [...text.matchAll(/[ \t]*\n(?:[ \t]*\n)*/g)].map(
    ({ 0: gap, index }) => ({
      from: index,
      to: index + gap.length,
      insert: gap.split("\n").length > 2 ? "\n\n" : "\n",
    }),
  );
  const end = text.trimEnd().length;
  const kept = changes.filter(({ from }) => from < end);
  const tail = { from: end, to: text.length, insert: end > 0 ? "\n" : "" };
  const last = state.update({ changes: indented }).state;
  return indented.compose(last.changes([...kept, tail]));
}
