/** How does code get its colours, when the site is built? */
import {
  createCssVariablesTheme,
  createHighlighter,
  type Highlighter,
} from "shiki";

const LANGUAGES = ["typescript", "python"] as const;
type Language = (typeof LANGUAGES)[number];

const BY_ENDING: Readonly<Record<string, Language>> = {
  ts: "typescript",
  py: "python",
};

const PREFIX = "--code-";
const THEME = createCssVariablesTheme({ name: "code", variablePrefix: PREFIX });

/** The HTML of some code, line by line, in the language of a file's ending. */
export type Highlight = (code: string, ending: string) => readonly string[];

let made: Promise<Highlight> | undefined;

/** The page gets classes, whose colours each theme gives; no parser. */
export function highlighting(): Promise<Highlight> {
  made ??= createHighlighter({
    themes: [THEME],
    langs: [...LANGUAGES],
  }).then(highlightWith);
  return made;
}

function highlightWith(highlighter: Highlighter): Highlight {
  return (code, ending) => {
    const lang = BY_ENDING[ending];
    if (lang === undefined) return code.split("\n").map(escaped);
    const { tokens } = highlighter.codeToTokens(code, { lang, theme: "code" });
    return tokens.map((line) =>
      line.map(({ content, color }) => spanOf(content, color)).join(""),
    );
  };
}

/** "var(--code-token-keyword)" becomes a class of its own. */
function spanOf(content: string, color = ""): string {
  const token = /--code-token-([\w-]+)/.exec(color)?.[1];
  const text = escaped(content);
  return token === undefined ? text : `<i class="t-${token}">${text}</i>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
