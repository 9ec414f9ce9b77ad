/** Which seeds does the engine run before it hears of a Stop? */

/** Some of many seeds. */
export interface SeedSlice {
  readonly first: number;
  readonly count: number;
}

/** More seeds than this in one ask would keep a Stop waiting. */
export const SLICE_MAX = 50;

export function seedsOf({ first, count }: SeedSlice): readonly number[] {
  const length = Math.max(0, Math.min(count, SLICE_MAX));
  return Array.from({ length }, (_, index) => first + index);
}

/**
 * The slice in at most so many parts that follow each other, none of them
 * empty and none longer than another by more than one seed. Parts that begin
 * beyond the last seed are left out.
 */
export function partsOf(slice: SeedSlice, ways: number): readonly SeedSlice[] {
  const { first, count } = slice;
  const parts: SeedSlice[] = [];
  for (let nth = 0; nth < ways; nth += 1) {
    const from = Math.floor((count * nth) / ways);
    const to = Math.floor((count * (nth + 1)) / ways);
    const part = { first: first + from, count: to - from };
    if (to > from && Number.isSafeInteger(part.first)) parts.push(part);
  }
  // Whoever asks for none, or for what is no seed, is told so by the engine.
  return parts.length === 0 ? [slice] : parts;
}
