/** Which hints has somebody opened, on this device? */

/** How many rungs of the hints to a task are open. */
export type Rungs = Readonly<Record<string, number>>;

const KEY = "farcall/hints";

/** None where nothing is kept, or nobody can read it. */
export function openRungs(slug: string): Rungs {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(slug)) ?? "");
    if (typeof kept !== "object" || kept === null) return {};
    const whole = Object.entries(kept).filter(
      ([, count]) => Number.isInteger(count) && count >= 0,
    );
    return Object.fromEntries(whole);
  } catch {
    return {};
  }
}

export function keepRungs(slug: string, rungs: Rungs): void {
  try {
    localStorage.setItem(keyOf(slug), JSON.stringify(rungs));
  } catch {
    // Full or forbidden: after a reload one opens them again.
  }
}

function keyOf(slug: string): string {
  return `${KEY}/${slug}`;
}
