/** What becomes of a host when it crashes, restarts or is paused? */
import { after, ms, NO_TIME, ns } from "../ports/time.ts";
import { SimulatedDisk } from "./disk.ts";
import type { HostAction } from "./fault-action.ts";
import type { HostSurroundings } from "./machine.ts";
import { OperatingSystem } from "./operating-system.ts";
import { Process, type Program } from "./process.ts";
import type { HostConfig } from "./topology.ts";
import {
  hostCrashed,
  hostLimping,
  hostPaused,
  hostRestarted,
  hostResumed,
  hostStarted,
  processCrashed,
} from "./world-event.ts";

export type HostState = "up" | "paused" | "crashed" | "restarting";

/** A machine with an operating system and a process that runs its programs. */
export class SimulatedHost {
  readonly name: string;
  readonly config: HostConfig;
  state: HostState = "restarting";
  /** How often its process was started. */
  incarnation = 0;
  readonly #surroundings: HostSurroundings;
  readonly #programs: Program[] = [];
  readonly #disk: SimulatedDisk | undefined;
  #os: OperatingSystem | undefined;
  #process: Process | undefined;
  /** Changes when a start that is under way must not happen any more. */
  #startNumber = 0;
  /** How many times as long its work takes. */
  #limping = 1;

  constructor(config: HostConfig, surroundings: HostSurroundings) {
    this.name = config.name;
    this.config = config;
    this.#surroundings = surroundings;
    const { name, disk } = config;
    if (disk !== undefined) {
      this.#disk = new SimulatedDisk(name, disk, surroundings.simulation);
    }
    if ((config.startsAtMs ?? 0) > 0) return;
    this.#os = new OperatingSystem(config.name, surroundings);
  }

  /** Nothing while the machine is off: then it is silent. */
  get os(): OperatingSystem | undefined {
    return this.#os;
  }

  /** The ports of the present incarnation, if there is one. */
  get process(): Process | undefined {
    return this.#process;
  }

  /** Adds a program, before the network starts. */
  run(program: Program): void {
    this.#programs.push(program);
  }

  /** Starts the process, a little late: never all hosts at one instant. */
  start(): void {
    const { simulation, startJitter, startJitterMax } = this.#surroundings;
    this.state = "restarting";
    this.#startNumber += 1;
    const number = this.#startNumber;
    const isFirst = this.incarnation === 0;
    const wait = isFirst ? ms(this.config.startsAtMs ?? 0) : NO_TIME;
    const jitter = ns(startJitter.next() * startJitterMax);
    const at = after(after(simulation.now(), wait), jitter);
    simulation.schedule(at, simulation.world, () => {
      if (number === this.#startNumber) this.#begin();
    });
  }

  /** Does to the host what an action says; harmless where it means nothing. */
  apply(action: HostAction): void {
    switch (action.kind) {
      case "crash":
        this.crash(action.what ?? "machine");
        return;
      case "restart":
        this.restart(action.drainMs);
        return;
      case "pause":
        this.pause();
        return;
      case "resume":
        this.resume();
        return;
      case "limp":
        this.limp(action.factor);
        return;
    }
  }

  /**
   * Ends the process: its tasks, timers and memory are gone. If the machine
   * crashes, its peers hear nothing; otherwise its operating system resets
   * their connections.
   */
  crash(what: "machine" | "process"): void {
    const { simulation } = this.#surroundings;
    const os = this.#os;
    if (os === undefined) return;
    if (what === "process" && this.#process === undefined) return;
    const kind = what === "machine" ? hostCrashed : processCrashed;
    simulation.record(os, kind, this.name, this.incarnation);
    this.state = "crashed";
    this.#startNumber += 1;
    if (what === "machine") {
      this.#disk?.crash(os);
      simulation.end(os);
      this.#os = undefined;
    }
    this.#endProcess();
  }

  /** Starts a new incarnation; the old one may have so long to finish. */
  restart(drainMs?: number): void {
    if (this.state === "restarting") return;
    const process = this.#process;
    if (drainMs !== undefined && this.state === "up") {
      process?.finish(ms(drainMs), () => {
        if (this.#process === process) this.restart();
      });
      return;
    }
    const { simulation } = this.#surroundings;
    const { world } = simulation;
    simulation.record(world, hostRestarted, this.name, this.incarnation);
    this.#endProcess();
    this.start();
  }

  /** The process stops (SIGSTOP); its operating system goes on. */
  pause(): void {
    const process = this.#process;
    if (this.state !== "up" || process === undefined) return;
    const { simulation } = this.#surroundings;
    simulation.record(process.scope, hostPaused, this.name, this.incarnation);
    this.state = "paused";
    process.cores.pause();
    simulation.pause(process.scope);
  }

  /** The process goes on with what was due meanwhile, in order. */
  resume(): void {
    const process = this.#process;
    if (this.state !== "paused" || process === undefined) return;
    const { simulation } = this.#surroundings;
    this.state = "up";
    simulation.record(process.scope, hostResumed, this.name, this.incarnation);
    simulation.resume(process.scope);
    process.cores.resume();
  }

  /**
   * Work takes so many times as long, also after a restart: a hot machine, a
   * limit on its power, a neighbour. Nothing else about it is different.
   */
  limp(factor: number): void {
    const { simulation } = this.#surroundings;
    if (factor === this.#limping) return;
    this.#limping = factor;
    simulation.record(simulation.world, hostLimping, this.name, factor);
    this.#process?.cores.setFactor(factor);
  }

  #begin(): void {
    const { simulation } = this.#surroundings;
    this.#os ??= new OperatingSystem(this.name, this.#surroundings);
    const process = new Process(this.#os, this.config.cores ?? 1);
    process.disk = this.#disk?.of(process, this.#os);
    this.#process = process;
    process.cores.setFactor(this.#limping);
    this.state = "up";
    this.incarnation += 1;
    simulation.record(process.scope, hostStarted, this.name, this.incarnation);
    simulation.enter(process.scope, () => {
      for (const program of this.#programs) process.run(program);
    });
  }

  #endProcess(): void {
    const process = this.#process;
    if (process === undefined) return;
    this.#process = undefined;
    this.#surroundings.simulation.end(process.scope);
    // A machine that crashed has no operating system left to tell the peers.
    this.#os?.tcp.resetAllOf(process.scope);
    this.#os?.datagrams.closeAllOf(process.scope);
  }
}
