/** Is a file small, narrow and opened by the question it answers? */
import { type AnyNode, lineAt, placeOf, type Source, walk } from "./source.ts";

export const LINES_MAX = { cited: 120, src: 200, web: 300 } as const;
const COLUMNS_MAX = 80;
const FUNCTION_LINES_MAX = 40;
const POSITIONAL_MAX = 3;

/** A file that is too long; `cited` are the files that lessons show. */
export function lengthProblems(
  { path, text }: Source,
  cited: ReadonlySet<string>,
): string[] {
  const lines = text.trimEnd().split("\n").length;
  let limit: number = path.startsWith("web/") ? LINES_MAX.web : LINES_MAX.src;
  if (cited.has(path)) limit = LINES_MAX.cited;
  if (lines <= limit) return [];
  return [`${path}: ${lines} lines; split it below ${limit}, one idea each`];
}

// An address and the path of a file cannot be broken, and the title of a test
// should not be.
const UNBREAKABLE =
  /https?:\/\/|^(import .*|\}) from "|^\s*(test|describe)(\.\w+)*\("/;

// Nor should a sentence that people read, where a line is nothing else.
const PROSE = /^\s*("?[\w-]+"?: )?"[^"]*",?$/;

function isProse(path: string, line: string): boolean {
  return /^(lessons|scenarios)\//.test(path) && PROSE.test(line);
}

/** Lines that do not fit beside text. */
export function widthProblems({ path, text }: Source): string[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.length <= COLUMNS_MAX || UNBREAKABLE.test(line)) return [];
    if (isProse(path, line)) return [];
    return [`${path}:${index + 1}: ${line.length} columns; at most 80`];
  });
}

const FUNCTIONS = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

/**
 * Sentences of events take the cells in order: the seam asks for it. Whoever
 * else needs more says why, with the word, in a comment just above.
 */
function mayBePositional(
  { text, comments }: Source,
  { start }: AnyNode,
  parent: AnyNode | undefined,
): boolean {
  const key = parent?.["key"] as AnyNode | undefined;
  if (key?.["name"] === "sentence") return true;
  const line = lineAt(text, start);
  return comments.some(({ value, end }) => {
    const above = line - lineAt(text, end);
    return above >= 0 && above <= 1 && /positional/i.test(value);
  });
}

/** Functions that are too long or take too many positional parameters. */
export function functionProblems(source: Source): string[] {
  const found: string[] = [];
  walk(source.program, (node, parents) => {
    if (!FUNCTIONS.has(node.type)) return;
    const { text } = source;
    const lines = lineAt(text, node.end) - lineAt(text, node.start) + 1;
    if (lines > FUNCTION_LINES_MAX) {
      const place = placeOf(source, node);
      found.push(`${place}: a function of ${lines} lines; at most 40`);
    }
    const count = (node["params"] as AnyNode[]).length;
    if (count <= POSITIONAL_MAX) return;
    if (mayBePositional(source, node, parents.at(-1))) return;
    const place = placeOf(source, node);
    found.push(`${place}: ${count} positional parameters; name them`);
  });
  return found;
}

/** A file that does not open with a comment that asks a question. */
export function headProblems({ path, text, comments }: Source): string[] {
  const head = comments.find(({ value }) => value.startsWith("*"));
  // A script begins with the program that runs it.
  const before = text.slice(0, head?.start ?? 0).replace(/^#!.*\n/, "");
  const isFirst = head !== undefined && before.trim() === "";
  if (isFirst && head.value.includes("?")) {
    return [];
  }
  return [`${path}: open it with the question it answers: /** How …? */`];
}
