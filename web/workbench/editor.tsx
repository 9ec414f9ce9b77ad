/** How does one write in the page? */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  undo,
} from "@codemirror/commands";
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
} from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { turn } from "../app/turn.ts";
import { editorLook } from "./editor-look.ts";
import { goToLine, markedLine, setMark } from "./marked-line.ts";
import { tidied } from "./tidy-code.ts";
import { wrappedLines } from "./wrapped-lines.ts";

/** What buttons beside the editor do to it; undo takes each of them back. */
export interface EditorHandle {
  replace(text: string): void;
  /** Hands over what stands there then. */
  tidy(): string;
  undo(): void;
  focus(): void;
  /** Marks the line that did not work; 0 for none. */
  mark(line: number): void;
  goTo(line: number): void;
}

interface Props {
  /** What stands in it first; later it has a text of its own. */
  readonly text: string;
  /** What it is, for who does not see it. */
  readonly label: string;
  /** What the editor itself says, by its English words. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onChange?: (text: string) => void;
  readonly onRun?: () => void;
  readonly onHandle?: (handle: EditorHandle | undefined) => void;
}

export function Editor(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [worded, read] = useMemo(
    () => [new Compartment(), new Compartment()],
    [],
  );
  const view = useRef<EditorView | undefined>(undefined);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    // In a tree of its own its styles are sheets, not text in the page, which
    // the policy of the page forbids.
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const extensions = [
      extensionsOf(latest),
      worded.of(wordsOf(props)),
      read.of([]),
    ];
    const state = EditorState.create({ doc: props.text, extensions });
    const made = new EditorView({ state, parent: root, root });
    view.current = made;
    latest.current.onHandle?.(handleOf(made));
    void loadLanguage().then((language) => {
      if (view.current !== made) return;
      made.dispatch({ effects: read.reconfigure(language) });
    });
    return () => {
      view.current = undefined;
      latest.current.onHandle?.(undefined);
      made.destroy();
    };
  }, []);
  useEffect(() => {
    const effects = worded.reconfigure(wordsOf(props));
    view.current?.dispatch({ effects });
  }, [props.label, props.phrases]);
  return <div class="code-editor" ref={host} />;
}

/** Text is there first and its colours next; without them one can write. */
export async function loadLanguage(): Promise<Extension> {
  try {
    const { language } = await import("./editor-language.ts");
    await turn();
    return language;
  } catch {
    return [];
  }
}

function wordsOf({ label, phrases, onChange }: Props): Extension {
  const attributes = {
    "aria-label": label,
    // Its lines can be focused anyway; this says so to assistive tools.
    tabindex: "0",
    ...(onChange === undefined && { "aria-readonly": "true" }),
  };
  return [
    EditorView.contentAttributes.of(attributes),
    EditorState.phrases.of(phrases),
  ];
}

const lineMarks = [
  markedLine,
  highlightActiveLine(),
  highlightActiveLineGutter(),
];

function extensionsOf(latest: { readonly current: Props }): Extension {
  const common = [
    lineNumbers(),
    bracketMatching(),
    wrappedLines,
    EditorState.tabSize.of(2),
    indentUnit.of("  "),
    editorLook,
  ];
  if (latest.current.onChange === undefined) {
    return [common, EditorState.readOnly.of(true), keymap.of(defaultKeymap)];
  }
  const run = () => {
    latest.current.onRun?.();
    return true;
  };
  return [
    keymap.of([{ key: "Mod-Enter", run }]),
    common,
    history(),
    lineMarks,
    indentOnInput(),
    closeBrackets(),
    autocompletion({ icons: false }),
    overSelection,
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      // Escape, then Tab leaves the editor.
      indentWithTab,
    ]),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) latest.current.onChange?.(state.doc.toString());
    }),
  ];
}

/**
 * Types over what is selected. Chromium would do it by itself, but with the
 * colours of the selected text as inline styles, and complain about the policy
 * of the page. Brackets go around a selection instead.
 */
const overSelection = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { inputType, data, isComposing } = event;
    const isText = inputType === "insertText" && data !== null;
    if (!isText || isComposing || /^[([{'"`]$/.test(data)) return false;
    if (view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(data), {
      scrollIntoView: true,
      userEvent: "input.type",
    });
    return true;
  },
});

function handleOf(view: EditorView): EditorHandle {
  return {
    replace: (text) => {
      const { length } = view.state.doc;
      view.dispatch({
        changes: { from: 0, to: length, insert: text },
        selection: { anchor: 0 },
        userEvent: "input.replace",
      });
    },
    tidy: () => {
      view.dispatch({ changes: tidied(view.state), userEvent: "format" });
      return view.state.doc.toString();
    },
    undo: () => {
      undo(view);
    },
    focus: () => view.focus(),
    mark: (line) => setMark(view, line),
    goTo: (line) => goToLine(view, line),
  };
}
