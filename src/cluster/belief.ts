/** Which list of servers does a client believe? */

/** What a registry says of a service. */
export interface List {
  readonly addresses: readonly string[];
  /** Which life of the registry it is from, and which list of that life. */
  readonly version: string;
  /** The registry started lately, and does not know everybody yet. */
  readonly isSettling: boolean;
}

/** What a client goes by: a list, and the life of the registry it is from. */
export interface Belief {
  readonly addresses: readonly string[];
  readonly life: string;
}

/** At first nobody is known. */
export const NO_BELIEF: Belief = { addresses: [], life: "" };

export type Reaction =
  /** The new list counts from now on. */
  | { readonly kind: "take"; readonly belief: Belief }
  /** The old one is better; ask again soon. */
  | { readonly kind: "keep" }
  /** Nobody offers the service; without an old list calls fail. */
  | { readonly kind: "nobody" };

/**
 * A registry that has just started knows only those who have renewed since.
 * Whoever is missing then is not gone, so a client keeps its list; within one
 * life of the registry, missing means gone. An empty list is never taken:
 * servers that nobody lists are still worth a call.
 */
export function believe(old: Belief, list: List): Reaction {
  const { addresses, isSettling } = list;
  const life = lifeOf(list);
  const isLess = old.addresses.some((one) => !addresses.includes(one));
  if (isLess && isSettling && life !== old.life) return { kind: "keep" };
  if (addresses.length === 0) return { kind: "nobody" };
  return { kind: "take", belief: { addresses, life } };
}

/** "51000000" of the version "51000000.3". */
function lifeOf({ version }: List): string {
  return version.split(".")[0] ?? "";
}
