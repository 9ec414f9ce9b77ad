/** What does a real process see of the machine it runs on? */
import type { Cell, EventKind, EventSink } from "../ports/event.ts";
import type { Host } from "../ports/host.ts";
import { RealClock } from "./clock.ts";
import { RealNetwork } from "./network.ts";
import { type OnTaskFailure, RealTasks } from "./tasks.ts";

/** What happened, for `kind.sentence(...cells)` to tell. */
export interface RealEvent {
  readonly kind: EventKind<readonly Cell[]>;
  readonly cells: readonly Cell[];
}

export interface RealHostOptions {
  /** How sentences name this process. */
  readonly name: string;
  readonly onEvent?: (event: RealEvent) => void;
  /** Hears what programs publish by `show`. */
  readonly onShow?: (name: string, value: string | number) => void;
  /** Ends the process unless given. */
  readonly onTaskFailure?: OnTaskFailure;
}

/** A host whose network can open ports before somebody listens on them. */
export interface RealHost extends Host {
  readonly network: RealNetwork;
}

/** The world of this process: real time, real sockets. */
export function realHost(options: RealHostOptions): RealHost {
  const { name, onEvent, onShow, onTaskFailure } = options;
  const events: EventSink = {
    record: (kind, ...cells) =>
      onEvent?.({ kind: kind as unknown as RealEvent["kind"], cells }),
  };
  return {
    name,
    clock: new RealClock(),
    network: new RealNetwork({ name, events }),
    tasks: new RealTasks(name, onTaskFailure),
    events,
    // Work takes the time it takes.
    work: () => Promise.resolve(),
    show: (key, value) => onShow?.(key, value),
  };
}
