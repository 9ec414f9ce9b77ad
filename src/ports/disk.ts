/** What does a program keep that its own end does not take away? */

/**
 * The disk of a machine, as texts by name. A write reaches the operating
 * system at once and the disk with the next `sync`. When the process dies, all
 * that was written is still there; when the machine crashes, what was not
 * synced is lost.
 */
export interface Disk {
  /** What was written last under that name, synced or not. */
  read(name: string): string | undefined;

  /** All names, sorted by `<`. */
  names(): readonly string[];

  /** Throws when the disk is full: its error names the limit. */
  write(name: string, text: string): void;

  /** Forgets a name; as sure as a write, and no surer. */
  remove(name: string): void;

  /** Resolves when all that was written before it survives a crash. */
  sync(): Promise<void>;
}
