/** Where does a line of code go on that finds no room, and is it in sight? */
import { type Extension, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";

/** What is further in would leave no room on a phone. */
const COLUMNS_MAX = 8;

const columns = Array.from({ length: COLUMNS_MAX }, (_, index) => index + 1);

/** By classes: the policy of the page forbids styles in attributes. */
const marks = columns.map((count) =>
  Decoration.line({ class: `cm-in-${count}` }),
);

const rules = columns.map((count) => [
  `.cm-line.cm-in-${count}`,
  { paddingLeft: `calc(0.5rem + ${count}ch)`, textIndent: `-${count}ch` },
]);

function marksOf({ state, visibleRanges }: EditorView): DecorationSet {
  const made = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const indent = /^ */.exec(line.text)?.[0].length ?? 0;
      const mark = marks[Math.min(indent, COLUMNS_MAX) - 1];
      if (mark !== undefined) made.add(line.from, line.from, mark);
      at = line.to + 1;
    }
  }
  return made.finish();
}

class Indented {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = marksOf(view);
  }

  update({ docChanged, viewportChanged, view }: ViewUpdate): void {
    if (docChanged || viewportChanged) this.decorations = marksOf(view);
  }
}

const MARGIN_PX = 24;

/** A keyboard on the screen leaves half of it; one sees what one types. */
const kept = ViewPlugin.define((view) => {
  const port = globalThis.visualViewport;
  const keep = () => {
    if (!view.hasFocus) return;
    const { head } = view.state.selection.main;
    const how = { y: "nearest", yMargin: MARGIN_PX } as const;
    view.dispatch({ effects: EditorView.scrollIntoView(head, how) });
  };
  port?.addEventListener("resize", keep);
  return { destroy: () => port?.removeEventListener("resize", keep) };
});

export const wrappedLines: Extension = [
  EditorView.lineWrapping,
  EditorView.theme(Object.fromEntries(rules)),
  ViewPlugin.fromClass(Indented, {
    decorations: (plugin) => plugin.decorations,
  }),
  kept,
];
