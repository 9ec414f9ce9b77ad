/** What does code look like in the editor, in both themes? */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The variables of the page reach into the editor; its rules do not. */
const theme = EditorView.theme({
  "&": {
    backgroundColor: "var(--code-ground, var(--ground))",
    color: "var(--ink)",
    fontSize: "0.875rem",
    height: "100%",
  },
  "&.cm-focused": { outline: "none" },
  // Above the gutter, which would cover an outline.
  "&.cm-focused::after": {
    border: "3px solid var(--action)",
    content: '""',
    inset: "0",
    pointerEvents: "none",
    position: "absolute",
    zIndex: "250",
  },
  ".cm-scroller": {
    fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
    lineHeight: "var(--code-leading, 1.55)",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-line": { padding: "0 0.75rem 0 0.5rem" },
  ".cm-gutters": {
    backgroundColor: "var(--code-ground, var(--ground))",
    border: "0",
    color: "var(--quiet)",
  },
  ".cm-lineNumbers .cm-gutterElement": {
    minWidth: "2.25rem",
    padding: "0 0.25rem 0 0.5rem",
  },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "var(--raised)",
  },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {
    backgroundColor: "var(--chosen)",
    outline: "1px solid var(--action)",
  },
  "&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--problem)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--ground)",
    border: "1px solid var(--inactive)",
    borderRadius: "0.375rem",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "inherit",
    maxWidth: "min(28rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    lineHeight: "1.5rem",
    minHeight: "1.5rem",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--action)",
    color: "var(--on-action)",
  },
});

const highlight = HighlightStyle.define([
  { tag: tags.comment, color: "var(--quiet)" },
  {
    tag: [tags.keyword, tags.modifier, tags.operatorKeyword],
    color: "var(--action)",
    fontWeight: "600",
  },
  {
    tag: [tags.string, tags.regexp, tags.number, tags.bool, tags.null],
    color: "var(--problem)",
  },
  { tag: [tags.typeName, tags.className], fontWeight: "600" },
]);

export const editorLook = [theme, syntaxHighlighting(highlight)];
