/** How can one break a solution in one place? */
import { parseSync } from "vite";

/** A solution with one change, and what the change is. */
export interface Mutant {
  /** "line 13: greeted += 1 becomes greeted -= 1" */
  readonly change: string;
  readonly text: string;
}

interface AnyNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const OPERATORS: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+": "-",
  "-": "+",
  "&&": "||",
  "||": "&&",
  "+=": "-=",
  "-=": "+=",
};

/**
 * Every change of one comparison, one constant, one await or one statement
 * in the function that a solution exports as default. Offutt and others call
 * these operators ROR, AOR, CRP and SDL.
 */
export function mutantsOf(text: string): readonly Mutant[] {
  const { program } = parseSync("solution.ts", text);
  const body = program.body as unknown as readonly AnyNode[];
  const root = body.find(({ type }) => type === "ExportDefaultDeclaration");
  const mutants: Mutant[] = [];
  const replace = (from: number, to: number, by: string): void => {
    const line = text.slice(0, from).split("\n").length;
    const was = text.slice(from, to).replace(/\s+/g, " ");
    const change = `line ${line}: ${was} becomes ${by || "nothing"}`;
    mutants.push({ change, text: text.slice(0, from) + by + text.slice(to) });
  };
  walk(root, (node) => mutate(node, text, replace));
  return mutants;
}

type Replace = (from: number, to: number, by: string) => void;

function mutate(node: AnyNode, text: string, replace: Replace): void {
  const { type, start, end } = node;
  const value = node["value"];
  if (type === "Literal" && typeof value === "number") {
    replace(start, end, String(value + 1));
    if (value !== 0) replace(start, end, "0");
  } else if (type === "Literal" && typeof value === "string") {
    replace(start, end, JSON.stringify(`${value}!`));
  } else if (type === "AwaitExpression") {
    replace(start, start + "await".length, "");
  } else if (type === "ExpressionStatement" || type === "ReturnStatement") {
    replace(start, end, ";");
  } else if ("operator" in node) {
    mutateOperator(node, text, replace);
  }
}

function mutateOperator(node: AnyNode, text: string, replace: Replace): void {
  const operator = String(node["operator"]);
  const other = OPERATORS[operator];
  const left = node["left"] as AnyNode | undefined;
  if (other === undefined || left === undefined) return;
  const at = text.indexOf(operator, left.end);
  replace(at, at + operator.length, other);
  // A sum becomes its last term.
  if (operator === "+=") replace(at, at + operator.length, "=");
}

function walk(node: unknown, visit: (node: AnyNode) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  if (typeof node !== "object" || node === null || !("type" in node)) return;
  visit(node as AnyNode);
  for (const field of Object.values(node)) walk(field, visit);
}
