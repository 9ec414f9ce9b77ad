/** What does a file of ours contain? The tests of layers and style ask. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type ESTree, parseSync } from "vite";

/** The folder of the repository, with a slash at its end. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export type Program = ESTree.Program;

export interface Source {
  /** From the root of the repository: "src/net/tcp.ts". */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Parses one file. Throws when it is no TypeScript. */
export function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  const first = errors[0];
  if (first !== undefined) throw new Error(`${path}: ${first.message}`);
  return { path, text, program, comments };
}

const CODE = /\.(ts|tsx|js|mjs)$/;
const SKIPPED = new Set(["node_modules", "dist", "golden"]);

/**
 * The paths of all files under these folders, sorted. A folder that does not
 * exist is empty: git keeps no empty ones.
 */
export function filesUnder(folders: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(ROOT + folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (SKIPPED.has(entry.name)) continue;
      if (entry.isDirectory()) visit(path);
      else found.push(path);
    }
  };
  for (const folder of folders) {
    if (existsSync(ROOT + folder)) visit(folder);
  }
  return found.sort();
}

/** Every file of code under these folders, parsed. */
export function sourcesUnder(folders: readonly string[]): Source[] {
  const paths = filesUnder(folders).filter((path) => CODE.test(path));
  return paths.map((path) => parse(path, readText(path)));
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Any node of the tree, seen by its kind only. */
export interface AnyNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { type?: unknown }).type === "string"
  );
}

/** Calls back for each node below this one, parents first. */
export function walk(
  node: unknown,
  visit: (node: AnyNode, parents: readonly AnyNode[]) => void,
  parents: readonly AnyNode[] = [],
): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, parents);
    return;
  }
  if (!isNode(node)) return;
  visit(node, parents);
  const inner = [...parents, node];
  for (const [field, value] of Object.entries(node)) {
    if (field !== "parent") walk(value, visit, inner);
  }
}

/** The line of a place in the text, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** "src/net/tcp.ts:12", for messages. */
export function placeOf(source: Source, node: { start: number }): string {
  return `${source.path}:${lineAt(source.text, node.start)}`;
}

export interface Import {
  /** As written: "../ports/time.ts". */
  readonly specifier: string;
  /** Its names; `*` for all of them, none when for its effect alone. */
  readonly names: readonly string[];
  readonly isReexport: boolean;
  readonly start: number;
}

function nameOf(value: unknown): string {
  if (!isNode(value)) return "";
  return String(value["name"] ?? value["value"] ?? "");
}

function namesOf(node: AnyNode): string[] {
  if (node.type === "ExportAllDeclaration") return ["*"];
  const specifiers = (node["specifiers"] ?? []) as AnyNode[];
  return specifiers.map((specifier) => {
    if (specifier.type === "ImportDefaultSpecifier") return "default";
    if (specifier.type === "ImportNamespaceSpecifier") return "*";
    return nameOf(specifier["imported"] ?? specifier["local"]);
  });
}

const WITH_SOURCE = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

/** All imports of a file: static, dynamic, of types, and re-exports. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source.program, (node) => {
    if (!WITH_SOURCE.has(node.type)) return;
    const from = node["source"];
    if (!isNode(from) || typeof from["value"] !== "string") return;
    const isWhole =
      node.type === "ImportExpression" || node.type === "TSImportType";
    found.push({
      specifier: from["value"],
      names: isWhole ? ["*"] : namesOf(node),
      isReexport: node.type.startsWith("Export"),
      start: node.start,
    });
  });
  return found;
}

/** The path that a relative import means, from the root of the repository. */
export function resolveImport(path: string, specifier: string): string {
  return posix.normalize(posix.join(dirname(path), specifier));
}
