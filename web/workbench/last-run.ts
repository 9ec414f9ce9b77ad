/** Did this tab end while a program ran in it? */

const KEY = "farcall/running";

/** Known in this tab alone, and until the run is over. */
export function noteRunning(slug: string): void {
  try {
    sessionStorage.setItem(KEY, slug);
  } catch {
    // Forbidden: then nobody is told why the tab ended.
  }
}

export function noteOver(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/**
 * True once, where the tab came back from a run that never was over. No page
 * can limit the memory of a program: one that takes all of it ends the tab.
 */
export function hasDied(slug: string): boolean {
  try {
    const isSame = sessionStorage.getItem(KEY) === slug;
    if (isSame) noteOver();
    return isSame;
  } catch {
    return false;
  }
}
