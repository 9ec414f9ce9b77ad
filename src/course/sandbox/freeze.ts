/** How is nothing left that a submission could bend? */

/** Intrinsics that no global name leads to. */
const HIDDEN: readonly unknown[] = [
  async () => {},
  function* () {},
  async function* () {},
  [][Symbol.iterator](),
  new Map()[Symbol.iterator](),
  new Set()[Symbol.iterator](),
  ""[Symbol.iterator](),
  "".matchAll(/a/g),
  (function* () {})(),
  (async function* () {})(),
  Promise.resolve(),
];

/**
 * Freezes all that can be reached from these and from the intrinsics of the
 * language, and makes every global name permanent. Returns how to take away
 * the global names that were added since.
 */
export function freezeAll(world: object, more: readonly unknown[]): () => void {
  const seen = new Set<unknown>([world]);
  const left: unknown[] = [...HIDDEN, ...more];
  for (const name of Reflect.ownKeys(world)) {
    const found = Object.getOwnPropertyDescriptor(world, name);
    if (found !== undefined) left.push(found.value, found.get, found.set);
  }
  while (left.length > 0) {
    const value = left.pop();
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    Object.freeze(value);
    left.push(Object.getPrototypeOf(value));
    for (const name of Reflect.ownKeys(value)) {
      const found = Object.getOwnPropertyDescriptor(value, name);
      left.push(found?.value, found?.get, found?.set);
    }
  }
  const names = Reflect.ownKeys(world);
  for (const name of names) fix(world, name);
  return () => {
    for (const name of Reflect.ownKeys(world)) {
      if (!names.includes(name)) Reflect.deleteProperty(world, name);
    }
  };
}

/** Nobody puts another thing in the place of this name. */
function fix(world: object, name: string | symbol): void {
  const found = Object.getOwnPropertyDescriptor(world, name);
  if (found === undefined || !("value" in found)) return;
  Object.defineProperty(world, name, {
    value: found.value,
    enumerable: found.enumerable ?? false,
    writable: false,
    configurable: false,
  });
}

function isObject(value: unknown): value is object {
  return (
    (typeof value === "object" && value !== null) || typeof value === "function"
  );
}
