/** Which known word did somebody mean? */

/** Longer words are never compared: the effort grows with the square. */
const LENGTH_MAX = 64;

/**
 * The known word that takes the fewest insertions, deletions, replacements
 * and swaps of neighbours, or undefined when none is near.
 */
export function nearest(
  word: string,
  known: readonly string[],
): string | undefined {
  let best: string | undefined;
  // A third of the letters may be wrong, and one in a short word.
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `did you mean "run"?`, or the list of what there is. */
export function suggest(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return "there is none to choose from";
  return `choose from ${known.join(", ")}`;
}

/** Optimal string alignment distance, row by row. */
function editDistance(from: string, to: string): number {
  if (from.length > LENGTH_MAX || to.length > LENGTH_MAX) return LENGTH_MAX;
  let beforeLast: number[] = [];
  let last = [...to, ""].map((_letter, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap =
        from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const replaced = (last[column - 1] ?? 0) + (isSame ? 0 : 1);
      const inserted = (current[column - 1] ?? 0) + 1;
      const deleted = (last[column] ?? 0) + 1;
      const swapped =
        isSwap && row > 1 ? (beforeLast[column - 2] ?? 0) + 1 : 99;
      current.push(Math.min(replaced, inserted, deleted, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
