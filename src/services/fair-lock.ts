/** Who may read together, and who must write alone? */

interface Turn {
  readonly isAlone: boolean;
  readonly begin: () => void;
}

/**
 * A lock for many readers or one writer, first come, first served: a writer
 * waits until all readers before it are done, and whoever comes after a
 * writer waits for it. Nobody starves, and everybody is kept in step.
 * Source: Courtois, Heymans and Parnas, "Concurrent control with readers and
 * writers", 1971; the fair third solution.
 */
export class FairLock {
  #readers = 0;
  #isWriting = false;
  readonly #waiting: Turn[] = [];

  /** Calls back once this one may read; then `endRead` ends it. */
  read(begin: () => void): void {
    this.#waiting.push({ isAlone: false, begin });
    this.#next();
  }

  /** Calls back once this one may write alone; then `endWrite` ends it. */
  write(begin: () => void): void {
    this.#waiting.push({ isAlone: true, begin });
    this.#next();
  }

  endRead(): void {
    this.#readers -= 1;
    this.#next();
  }

  endWrite(): void {
    this.#isWriting = false;
    this.#next();
  }

  #next(): void {
    for (;;) {
      const [first] = this.#waiting;
      if (first === undefined || this.#isWriting) return;
      if (first.isAlone && this.#readers > 0) return;
      this.#waiting.shift();
      if (first.isAlone) this.#isWriting = true;
      else this.#readers += 1;
      first.begin();
    }
  }
}
