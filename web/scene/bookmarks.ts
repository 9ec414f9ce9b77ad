/** Which moments has somebody marked? */

/** Moments in order, each once. */
export type Bookmarks = readonly number[];

/** More than these nobody finds again. */
const BOOKMARKS_MAX = 50;

/** Adds a moment, or removes it where it is marked already. */
export function toggled(bookmarks: Bookmarks, atNs: number): Bookmarks {
  if (bookmarks.includes(atNs)) return bookmarks.filter((at) => at !== atNs);
  if (bookmarks.length === BOOKMARKS_MAX) return bookmarks;
  return [...bookmarks, atNs].sort((a, b) => a - b);
}

/** The next one in a direction; undefined where there is none. */
export function neighbour(
  bookmarks: Bookmarks,
  atNs: number,
  direction: 1 | -1,
): number | undefined {
  return direction === 1
    ? bookmarks.find((at) => at > atNs)
    : bookmarks.filter((at) => at < atNs).at(-1);
}
