/** Below which value lies such a share of all? */

/** Nearest rank, of what is sorted; `share` from 0 to 1. */
export function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}
