/** When is a piece of work done? */
import type { EventId } from "../kernel/event-queue.ts";
import type { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import { assert } from "../ports/assert.ts";
import {
  after,
  between,
  type Duration,
  type Instant,
  ns,
  START,
} from "../ports/time.ts";

interface Job {
  /** What is left of it while it does not run, at the usual speed. */
  left: Duration;
  doneAt: Instant;
  event: EventId | undefined;
  readonly onDone: () => void;
}

/** More work than this in one queue is a runaway scenario. */
const JOBS_MAX = 1_000_000;

/**
 * The cores of one host serve one queue, first come, first served: with random
 * arrivals and times of work the M/M/c queue of Erlang (1917).
 */
export class Cores {
  readonly #simulation: Simulation;
  readonly #owner: Scope;
  readonly #count: number;
  readonly #running = new Set<Job>();
  #waiting: Job[] = [];
  /** Jobs before it in `#waiting` have begun. */
  #head = 0;
  #isPaused = false;
  /** How many times as long work takes. */
  #factor = 1;

  constructor(simulation: Simulation, owner: Scope, count: number) {
    this.#simulation = simulation;
    this.#owner = owner;
    this.#count = count;
  }

  /** How many pieces of work wait or run. */
  get jobCount(): number {
    return this.#running.size + this.#waiting.length - this.#head;
  }

  /** Calls back when that much work is done, after all that was asked for. */
  work(time: Duration, onDone: () => void): void {
    if (this.#owner.state === "ended") return;
    assert(this.jobCount < JOBS_MAX, "a host has a bounded lot of work");
    const job = { left: time, doneAt: START, event: undefined, onDone };
    this.#waiting.push(job);
    this.#fill();
  }

  /** A stopped process uses no core: what is left stays left. */
  pause(): void {
    this.#isPaused = true;
    for (const job of this.#running) this.#stop(job);
  }

  /** From now on work takes so many times as long, also what has begun. */
  setFactor(factor: number): void {
    if (factor === this.#factor) return;
    // A paused process has stopped them already.
    if (!this.#isPaused) for (const job of this.#running) this.#stop(job);
    this.#factor = factor;
    if (!this.#isPaused) for (const job of this.#running) this.#start(job);
  }

  resume(): void {
    this.#isPaused = false;
    for (const job of this.#running) this.#start(job);
    this.#fill();
  }

  #fill(): void {
    if (this.#isPaused) return;
    while (this.#running.size < this.#count) {
      const job = this.#waiting[this.#head];
      if (job === undefined) break;
      this.#head += 1;
      this.#running.add(job);
      this.#start(job);
    }
    if (this.#head < 1024 && this.#head < this.#waiting.length) return;
    this.#waiting = this.#waiting.slice(this.#head);
    this.#head = 0;
  }

  #stop(job: Job): void {
    if (job.event !== undefined) this.#simulation.cancel(job.event);
    job.event = undefined;
    const left = between(this.#simulation.now(), job.doneAt);
    job.left = ns(Math.round(left / this.#factor));
  }

  #start(job: Job): void {
    const time = ns(Math.round(job.left * this.#factor));
    job.doneAt = after(this.#simulation.now(), time);
    job.event = this.#simulation.schedule(job.doneAt, this.#owner, () => {
      this.#running.delete(job);
      this.#fill();
      job.onDone();
    });
  }
}
