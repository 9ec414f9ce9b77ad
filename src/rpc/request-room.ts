/** How much of all requests may lie in memory at once? */

/**
 * A server that let every client send its largest message slowly, on every
 * stream of every connection, would run out of memory; no limit on one call
 * or one connection prevents that. Shared by all calls of one server.
 */
export class RequestRoom {
  readonly #bytesMax: number;
  #bytesUsed = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** False when there is no room for so much more; then nothing is taken. */
  take(bytes: number): boolean {
    if (this.#bytesUsed + bytes > this.#bytesMax) return false;
    this.#bytesUsed += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#bytesUsed -= bytes;
  }
}
