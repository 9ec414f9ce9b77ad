/** How do calls find their way to one address? */
import { type Address, formatAddress } from "../ports/address.ts";
import type { ByteStream } from "../ports/byte-stream.ts";
import type { Timer } from "../ports/clock.ts";
import type { Host } from "../ports/host.ts";
import { seconds } from "../ports/time.ts";
import {
  channelConnecting,
  channelDraining,
  channelLost,
  channelReady,
} from "./channel-event.ts";
import type { ClientConnection, Protocol } from "./protocol.ts";

export interface ChannelOptions {
  readonly to: Address;
  readonly protocol: Protocol;
  /** Names the calls. "phone/bank" unless given: from host and to host. */
  readonly name?: string;
}

/** What waits for a connection. */
export interface Waiting {
  onConnected(connection: ClientConnection): void;
  /** There will be none; nothing was sent. */
  onUnavailable(because: string): void;
}

/** Calls that wait for one connection; more fail at once. */
export const WAITING_MAX = 10_000;

/** gRPC's minimum connect time-out. Source: connection-backoff.md. */
const CONNECT_TIMEOUT = seconds(20);

/** One attempt to connect, and the connection that came of it. */
interface Link {
  readonly stream: ByteStream;
  connection: ClientConnection;
  isReady: boolean;
  timer: Timer;
}

/**
 * A way to one address. It connects when the first call needs it, and again
 * when a call finds the connection gone or draining; in between it does
 * nothing by itself. Calls that come while it connects wait for that.
 */
export class Channel {
  readonly host: Host;
  readonly name: string;
  /** "bank:50051" */
  readonly target: string;
  readonly #options: ChannelOptions;
  readonly #waiting = new Set<Waiting>();
  #link: Link | undefined;
  #isClosed = false;
  #callCount = 0;
  #connectionName = "";

  constructor(host: Host, options: ChannelOptions) {
    this.host = host;
    this.#options = options;
    this.name = options.name ?? `${host.name}/${options.to.host}`;
    this.target = formatAddress(options.to);
  }

  /** "phone:49152 → bank:50051", of the connection in use. */
  get connectionName(): string {
    return this.#connectionName;
  }

  /** The number of the next call, from 1. */
  nextCall(): number {
    this.#callCount += 1;
    return this.#callCount;
  }

  /** Hands over a connection, now if there is one. */
  whenConnected(waiting: Waiting): void {
    if (this.#isClosed) {
      waiting.onUnavailable(`the channel to ${this.target} is closed`);
      return;
    }
    if (this.#link?.isReady === true) {
      waiting.onConnected(this.#link.connection);
      return;
    }
    if (this.#waiting.size >= WAITING_MAX) {
      const many = `${WAITING_MAX} calls wait for ${this.target} already`;
      waiting.onUnavailable(`${many}; send fewer at once`);
      return;
    }
    this.#waiting.add(waiting);
    if (this.#link === undefined) this.#connect();
  }

  /** The call no longer wants a connection. */
  forget(waiting: Waiting): void {
    this.#waiting.delete(waiting);
  }

  /** Takes no more calls; those that run may finish. */
  close(): void {
    this.#isClosed = true;
    const link = this.#link;
    this.#link = undefined;
    link?.timer.cancel();
    if (link?.isReady === false) link.connection.abort("the channel is closed");
    else link?.connection.drain();
    this.#failWaiting(`the channel to ${this.target} was closed`);
  }

  /** Breaks the connection at once; the next call makes a new one. */
  disconnect(): void {
    this.#link?.stream.reset();
  }

  #connect(): void {
    const { host } = this;
    host.events.record(channelConnecting, host.name, this.target);
    const stream = host.network.connect(this.#options.to);
    const timer = host.clock.after(CONNECT_TIMEOUT, () => {
      link.connection.abort("it took more than 20 s to connect");
    });
    // `connection` is set below; nothing is delivered before this turn ends.
    const link = { stream, timer, isReady: false } as Link;
    this.#link = link;
    link.connection = this.#options.protocol.connect({
      host,
      stream,
      onReady: () => this.#onReady(link),
      onDraining: () => this.#onDraining(link),
      onClose: (because) => this.#onClose(link, because),
    });
  }

  #onReady(link: Link): void {
    link.timer.cancel();
    if (link !== this.#link) return;
    link.isReady = true;
    const { local, remote } = link.stream;
    this.#connectionName = `${formatAddress(local)} → ${formatAddress(remote)}`;
    this.host.events.record(channelReady, this.host.name, this.target);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    // One that fails may make the connection go; the rest then ask again.
    for (const one of waiting) this.whenConnected(one);
  }

  #onDraining(link: Link): void {
    if (link !== this.#link) return;
    this.host.events.record(channelDraining, this.host.name, this.target);
    this.#link = undefined;
    link.timer.cancel();
    // Not anew for those: a server that always says so would keep us at it.
    if (!link.isReady) this.#failWaiting(`${this.target} takes no calls`);
  }

  #onClose(link: Link, because: string): void {
    link.timer.cancel();
    this.host.events.record(channelLost, this.host.name, this.target, because);
    if (link !== this.#link) return;
    this.#link = undefined;
    this.#failWaiting(`cannot connect to ${this.target}: ${because}`);
  }

  #failWaiting(because: string): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const one of waiting) one.onUnavailable(because);
  }
}
