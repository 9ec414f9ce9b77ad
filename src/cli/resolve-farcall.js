/** What does `farcall/<word>` mean in a scenario that lies elsewhere? */

/**
 * A hook of Node's module loader. The name is looked up as from here, and a
 * .ts file is a module even in a folder without a package.json, so that a
 * scenario may lie anywhere and still say `farcall/scenario`.
 */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith("farcall/")) {
    return next(specifier, { ...context, parentURL: import.meta.url });
  }
  const found = await next(specifier, context);
  const isScript = found.format === "commonjs" && /\.ts(\?|$)/.test(found.url);
  return isScript ? { ...found, format: "module" } : found;
}
