/** What may we believe here? */

/** Thrown when a belief about our own code is false: always a bug of ours. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/** States a belief that only our own mistake can break, worded as a claim. */
export function assert(holds: boolean, claim: string): asserts holds {
  if (!holds) throw new AssertionError(`this should hold: ${claim}`);
}

/** Ends a switch over `kind`, so that a new kind shows where it is missing. */
export function never(value: never): never {
  throw new AssertionError(`no case for ${JSON.stringify(value)}`);
}
