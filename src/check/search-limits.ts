/** How much may a search be before it ends without an answer? */

export interface SearchLimits {
  /** How often an operation is looked at as the next of an order. */
  readonly stepsMax: number;
  /** How many situations are remembered, at some hundred bytes each. */
  readonly situationsMax: number;
}

/** Some seconds of searching, and some hundred megabytes. */
export const SEARCH_LIMITS: SearchLimits = {
  stepsMax: 10_000_000,
  situationsMax: 1_000_000,
};

/** Which limit is reached; undefined when none is. */
export function limitReached(
  { stepsMax, situationsMax }: SearchLimits,
  steps: number,
  situations: number,
): keyof SearchLimits | undefined {
  if (steps >= stepsMax) return "stepsMax";
  return situations >= situationsMax ? "situationsMax" : undefined;
}
