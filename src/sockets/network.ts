/** How does a real process reach others? */
import { connect } from "node:net";
import { type Address, formatAddress } from "../ports/address.ts";
import type { ByteStream } from "../ports/byte-stream.ts";
import type { DatagramSocket, OnDatagram } from "../ports/datagram.ts";
import type { EventSink } from "../ports/event.ts";
import type { Listener, Network } from "../ports/network.ts";
import { remedyOf } from "./close-reason.ts";
import { type OpenPort, openPort } from "./listener.ts";
import { ipOfHost } from "./socket-address.ts";
import { SocketError } from "./socket-error.ts";
import { socketFailed } from "./socket-event.ts";
import { TcpStream } from "./tcp.ts";

export interface NetworkOptions {
  readonly name: string;
  readonly events: EventSink;
}

/** The sockets of this machine. */
export class RealNetwork implements Network {
  readonly #name: string;
  readonly #events: EventSink;
  readonly #open = new Map<number, OpenPort>();

  constructor({ name, events }: NetworkOptions) {
    this.#name = name;
    this.#events = events;
  }

  connect(to: Address): ByteStream {
    const socket = connect({
      host: ipOfHost(to.host),
      port: to.port,
      allowHalfOpen: true,
    });
    const onError = (code: string): void => {
      const peer = formatAddress(to);
      const remedy = remedyOf(code);
      this.#events.record(socketFailed, this.#name, peer, code, remedy);
    };
    return new TcpStream({ socket, remote: to, isClient: true, onError });
  }

  /**
   * Opens a port before `listen` is called with it; 0 picks a free one. The
   * operating system answers later, the seam throws at once: hence two steps.
   * Rejects with a SocketError.
   */
  async open(at: Address): Promise<Address> {
    const port = await openPort(at);
    this.#open.set(port.address.port, port);
    return port.address;
  }

  listen(port: number, onConnection: (stream: ByteStream) => void): Listener {
    const open = this.#open.get(port);
    if (open === undefined) {
      const remedy = `await network.open({ host: "127.0.0.1", port: ${port} })`;
      throw new SocketError("NOT_OPEN", `open port ${port} first: ${remedy}`);
    }
    if (open.isTaken) {
      const problem = `port ${port} is taken by this process`;
      throw new SocketError("EADDRINUSE", `${problem}; choose another`);
    }
    open.listen(onConnection);
    return {
      address: open.address,
      close: () => {
        this.#open.delete(port);
        open.close();
      },
    };
  }

  bind(port: number, _onDatagram: OnDatagram): DatagramSocket {
    const problem = `port ${port}: real datagrams are not supported`;
    throw new SocketError("NO_DATAGRAMS", `${problem}; use a simulation`);
  }
}
