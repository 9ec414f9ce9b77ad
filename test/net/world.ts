/** What do the tests of the network share? */
import { Simulation } from "../../src/kernel/simulation.ts";
import type { Row } from "../../src/kernel/trace.ts";
import type { FaultAction } from "../../src/net/fault-action.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Topology } from "../../src/net/topology.ts";
import type { ByteStream } from "../../src/ports/byte-stream.ts";
import type { Host } from "../../src/ports/host.ts";
import { after, ms, START, toMs } from "../../src/ports/time.ts";

/** Two hosts, a millisecond apart, that start at once. */
export const TWO_HOSTS: Topology = {
  hosts: [{ name: "client" }, { name: "server" }],
  startJitterMsMax: 0,
};

/** A simulated world whose programs use callbacks alone. */
export class World {
  readonly simulation: Simulation;
  readonly network: SimulatedNetwork;

  constructor(topology: Topology = TWO_HOSTS, seed = 1) {
    this.simulation = new Simulation({ seed });
    this.network = new SimulatedNetwork(this.simulation, topology);
  }

  run(host: string, program: (host: Host) => void): this {
    this.network.host(host).run(program);
    return this;
  }

  /** Does something at a moment, before its first event. */
  at(timeMs: number, act: FaultAction | (() => void)): this {
    const run = typeof act === "function" ? act : () => this.network.apply(act);
    this.simulation.intervene({ at: after(START, ms(timeMs)) }, run);
    return this;
  }

  /** Starts all hosts and runs until nothing more happens. */
  play(): this {
    this.network.start();
    while (this.simulation.step(() => false) !== "end") {}
    const { failure } = this.simulation.turn;
    if (failure !== undefined) throw failure;
    return this;
  }

  rows(kind?: string): readonly Row[] {
    const { trace } = this.simulation;
    const all = Array.from({ length: trace.length }, (_, n) => trace.row(n));
    return all.filter((row) => kind === undefined || row.kind.name === kind);
  }

  /** "1 client>server SYN": the rows of some kinds, with milliseconds. */
  story(...kinds: readonly string[]): readonly string[] {
    return this.rows()
      .filter((row) => kinds.includes(row.kind.name))
      .map((row) => `${toMs(row.at)} ${row.kind.sentence(...row.cells)}`);
  }

  /** "0 client>server 1 SYN": what was sent when. */
  sent(link?: string): readonly string[] {
    return this.rows("packet.sent")
      .filter((row) => link === undefined || row.cells[0] === link)
      .map((row) => `${toMs(row.at)} ${row.cells.slice(0, 3).join(" ")}`);
  }
}

/** What one end of a stream heard, with the milliseconds of each. */
export class Ear {
  readonly heard: string[] = [];
  received = 0;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  listen(stream: ByteStream, onData?: (bytes: Uint8Array) => void): ByteStream {
    stream.attach({
      onOpen: () => this.note("open"),
      onData: (bytes) => {
        this.received += bytes.length;
        this.note(`data ${bytes.length}`);
        onData?.(bytes);
      },
      onDrain: () => this.note("drain"),
      onEnd: () => this.note("end"),
      onClose: (reason) => this.note(`close ${reason}`),
    });
    return stream;
  }

  note(what: string): void {
    this.heard.push(`${toMs(this.#host.clock.now())} ${what}`);
  }
}

export const SERVER = { host: "server", port: 80 };
