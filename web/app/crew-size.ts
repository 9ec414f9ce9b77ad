/** How many engines run many seeds? */

/** More engines than this would cost memory that a phone may not have. */
const CREW_MAX = 4;

/** As many engines as cores, for what is the same over and over. */
export function crewSize(): number {
  return Math.max(1, Math.min(navigator.hardwareConcurrency, CREW_MAX));
}
