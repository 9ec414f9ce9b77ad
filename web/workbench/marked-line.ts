/** How is one line of the editor marked as the one that did not work? */
import {
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
} from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutterLineClass,
} from "@codemirror/view";

/** The line, from 1; 0 for none. */
const markLine = StateEffect.define<number>();

const troubled = Decoration.line({ class: "cm-trouble" });

class TroubleMarker extends GutterMarker {
  override readonly elementClass = "cm-trouble-number";
}

const marker = new TroubleMarker();

/** It moves with its line, and is gone once that line is written over. */
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    let now = before.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(markLine)) continue;
      const { doc } = transaction.state;
      const isThere = effect.value >= 1 && effect.value <= doc.lines;
      now = isThere
        ? Decoration.set([troubled.range(doc.line(effect.value).from)])
        : Decoration.none;
    }
    return now;
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    gutterLineClass.compute([field], (state) => {
      const places: number[] = [];
      state.field(field).between(0, state.doc.length, (from) => {
        places.push(from);
      });
      return RangeSet.of(places.map((from) => marker.range(from)));
    }),
  ],
});

export const markedLine: Extension = [
  marked,
  EditorView.theme({
    ".cm-trouble": {
      boxShadow: "inset 3px 0 var(--problem)",
      textDecoration: "underline wavy var(--problem)",
      textUnderlineOffset: "0.25em",
    },
    ".cm-trouble-number": { color: "var(--problem)", fontWeight: "700" },
    ".cm-trouble-number::before": { content: '"✗ "' },
  }),
];

/** Marks a line, or none for 0. */
export function setMark(view: EditorView, line: number): void {
  view.dispatch({ effects: markLine.of(line) });
}

/** Puts the cursor there, in view, ready to write. */
export function goToLine(view: EditorView, line: number): void {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const indent = /^\s*/.exec(doc.lineAt(from).text)?.[0].length ?? 0;
  view.dispatch({
    selection: { anchor: from + indent },
    effects: EditorView.scrollIntoView(from, { y: "center" }),
  });
  view.focus();
}
