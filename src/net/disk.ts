/** What is on the disk of a simulated host, and what is not yet? */
import type { EventId } from "../kernel/event-queue.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { Disk } from "../ports/disk.ts";
import type { Wait } from "../ports/tasks.ts";
import { after, ms } from "../ports/time.ts";
import { diskLost, diskSynced } from "./disk-event.ts";
import type { OperatingSystem } from "./operating-system.ts";
import type { Process } from "./process.ts";
import type { DiskConfig } from "./topology.ts";

const SYNC_MS_DEFAULT = 2;

/** More than this is a program that writes for ever. */
const CHARACTERS_MAX = 16_000_000;

/** By name; undefined for one that is removed. */
type Writes = Map<string, string | undefined>;

/** A sync that has begun, and who waits for it. */
interface SyncUnderWay {
  readonly event: EventId;
  readonly writes: Writes;
  readonly waiting: Wait<void>[];
}

/**
 * One sync is under way at a time. Whoever asks meanwhile shares the next one,
 * which begins after what they wrote: the group commit of databases.
 */
export class SimulatedDisk {
  readonly #simulation: Simulation;
  readonly #config: DiskConfig;
  readonly #host: string;
  /** What survives a crash of the machine. */
  readonly #synced = new Map<string, string>();
  /** What programs read: the operating system has it all. */
  readonly #written = new Map<string, string>();
  #characters = 0;
  #unsynced: Writes = new Map();
  #underWay: SyncUnderWay | undefined;
  #waitingForNext: Wait<void>[] = [];

  constructor(host: string, config: DiskConfig, simulation: Simulation) {
    this.#host = host;
    this.#config = config;
    this.#simulation = simulation;
  }

  /** The disk as one incarnation of a program sees it. */
  of(process: Process, os: OperatingSystem): Disk {
    const isOver = () => process.scope.state === "ended";
    return {
      read: (name) => this.#written.get(name),
      names: () => [...this.#written.keys()].sort(),
      write: (name, text) => {
        if (!isOver()) this.#write(name, text);
      },
      remove: (name) => {
        if (!isOver()) this.#write(name, undefined);
      },
      sync: () => {
        const wait = process.wait<void>("its disk");
        if (!isOver()) this.#sync(wait, os);
        return wait.promise;
      },
    };
  }

  /** The machine goes off: what no sync has finished with is gone. */
  crash(os: OperatingSystem): void {
    const underWay = this.#underWay;
    if (underWay !== undefined) this.#simulation.cancel(underWay.event);
    const lost = this.#unsynced.size + (underWay?.writes.size ?? 0);
    this.#underWay = undefined;
    this.#waitingForNext = [];
    this.#unsynced = new Map();
    this.#written.clear();
    this.#characters = 0;
    for (const [name, text] of this.#synced) {
      this.#written.set(name, text);
      this.#characters += name.length + text.length;
    }
    if (lost > 0) this.#simulation.record(os, diskLost, this.#host, lost);
  }

  #write(name: string, text: string | undefined): void {
    const before = sizeOf(name, this.#written.get(name));
    const size = this.#characters - before + sizeOf(name, text);
    if (size > CHARACTERS_MAX) {
      throw new Error(
        `the disk of ${this.#host} is full: ${size} characters would be on ` +
          `it; keep at most ${CHARACTERS_MAX}`,
      );
    }
    this.#characters = size;
    this.#unsynced.set(name, text);
    change(this.#written, name, text);
  }

  #sync(wait: Wait<void>, os: OperatingSystem): void {
    if (this.#unsynced.size > 0) this.#waitingForNext.push(wait);
    else if (this.#underWay === undefined) wait.resolve();
    else this.#underWay.waiting.push(wait);
    if (this.#underWay === undefined) this.#begin(os);
  }

  #begin(os: OperatingSystem): void {
    const waiting = this.#waitingForNext;
    if (waiting.length === 0) return;
    const writes = this.#unsynced;
    this.#waitingForNext = [];
    this.#unsynced = new Map();
    const simulation = this.#simulation;
    const time = ms(this.#config.syncMs ?? SYNC_MS_DEFAULT);
    // The operating system's: it goes on when the process dies.
    const event = simulation.schedule(after(simulation.now(), time), os, () => {
      this.#underWay = undefined;
      for (const [name, text] of writes) change(this.#synced, name, text);
      simulation.record(os, diskSynced, this.#host, writes.size);
      this.#begin(os);
      for (const one of waiting) one.resolve();
    });
    this.#underWay = { event, writes, waiting };
  }
}

function change(
  texts: Map<string, string>,
  name: string,
  text: string | undefined,
): void {
  if (text === undefined) texts.delete(name);
  else texts.set(name, text);
}

function sizeOf(name: string, text: string | undefined): number {
  return text === undefined ? 0 : name.length + text.length;
}
