/** How does a service keep what it must not forget? */
import type { Host } from "../ports/host.ts";

/** By name; undefined takes a name away. */
type Writes = Readonly<Record<string, string | undefined>>;

/** What follows from a look at what is written. */
export interface Change<Result> {
  readonly result: Result;
  readonly writes: Writes;
}

/**
 * Texts by name. On a host with a disk they outlive the program and the
 * machine: a change is done when the disk has it, and only then does anybody
 * see it. On any other host they last for one life of the program.
 */
export class Notebook {
  readonly #host: Host;
  readonly #prefix: string;
  readonly #texts = new Map<string, string>();
  /** Settled when the disk has all that this program read from it. */
  readonly #ready: Promise<void>;
  /** Changes on a disk are made one after the other. */
  #last: Promise<unknown>;

  /** One notebook of that title on a host: it names what is on the disk. */
  constructor(host: Host, title: string) {
    this.#host = host;
    this.#prefix = `${title}/`;
    this.#ready = this.#load();
    this.#last = this.#ready;
  }

  /** What is written, once nothing of it can be lost any more. */
  async read(): Promise<ReadonlyMap<string, string>> {
    if (this.#host.disk !== undefined) await this.#ready;
    return this.#texts;
  }

  /**
   * Changes what `decide` says. Nothing comes between its look and the
   * change; when it throws, nothing is changed.
   */
  async change<Result>(
    decide: (texts: ReadonlyMap<string, string>) => Change<Result>,
  ): Promise<Result> {
    if (this.#host.disk === undefined) {
      const { result, writes } = decide(this.#texts);
      this.#apply(writes);
      return result;
    }
    const done = this.#last.then(async () => {
      const { result, writes } = decide(this.#texts);
      await this.#keep(writes);
      this.#apply(writes);
      return result;
    });
    this.#last = done.catch(() => {});
    return done;
  }

  /** A life before may have died before its sync: only now is it sure. */
  async #load(): Promise<void> {
    const { disk } = this.#host;
    if (disk === undefined) return;
    for (const name of disk.names()) {
      if (!name.startsWith(this.#prefix)) continue;
      const text = disk.read(name) ?? "";
      this.#texts.set(name.slice(this.#prefix.length), text);
    }
    await disk.sync();
  }

  async #keep(writes: Writes): Promise<void> {
    const { disk } = this.#host;
    for (const [name, text] of Object.entries(writes)) {
      if (text === undefined) disk?.remove(this.#prefix + name);
      else disk?.write(this.#prefix + name, text);
    }
    await disk?.sync();
  }

  #apply(writes: Writes): void {
    for (const [name, text] of Object.entries(writes)) {
      if (text === undefined) this.#texts.delete(name);
      else this.#texts.set(name, text);
    }
  }
}
