/** How did a stream end that is no longer there? */

/** How many streams back we remember; a power of two. */
const REMEMBERED = 256;
/** The ring grows up to that while the ids do, from none. */
const SLOTS_AT_FIRST = 8;
const NO_IDS = new Uint32Array(0);
const NO_HOW = new Uint8Array(0);

const HOW = ["ended", "reset by us", "reset by the peer"] as const;
export type HowClosed = (typeof HOW)[number];

/**
 * Frames may come late for a stream that is closed. What they mean depends on
 * how it closed (RFC 9113 section 5.1), so we remember the latest few, in a
 * ring with a slot for each odd id.
 */
export class ClosedStreams {
  #ids = NO_IDS;
  #how = NO_HOW;

  remember(streamId: number, how: HowClosed): void {
    const slot = (streamId >>> 1) % REMEMBERED;
    while (slot >= this.#ids.length) this.#grow();
    if (streamId < (this.#ids[slot] as number)) return;
    this.#ids[slot] = streamId;
    this.#how[slot] = HOW.indexOf(how);
  }

  /**
   * For an id that is not open and not above the highest one: "forgotten"
   * when it is long gone, "skipped" when it never was a stream.
   */
  how(streamId: number): HowClosed | "forgotten" | "skipped" {
    const slot = (streamId >>> 1) % REMEMBERED;
    const remembered = this.#ids[slot] ?? 0;
    if (remembered === streamId)
      return HOW[this.#how[slot] as number] as HowClosed;
    return remembered > streamId ? "forgotten" : "skipped";
  }

  #grow(): void {
    const [ids, how] = [this.#ids, this.#how];
    const slots = ids.length * 2 || SLOTS_AT_FIRST;
    this.#ids = new Uint32Array(slots);
    this.#ids.set(ids);
    this.#how = new Uint8Array(slots);
    this.#how.set(how);
  }
}
