/** Has somebody been through the opening here before? */

const KEY = "farcall/opening";

/** Storage may be forbidden; then every visit is the first. */
export function isFirstVisit(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    return true;
  }
}

export function rememberVisit(): void {
  try {
    localStorage.setItem(KEY, "seen");
  } catch {
    // Then it is asked again: no harm.
  }
}
