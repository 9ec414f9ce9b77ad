/** Does a name stand for something, and for one thing only? */
import { suggest } from "./nearest.ts";
import type { Problem } from "./problem.ts";

/** The problem that a host does not exist, if it does not. */
export function hostProblems(
  name: string,
  hosts: ReadonlySet<string>,
  path: string,
): Problem[] {
  if (hosts.has(name)) return [];
  const what = `there is no host "${name}"`;
  return [{ path, what, remedy: suggest(name, [...hosts].sort()) }];
}

/** Two of one name. */
export function repeated(
  named: readonly { readonly name: string }[],
  path: string,
): Problem[] {
  const seen = new Set<string>();
  return named.flatMap(({ name }, index) => {
    const isNew = !seen.has(name);
    seen.add(name);
    if (isNew) return [];
    const what = `"${name}" is taken already`;
    return [{ path: `${path}[${index}].name`, what, remedy: "rename one" }];
  });
}
