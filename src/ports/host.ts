/** What does a program see of the machine it runs on? */
import type { Clock } from "./clock.ts";
import type { Disk } from "./disk.ts";
import type { EventSink } from "./event.ts";
import type { Network } from "./network.ts";
import type { Tasks } from "./tasks.ts";
import type { Duration } from "./time.ts";

/**
 * The whole world as one process of one host knows it. The simulation gives
 * one to each incarnation of a process; `src/sockets` gives one to a real one.
 */
export interface Host {
  readonly name: string;
  readonly clock: Clock;
  readonly network: Network;
  readonly tasks: Tasks;
  readonly events: EventSink;
  /** Only of machines that have one: in the simulation, so far. */
  readonly disk?: Disk | undefined;

  /**
   * Uses a core of this host for so long, after whoever asked before. In the
   * real world, where work takes the time it takes, it returns at once.
   */
  work(time: Duration): Promise<void>;

  /** Publishes a value of the program's state for people to look at. */
  show(name: string, value: string | number): void;
}
