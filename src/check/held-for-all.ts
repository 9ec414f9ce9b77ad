/** What is true when each row that was looked at is as it should be? */

interface Held {
  readonly verdict: "holds";
  readonly expected: string;
  readonly got: string;
  readonly firstBad: undefined;
  readonly isIdle?: true;
}

/** Of no row at all it holds as well, and proves nothing. */
export function heldForAll(count: number, expected: string): Held {
  const got = `all ${count}`;
  const held = {
    verdict: "holds",
    expected,
    got,
    firstBad: undefined,
  } as const;
  return count === 0 ? { ...held, isIdle: true } : held;
}
