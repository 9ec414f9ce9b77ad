/** How far is one, as the home page needs to know at once? */

const DONE = "farcall/progress/";
const LAST = "farcall/last-step";

/** Small and read without waiting; the whole is in another store. */
export function noteSummary(slug: string, done: number): void {
  write(DONE + slug, String(done));
}

/** How many steps of a lesson are done. */
export function doneIn(slug: string): number {
  return Number(read(DONE + slug)) || 0;
}

export function noteLast(slug: string, step: string): void {
  write(LAST, `${slug}/${step}`);
}

/** The step at which somebody was last; undefined for who is new. */
export function lastStep(): { slug: string; step: string } | undefined {
  const [slug, step] = read(LAST).split("/");
  return slug && step ? { slug, step } : undefined;
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Full or forbidden: the list says less, and nothing else is lost.
  }
}
