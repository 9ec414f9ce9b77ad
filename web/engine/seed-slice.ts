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
