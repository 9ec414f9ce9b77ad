/** How is the text of a lesson put together? */

/**
 * The text of a lesson, or its hints, taken apart. It stays readable on any
 * code host, because what the page needs stands in comments:
 *
 *     ## The reply got lost <!-- #money -->
 *     The bank pays 5<!--=amount-->, then [the link is cut](t:cut-begins).
 *     - [ ] 95 <!-- #paid-once -->
 *       Right: the payment was done before the cut.
 */
export interface Prose {
  readonly title: string;
  /** The digest of the English text that this one follows. */
  readonly follows: string | undefined;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: string;
  readonly heading: string;
  /** Without the options. */
  readonly text: string;
  readonly options: readonly ProseOption[];
}

export interface ProseOption {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
}

const ID = /\s*<!-- #([a-z0-9-]+) -->\s*$/;
const OPTION = /^- \[ \] /;

export function parseProse(markdown: string): Prose {
  const [head = "", ...parts] = markdown.split(/^## /m);
  return {
    title: /^# (.+)$/m.exec(head)?.[1] ?? "",
    follows: /<!-- follows ([0-9a-f]{16}) -->/.exec(head)?.[1],
    sections: parts.map(parseSection),
  };
}

function parseSection(part: string): Section {
  const [first = "", ...lines] = part.split("\n");
  const text: string[] = [];
  const options: { id: string; label: string; lines: string[] }[] = [];
  for (const line of lines) {
    const open = options.at(-1);
    if (OPTION.test(line)) {
      const label = line.replace(OPTION, "");
      options.push({ ...named(label), lines: [] });
    } else if (open !== undefined && /^( {2}|$)/.test(line)) {
      open.lines.push(line.trim());
    } else {
      text.push(line);
    }
  }
  const { id, label: heading } = named(first);
  return {
    id,
    heading,
    text: text.join("\n").trim(),
    options: options.map((option) => ({
      id: option.id,
      label: option.label,
      explanation: option.lines.join("\n").trim(),
    })),
  };
}

function named(line: string): { readonly id: string; readonly label: string } {
  const id = ID.exec(line)?.[1] ?? "";
  return { id, label: line.replace(ID, "").trim() };
}

/** Text as it is read: without code, comments, and where links lead to. */
export function plainText(markdown: string): string {
  return withoutCode(markdown)
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/[[\]*_|#]/g, " ");
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, "").replace(/`[^`\n]*`/g, "");
}

/** The names of the moments that a text links to. */
export function momentsIn(markdown: string): readonly string[] {
  const links = withoutCode(markdown).matchAll(/\]\(t:([^)]*)\)/g);
  return [...links].map(([, name = ""]) => name);
}

/** A number of a text, and the value that it says it is. */
export interface SaidNumber {
  readonly said: string;
  /** Undefined: nobody computes it. */
  readonly name: string | undefined;
}

const NUMBER =
  /(?<![\w./-])(\d[\d.,]*\d|\d)(?![\w/])(?:<!--=([a-z0-9-]+)-->)?/g;

export function numbersIn(markdown: string): readonly SaidNumber[] {
  const text = withoutCode(markdown)
    .replace(/<!-- [\s\S]*?-->/g, "")
    .replace(/\]\([^)]*\)/g, "]");
  return [...text.matchAll(NUMBER)].map(([, said = "", name]) => ({
    said: said.replaceAll(",", ""),
    name,
  }));
}
