/** What is the smallest world in which calls can be made? */
import { type Address, formatAddress } from "../../src/ports/address.ts";
import type {
  ByteStream,
  ByteStreamHandlers,
  CloseReason,
} from "../../src/ports/byte-stream.ts";
import type { Timer } from "../../src/ports/clock.ts";
import type { Cell, EventKind } from "../../src/ports/event.ts";
import type { Host } from "../../src/ports/host.ts";
import type { Wait } from "../../src/ports/tasks.ts";
import {
  type Duration,
  formatTime,
  type Instant,
  ms,
  START,
} from "../../src/ports/time.ts";

// Not the simulation: that has tests of its own, and what calls promise must
// hold in any world that keeps the promises of the ports.

interface Due {
  readonly at: number;
  readonly run: () => void;
  isUnref?: boolean;
}

export class TestWorld {
  /** "0.002 ms  bank  client connected …" for each row, in order. */
  readonly story: string[] = [];
  readonly rows: { name: string; cells: readonly Cell[] }[] = [];
  readonly shown: string[] = [];
  readonly waits = new Set<string>();
  /** One way, for everything between two hosts. */
  latency: Duration = ms(1);
  /** Loses all that is on its way from one host to the other. */
  isLost: (from: string, to: string) => boolean = () => false;
  now: Instant = START;
  readonly failures: unknown[] = [];
  readonly #due: Due[] = [];
  readonly #listeners = new Map<string, (stream: ByteStream) => void>();
  #nextPort = 49_152;

  /** Runs until nothing is due any more, or nothing before `until`. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const next = this.#due[0];
      if (next === undefined || next.at > until) break;
      const isEndless = until === Number.POSITIVE_INFINITY;
      if (isEndless && this.#due.every(({ isUnref }) => isUnref)) break;
      this.#due.shift();
      this.now = next.at as Instant;
      next.run();
    }
    if (this.failures.length > 0) throw this.failures[0];
  }

  at(time: number, run: () => void): Due {
    const due = { at: time, run };
    let index = this.#due.length;
    while (index > 0 && (this.#due[index - 1] as Due).at > time) index--;
    this.#due.splice(index, 0, due);
    return due;
  }

  cancel(due: Due): void {
    const index = this.#due.indexOf(due);
    if (index >= 0) this.#due.splice(index, 1);
  }

  /** The names of the rows so far: "call.started", … */
  names(level = /^(call|handler|client)\./): string[] {
    return this.rows.map(({ name }) => name).filter((name) => level.test(name));
  }

  host(name: string): Host {
    const { clock, tasks } = this.#clockAndTasks();
    return {
      name,
      clock,
      tasks,
      network: {
        connect: (to) => this.#connect(name, to),
        listen: (port, onConnection) => this.#listen(name, port, onConnection),
        bind: () => {
          throw new Error("no datagrams here");
        },
      },
      events: {
        record: (kind, ...cells) => this.#record(kind, cells),
      },
      work: (time) => clock.sleep(time),
      show: (what, value) => {
        this.shown.push(`${name} ${what} ${value}`);
      },
    };
  }

  #record<Cells extends readonly Cell[]>(
    kind: EventKind<Cells>,
    cells: Cells,
  ): void {
    if (kind.level === "frame" || kind.level === "packet") return;
    if (cells.length !== kind.columns.length) throw new Error(kind.name);
    this.rows.push({ name: kind.name, cells });
    const time = formatTime(this.now);
    this.story.push(`${time}  ${kind.sentence(...cells)}`);
  }

  #clockAndTasks(): Pick<Host, "clock" | "tasks"> {
    const tasks: Host["tasks"] = {
      start: (_name, run) => {
        run().catch((error: unknown) => this.failures.push(error));
      },
      wait: <Value>(waitsFor: string): Wait<Value> => {
        const wait = {} as { -readonly [Key in keyof Wait<Value>]: never };
        this.waits.add(waitsFor);
        const promise = new Promise<Value>((resolve, reject) => {
          Object.assign(wait, { resolve, reject });
        });
        const forget = () => this.waits.delete(waitsFor);
        promise.then(forget, forget);
        return Object.assign(wait, { promise }) as unknown as Wait<Value>;
      },
    };
    const after = (wait: Duration, callback: () => void) => {
      const due = this.at(this.now + wait, callback);
      const timer: Timer = {
        cancel: () => this.cancel(due),
        unref: () => {
          due.isUnref = true;
          return timer;
        },
        ref: () => {
          due.isUnref = false;
          return timer;
        },
      };
      return timer;
    };
    const clock: Host["clock"] = {
      now: () => this.now,
      after,
      sleep: (wait) => new Promise((done) => void after(wait, done)),
      random: () => ({ next: () => 0.5 }),
    };
    return { clock, tasks };
  }

  #listen(
    host: string,
    port: number,
    onConnection: (stream: ByteStream) => void,
  ): { address: Address; close(): void } {
    const address = { host, port };
    const key = formatAddress(address);
    this.#listeners.set(key, onConnection);
    return { address, close: () => void this.#listeners.delete(key) };
  }

  #connect(host: string, to: Address): ByteStream {
    const local = { host, port: this.#nextPort++ };
    const client = new TestStream(this, local, to);
    client.carry(() => {
      const listener = this.#listeners.get(formatAddress(to));
      const server = new TestStream(this, to, local);
      server.peer = client;
      client.peer = server;
      if (listener === undefined) {
        server.carry(() => client.over("refused"));
        return;
      }
      server.carry(() => client.handlers?.onOpen?.());
      listener(server);
    });
    return client;
  }
}

class TestStream implements ByteStream {
  readonly local: Address;
  readonly remote: Address;
  readonly #world: TestWorld;
  handlers: ByteStreamHandlers | undefined;
  peer: TestStream | undefined;
  #isOver = false;
  #hasEnded = false;
  #peerEnded = false;

  constructor(world: TestWorld, local: Address, remote: Address) {
    this.#world = world;
    this.local = local;
    this.remote = remote;
  }

  /** After the latency, unless it is lost on the way. */
  carry(run: () => void): void {
    const world = this.#world;
    if (world.isLost(this.local.host, this.remote.host)) return;
    world.at(world.now + world.latency, run);
  }

  attach(handlers: ByteStreamHandlers): void {
    this.handlers = handlers;
  }

  write(bytes: Uint8Array): boolean {
    this.carry(() => this.peer?.deliver(bytes));
    return true;
  }

  deliver(bytes: Uint8Array): void {
    if (!this.#isOver) this.handlers?.onData(bytes);
  }

  end(): void {
    if (this.#hasEnded || this.#isOver) return;
    this.#hasEnded = true;
    this.carry(() => this.peer?.hearEnd());
    if (this.#peerEnded) this.over("ended");
  }

  hearEnd(): void {
    if (this.#isOver) return;
    this.#peerEnded = true;
    this.handlers?.onEnd();
    if (this.#hasEnded) this.over("ended");
  }

  reset(): void {
    this.carry(() => this.peer?.over("reset"));
    this.over("aborted");
  }

  over(reason: CloseReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // In a turn of its own, as a real one would.
    this.#world.at(this.#world.now, () => this.handlers?.onClose(reason));
  }

  pause(): void {}
  resume(): void {}
}
