/** How do we test a protocol without kernel and without network? */
import type { Clock, Timer } from "../../../src/ports/clock.ts";
import type { Cell, EventKind } from "../../../src/ports/event.ts";
import type { Host } from "../../../src/ports/host.ts";
import type { Duration, Instant } from "../../../src/ports/time.ts";

interface Alarm {
  readonly at: number;
  readonly callback: () => void;
  isCancelled: boolean;
}

export interface Row {
  readonly host: string;
  readonly kind: string;
  readonly sentence: string;
}

/** A clock that stands still until told, and deliveries that wait for it. */
export class ManualWorld {
  #now = 0;
  #alarms: Alarm[] = [];
  readonly #deliveries: (() => void)[] = [];
  readonly rows: Row[] = [];
  keepsRows = false;

  /** Something that happens in the next turn, after what waits already. */
  later(delivery: () => void): void {
    this.#deliveries.push(delivery);
  }

  /** Lets happen what waits, until nothing does. */
  settle(): void {
    for (let turns = 0; this.#deliveries.length > 0; turns++) {
      if (turns > 5_000_000) throw new Error("the world does not settle");
      const batch = this.#deliveries.splice(0);
      for (const delivery of batch) delivery();
    }
  }

  /** Moves the clock on by so many milliseconds, firing what is due. */
  advance(waitMs: number): void {
    const end = this.#now + waitMs * 1e6;
    this.settle();
    for (;;) {
      const due = this.#alarms
        .filter((alarm) => !alarm.isCancelled && alarm.at <= end)
        .sort((a, b) => a.at - b.at)[0];
      this.#alarms = this.#alarms.filter((alarm) => !alarm.isCancelled);
      if (due === undefined) break;
      this.#now = due.at;
      due.isCancelled = true;
      due.callback();
      this.settle();
    }
    this.#now = end;
  }

  get timerCount(): number {
    return this.#alarms.filter((alarm) => !alarm.isCancelled).length;
  }

  host(name: string): Host {
    const missing = () => {
      throw new Error("this world has only a clock and events");
    };
    return {
      name,
      clock: this.#clock(),
      network: { connect: missing, listen: missing, bind: missing },
      tasks: { start: missing, wait: missing },
      events: {
        record: <Cells extends readonly Cell[]>(
          kind: EventKind<Cells>,
          ...cells: Cells
        ) => {
          if (!this.keepsRows) return;
          const sentence = kind.sentence(...cells);
          this.rows.push({ host: name, kind: kind.name, sentence });
        },
      },
      work: missing,
      show: () => {},
    };
  }

  #clock(): Clock {
    return {
      now: () => this.#now as Instant,
      after: (wait: Duration, callback: () => void): Timer => {
        const at = this.#now + wait;
        const alarm: Alarm = { at, callback, isCancelled: false };
        this.#alarms.push(alarm);
        const timer: Timer = {
          cancel: () => {
            alarm.isCancelled = true;
            this.#alarms = this.#alarms.filter((other) => other !== alarm);
          },
          unref: () => timer,
          ref: () => timer,
        };
        return timer;
      },
      sleep: () => Promise.reject(new Error("nobody sleeps here")),
      random: () => {
        throw new Error("no chance here");
      },
    };
  }
}
