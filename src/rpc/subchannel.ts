/** How does one get a connection to one address, and another after it? */
import { type Address, formatAddress } from "../ports/address.ts";
import type { ByteStream } from "../ports/byte-stream.ts";
import type { Timer } from "../ports/clock.ts";
import type { Host } from "../ports/host.ts";
import { between, type Instant, ns, seconds } from "../ports/time.ts";
import { backoffDelay, backoffMean, CONNECTION_BACKOFF } from "./backoff.ts";
import {
  channelConnecting,
  channelDraining,
  channelLost,
  channelReady,
} from "./channel-event.ts";
import {
  type Connectivity,
  type ConnectivityEvent,
  ConnectivityState,
} from "./connectivity.ts";
import type { ClientConnection, Protocol } from "./protocol.ts";
import type { Way } from "./way.ts";

/** gRPC's minimum connect time-out. Source: connection-backoff.md. */
const CONNECT_TIMEOUT = seconds(20);

/** One attempt to connect, and the connection that came of it. */
interface Link {
  readonly stream: ByteStream;
  readonly timer: Timer;
  readonly startedAt: Instant;
  connection: ClientConnection;
}

interface SubchannelOptions {
  readonly to: Address;
  readonly protocol: Protocol;
  /** The state is another one now. */
  readonly onState: () => void;
}

/**
 * The way to one address. It connects when it is told to; when that fails it
 * waits out a backoff in TRANSIENT_FAILURE; a connection that is lost leaves
 * it IDLE. Source: gRFC A62, connectivity-semantics-and-api.md.
 */
export class Subchannel implements Way {
  readonly to: Address;
  /** "bank:50051" */
  readonly target: string;
  /** "phone:49152 → bank:50051", of the connection in use. */
  connectionName = "";
  /** Why the last attempt failed. */
  because = "";
  readonly #host: Host;
  readonly #options: SubchannelOptions;
  readonly #state = new ConnectivityState();
  #link: Link | undefined;
  #failures = 0;
  #backoff: Timer | undefined;
  #isAwaited = false;

  constructor(host: Host, options: SubchannelOptions) {
    this.#host = host;
    this.#options = options;
    this.to = options.to;
    this.target = formatAddress(options.to);
  }

  get state(): Connectivity {
    return this.#state.value;
  }

  /** The connection in use; undefined unless READY. */
  get connection(): ClientConnection | undefined {
    return this.state === "READY" ? this.#link?.connection : undefined;
  }

  /** Connects if it is IDLE. */
  connect(): void {
    if (this.state !== "IDLE") return;
    const host = this.#host;
    host.events.record(channelConnecting, host.name, this.target);
    const stream = host.network.connect(this.to);
    const timer = host.clock.after(CONNECT_TIMEOUT, () => {
      link.connection.abort("it took more than 20 s to connect");
    });
    const startedAt = host.clock.now();
    // `connection` is set below; nothing is delivered before this turn ends.
    const link = { stream, timer, startedAt } as Link;
    this.#link = link;
    link.connection = this.#options.protocol.connect({
      host,
      stream,
      onReady: () => this.#onReady(link),
      onDraining: () => this.#onDraining(link),
      onClose: (because) => this.#onClose(link, because),
    });
    this.#move("connect");
  }

  /** Calls wait for it: a run goes on until its backoff is over. */
  setAwaited(isAwaited: boolean): void {
    this.#isAwaited = isAwaited;
    if (isAwaited) this.#backoff?.ref();
    else this.#backoff?.unref();
  }

  /** Breaks the connection at once, as a cable that is pulled out. */
  disconnect(): void {
    this.#link?.stream.reset();
  }

  /** Takes no more calls; those that run may finish. */
  close(): void {
    const link = this.#link;
    const { state } = this;
    this.#link = undefined;
    this.#backoff?.cancel();
    this.#move("close");
    link?.timer.cancel();
    if (state === "CONNECTING") link?.connection.abort("the channel is closed");
    else link?.connection.drain();
  }

  #onReady(link: Link): void {
    link.timer.cancel();
    if (link !== this.#link) return;
    this.#failures = 0;
    const { local, remote } = link.stream;
    this.connectionName = `${formatAddress(local)} → ${formatAddress(remote)}`;
    const { events, name } = this.#host;
    events.record(channelReady, name, this.target);
    this.#move("ready");
  }

  #onDraining(link: Link): void {
    if (link !== this.#link) return;
    const { events, name } = this.#host;
    events.record(channelDraining, name, this.target);
    this.#link = undefined;
    link.timer.cancel();
    if (this.state === "READY") this.#move("drained");
    else this.#failed(link, `${this.target} takes no calls`);
  }

  #onClose(link: Link, because: string): void {
    link.timer.cancel();
    const { events, name } = this.#host;
    events.record(channelLost, name, this.target, because);
    if (link !== this.#link) return;
    this.#link = undefined;
    if (this.state === "READY") this.#move("lost");
    else this.#failed(link, `cannot connect to ${this.target}: ${because}`);
  }

  #failed({ startedAt }: Link, because: string): void {
    this.because = because;
    this.#failures += 1;
    const { clock } = this.#host;
    const spent = between(startedAt, clock.now());
    const wait = ns(Math.max(0, this.#backoffTime() - spent));
    this.#backoff = clock.after(wait, () => this.#move("backoff over"));
    if (!this.#isAwaited) this.#backoff.unref();
    this.#move("failed");
  }

  /** From the start of an attempt; only from the second one on by chance. */
  #backoffTime(): number {
    const nth = this.#failures;
    if (nth === 1) return backoffMean(CONNECTION_BACKOFF, 1);
    const draw = this.#host.clock.random(`backoff/${this.target}`).next();
    return backoffDelay(CONNECTION_BACKOFF, nth, draw);
  }

  #move(event: ConnectivityEvent): void {
    if (this.#state.send(event)) this.#options.onState();
  }
}
