/** Which folder may import which? The table of the architecture, as data. */
import { dirname } from "node:path";
import {
  importsOf,
  lineAt,
  resolveImport,
  type Source,
  walk,
} from "./source.ts";

const SIMULATION = ["ports", "kernel", "net", "check"];
const STACK = ["rpc", "protocols", "cluster", "services"];

/** Folder of src, and the folders that it may import besides itself. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  ports: [],
  kernel: ["ports"],
  net: ["ports", "kernel"],
  rpc: ["ports"],
  protocols: ["ports", "rpc"],
  cluster: ["ports", "rpc"],
  services: ["ports", "rpc", "cluster"],
  check: ["ports", "kernel"],
  scenario: [...SIMULATION, ...STACK],
  course: [...SIMULATION, ...STACK, "scenario"],
  sockets: ["ports", "rpc", "protocols", "scenario"],
  cli: [...SIMULATION, ...STACK, "scenario", "course", "sockets"],
};

/** Packages, and the folders or files of src that may import them. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  seedrandom: ["src/kernel/random-streams.ts"],
  "@bufbuild/protobuf": ["src/rpc/", "src/protocols/"],
  fflate: ["src/protocols/", "src/scenario/link.ts"],
  tsx: ["src/cli/"],
  xstate: ["src/net/", "src/rpc/", "src/protocols/", "src/scenario/"],
  zod: ["src/scenario/", "src/course/", "src/cli/"],
  sucrase: ["src/course/compile-submission.ts", "src/cli/sandbox/"],
  vite: ["src/cli/"],
  "node:": ["src/sockets/", "src/cli/"],
};

const LAYER = /^src\/([^/]+)\//;

/** "@scope/name/inner" is of the package "@scope/name". */
function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return "node:";
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function packageProblem(path: string, specifier: string): string | undefined {
  const name = packageOf(specifier);
  const places = PACKAGES[name];
  if (places === undefined) {
    return `"${specifier}" is not in the table of packages; add it there`;
  }
  if (places.some((place) => path.startsWith(place))) return undefined;
  return `"${name}" is for ${places.join(", ")} only`;
}

function relativeProblem(path: string, specifier: string): string | undefined {
  if (!/\.(ts|tsx)$/.test(specifier)) {
    return `"${specifier}" must name the file and end in .ts`;
  }
  const target = resolveImport(path, specifier);
  const from = LAYER.exec(path)?.[1];
  const to = LAYER.exec(target)?.[1];
  if (to === undefined) return `"${specifier}" leads out of src`;
  if (from === to || from === undefined) return undefined;
  if (LAYERS[from]?.includes(to)) return undefined;
  return `${from} may not import ${to}: imports point down only`;
}

function contentProblem(
  specifier: string,
  entries: readonly string[],
): string | undefined {
  if (specifier.startsWith("./")) return undefined;
  if (entries.includes(specifier)) return undefined;
  const known = entries.length === 0 ? "none yet" : entries.join(", ");
  return `"${specifier}" is no public entry; there are: ${known}`;
}

function webProblem(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const layer = LAYER.exec(resolveImport(path, specifier))?.[1];
  if (layer !== "sockets" && layer !== "cli") return undefined;
  return `web may not import ${layer}: it does not run in a browser`;
}

/** What is wrong with the imports of one file, each with its line. */
export function layerProblems(
  source: Source,
  entries: readonly string[],
): string[] {
  const { path } = source;
  const found: string[] = [];
  for (const { specifier, start } of importsOf(source)) {
    let problem: string | undefined;
    if (/^(lessons|scenarios)\//.test(path)) {
      problem = contentProblem(specifier, entries);
    } else if (path.startsWith("web/")) {
      problem = webProblem(path, specifier);
    } else if (specifier.startsWith(".")) {
      problem = relativeProblem(path, specifier);
    } else {
      problem = packageProblem(path, specifier);
    }
    if (problem === undefined) continue;
    found.push(`${path}:${lineAt(source.text, start)}: ${problem}`);
  }
  return found;
}

/** True when a file only passes on what other files export. */
export function isBarrel(source: Source): boolean {
  const { body } = source.program;
  let reexports = 0;
  for (const statement of body) {
    if (statement.type === "ImportDeclaration") continue;
    if (statement.type === "ExportAllDeclaration") reexports += 1;
    else if (statement.type !== "ExportNamedDeclaration") return false;
    else if (statement.declaration) return false;
    else reexports += 1;
  }
  return reexports > 0;
}

/** `import("./file.ts")` in a place that a bundler cannot follow. */
export function computedImports(source: Source): number {
  let count = 0;
  walk(source.program, (node) => {
    if (node.type !== "ImportExpression") return;
    const from = node["source"] as { type?: string } | undefined;
    if (from?.type !== "Literal") count += 1;
  });
  return count;
}

export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Who imports whom: files, or with `byFolder` the folders they are in. */
export function importGraph(
  sources: readonly Source[],
  { byFolder }: { byFolder: boolean },
): Graph {
  const graph = new Map<string, Set<string>>();
  const nodeOf = (path: string) => (byFolder ? dirname(path) : path);
  for (const source of sources) {
    const from = nodeOf(source.path);
    const targets = graph.get(from) ?? new Set<string>();
    graph.set(from, targets);
    for (const { specifier } of importsOf(source)) {
      if (!specifier.startsWith(".")) continue;
      const to = nodeOf(resolveImport(source.path, specifier));
      if (!(byFolder && to === from)) targets.add(to);
    }
  }
  return graph;
}

/** One cycle as "a -> b -> a", or undefined when there is none. */
export function findCycle(graph: Graph): string | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (node: string): string | undefined => {
    const at = trail.indexOf(node);
    if (at >= 0) return [...trail.slice(at), node].join(" -> ");
    if (done.has(node)) return undefined;
    trail.push(node);
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
