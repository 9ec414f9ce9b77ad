/** Is everything that is exported also imported? */

import type { Source } from "./source.ts";
import {
  type AnyNode,
  importsOf,
  isNode,
  resolveImport,
  walk,
} from "./source.ts";

interface Exported {
  readonly name: string;
  readonly node: AnyNode;
}

function exportsOf(source: Source): Exported[] {
  const found: Exported[] = [];
  const add = (name: unknown, node: AnyNode) => {
    found.push({ name: String(name), node });
  };
  for (const statement of source.program.body as unknown as AnyNode[]) {
    if (statement.type === "ExportDefaultDeclaration") {
      add("default", statement);
    }
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const specifier of statement["specifiers"] as AnyNode[]) {
      const exported = specifier["exported"] as AnyNode;
      add(exported["name"] ?? exported["value"], specifier);
    }
    const declaration = statement["declaration"];
    if (!isNode(declaration)) continue;
    const items = (declaration["declarations"] as AnyNode[]) ?? [declaration];
    for (const item of items) add((item["id"] as AnyNode)["name"], item);
  }
  return found;
}

const TYPES = new Set(["TSInterfaceDeclaration", "TSTypeAliasDeclaration"]);

/** True for a type that stands in another export of the same file. */
function isNamedByOther(type: Exported, all: readonly Exported[]): boolean {
  if (!TYPES.has(type.node.type)) return false;
  return all.some(({ node }) => {
    let isNamed = false;
    walk(node === type.node ? undefined : node, (inner) => {
      if (inner["name"] === type.name) isNamed = true;
    });
    return isNamed;
  });
}

/** Which names of which files are imported: "src/a.ts#name". */
function usedNames(users: readonly Source[]): Set<string> {
  const used = new Set<string>();
  for (const user of users) {
    for (const { specifier, names } of importsOf(user)) {
      if (!specifier.startsWith(".")) continue;
      const target = resolveImport(user.path, specifier.replace(/\?.*$/, ""));
      for (const name of names) used.add(`${target}#${name}`);
    }
  }
  return used;
}

/**
 * Exports that no other file imports. Files that are `open` (what package.json
 * exports, what starts a process) may be used from outside.
 */
export function exportProblems(
  sources: readonly Source[],
  users: readonly Source[],
  open: ReadonlySet<string>,
): string[] {
  const used = usedNames(users);
  return sources.flatMap((source) => {
    if (open.has(source.path) || used.has(`${source.path}#*`)) return [];
    const all = exportsOf(source);
    return all
      .filter(({ name }) => !used.has(`${source.path}#${name}`))
      .filter((exported) => !isNamedByOther(exported, all))
      .map(({ name }) => {
        return `${source.path}: nobody imports "${name}"; keep it inside`;
      });
  });
}
