/** How does what a learner wrote become a script that can be run? */
import { transform } from "sucrase";
import { noText, type Parsed, type Problem } from "../scenario/problem.ts";

/** A solution has 5 to 40 lines; nobody writes this much by hand. */
const TEXT_LENGTH_MAX = 65_536;

/**
 * The text of an expression: a function of (exports, require). Types are
 * gone, every line stands where it stood, and the only way to other modules
 * is the `require` that is handed in. Nothing is run.
 */
export function compileSubmission(text: string): Parsed<string> {
  if (text.length > TEXT_LENGTH_MAX) {
    const what = `has ${text.length} characters`;
    return no("", what, `make it shorter than ${TEXT_LENGTH_MAX}`);
  }
  let program: string;
  try {
    program = stripped(text, false);
    // The two differ where an import() stands, and nowhere else.
    if (program !== stripped(text, true)) {
      const remedy = 'write import { … } from "farcall/…" at the top';
      return no("import(", "is not allowed here", remedy);
    }
  } catch (error) {
    const what = `does not parse${placeOf(error as SyntaxTrouble)}`;
    return no("", what, "mend that line");
  }
  return { ok: true, value: `(function(exports,require){${program}\n})` };
}

/** What the compiler throws at a text that is no program. */
interface SyntaxTrouble extends Error {
  /** Both count from 1. */
  readonly loc?: { readonly line: number; readonly column: number };
}

function placeOf({ message, loc }: SyntaxTrouble): string {
  if (loc === undefined) return `: ${message}`;
  const why = message.replace(/ \(\d+:\d+\)$/, "");
  return ` at line ${loc.line}, column ${loc.column}: ${why}`;
}

/** What a text is, once compiled: a script, or why it is none, in one line. */
export type Compiled =
  | { readonly kind: "program"; readonly program: string }
  | { readonly kind: "refused"; readonly reason: string };

/** The same, for whoever hands a text in. */
export function compiledOf(text: string): Compiled {
  const compiled = compileSubmission(text);
  return compiled.ok
    ? { kind: "program", program: compiled.value }
    : { kind: "refused", reason: refusalOf(compiled.problems) };
}

function refusalOf(problems: readonly Problem[]): string {
  return problems
    .map(({ what, remedy }) => `the submission ${what}; ${remedy}`)
    .join("; ");
}

function stripped(text: string, preserveDynamicImport: boolean): string {
  const { code } = transform(text, {
    transforms: ["typescript", "imports"],
    disableESTransforms: true,
    preserveDynamicImport,
  });
  return code;
}

function no(quoted: string, what: string, remedy: string): Parsed<string> {
  if (quoted !== "") return noText(quoted, what, remedy);
  const problem = { path: "submission", what, remedy };
  return { ok: false, problems: [problem] };
}
