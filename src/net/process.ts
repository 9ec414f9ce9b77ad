/** What does one incarnation of a program see of the simulated world? */
import type { EventId } from "../kernel/event-queue.ts";
import { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { Address } from "../ports/address.ts";
import type { ByteStream } from "../ports/byte-stream.ts";
import type { Clock, Timer } from "../ports/clock.ts";
import type { DatagramSocket, OnDatagram } from "../ports/datagram.ts";
import type { Disk } from "../ports/disk.ts";
import type { Cell, EventKind, EventSink } from "../ports/event.ts";
import type { Host } from "../ports/host.ts";
import type { Listener, Network } from "../ports/network.ts";
import type { Random } from "../ports/random.ts";
import type { Tasks, Wait } from "../ports/tasks.ts";
import { after, type Duration, type Instant } from "../ports/time.ts";
import { Cores } from "./cores.ts";
import type { OperatingSystem } from "./operating-system.ts";
import { hostDraining, stateShown } from "./world-event.ts";

const NO_TIMER: Timer = {
  cancel: () => {},
  unref: () => NO_TIMER,
  ref: () => NO_TIMER,
};

/** Lets what it began come to an end, and takes on nothing new. */
export type Finish = () => Promise<void>;

/**
 * What runs on a host; called afresh at each start, so a restart forgets. It
 * may say how it ends in good order.
 */
export type Program = (host: Host) => Finish | void;

/**
 * The ports of one incarnation. All belong to its scope: after a crash its
 * calls do nothing, never settle and leave no trace.
 */
export class Process implements Host, Clock, Network, Tasks, EventSink {
  readonly name: string;
  readonly scope: Scope;
  readonly cores: Cores;
  disk: Disk | undefined;
  readonly #finishes: Finish[] = [];
  #isFinishing = false;
  readonly #os: OperatingSystem;
  readonly #simulation: Simulation;

  constructor(os: OperatingSystem, coreCount: number) {
    this.name = os.name;
    this.scope = new Scope(os.name);
    this.#os = os;
    this.#simulation = os.simulation;
    this.cores = new Cores(os.simulation, this.scope, coreCount);
  }

  /** Starts a program in it. */
  run(program: Program): void {
    const finish = program(this);
    if (finish !== undefined) this.#finishes.push(finish);
  }

  /**
   * Tells its programs to finish (SIGTERM). Calls back when they have, or when
   * the time is over, and then perhaps once more.
   */
  finish(time: Duration, then: () => void): void {
    if (this.#isFinishing) return;
    this.#isFinishing = true;
    const simulation = this.#simulation;
    const { world } = simulation;
    this.record(hostDraining, this.name, time);
    const end = simulation.schedule(after(this.now(), time), world, then);
    simulation.enter(this.scope, () => {
      this.start("finishes", async () => {
        await Promise.all(this.#finishes.map((finish) => finish()));
        simulation.cancel(end);
        simulation.schedule(this.now(), world, then);
      });
    });
  }

  get clock(): Clock {
    return this;
  }

  get network(): Network {
    return this;
  }

  get tasks(): Tasks {
    return this;
  }

  get events(): EventSink {
    return this;
  }

  work(time: Duration): Promise<void> {
    const wait = this.wait<void>("work");
    this.cores.work(time, () => wait.resolve());
    return wait.promise;
  }

  show(name: string, value: string | number): void {
    this.record(stateShown, this.name, name, value);
  }

  now(): Instant {
    return this.#simulation.now();
  }

  after(wait: Duration, callback: () => void): Timer {
    if (this.scope.state === "ended") return NO_TIMER;
    const at = after(this.now(), wait);
    const simulation = this.#simulation;
    const event = simulation.schedule(at, this.scope, callback);
    return new SimulatedTimer(simulation, event);
  }

  sleep(time: Duration): Promise<void> {
    const wait = this.wait<void>("sleep");
    this.after(time, () => wait.resolve());
    return wait.promise;
  }

  random(purpose: string): Random {
    return this.#simulation.random(`host/${this.name}/${purpose}`);
  }

  connect(to: Address): ByteStream {
    return this.#os.tcp.connect(to, this.scope);
  }

  listen(port: number, onConnection: (stream: ByteStream) => void): Listener {
    return this.#os.tcp.listen(port, this.scope, onConnection);
  }

  bind(port: number, onDatagram: OnDatagram): DatagramSocket {
    return this.#os.datagrams.bind(port, this.scope, onDatagram);
  }

  start(name: string, run: () => Promise<void>): void {
    this.#simulation.tasks.start(this.scope, name, run);
  }

  wait<Value>(waitsFor: string): Wait<Value> {
    return this.#simulation.tasks.wait(this.scope, waitsFor);
  }

  record<Cells extends readonly Cell[]>(
    kind: EventKind<Cells>,
    ...cells: Cells
  ): void {
    this.#simulation.record(this.scope, kind, ...cells);
  }
}

class SimulatedTimer implements Timer {
  readonly #simulation: Simulation;
  readonly #event: EventId;

  constructor(simulation: Simulation, event: EventId) {
    this.#simulation = simulation;
    this.#event = event;
  }

  cancel(): void {
    this.#simulation.cancel(this.#event);
  }

  unref(): Timer {
    this.#simulation.unref(this.#event);
    return this;
  }

  ref(): Timer {
    this.#simulation.ref(this.#event);
    return this;
  }
}
