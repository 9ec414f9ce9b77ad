/** Which connection is a packet for? */
import type { TcpConnection } from "./tcp-connection.ts";

/** The connections of one host by remote host and both ports. */
export class ConnectionTable {
  size = 0;
  readonly #peers = new Map<string, Map<number, TcpConnection>>();

  find(
    peer: string,
    localPort: number,
    remotePort: number,
  ): TcpConnection | undefined {
    return this.#peers.get(peer)?.get(key(localPort, remotePort));
  }

  add(connection: TcpConnection): void {
    const { local, remote } = connection.ends;
    let peer = this.#peers.get(remote.host);
    if (peer === undefined) {
      peer = new Map();
      this.#peers.set(remote.host, peer);
    }
    const place = key(local.port, remote.port);
    if (!peer.has(place)) this.size += 1;
    peer.set(place, connection);
  }

  /** Forgets a connection, unless another has its ports by now. */
  remove(connection: TcpConnection): void {
    const { local, remote } = connection.ends;
    const peer = this.#peers.get(remote.host);
    const place = key(local.port, remote.port);
    if (peer?.get(place) !== connection) return;
    peer.delete(place);
    this.size -= 1;
  }

  all(): readonly TcpConnection[] {
    return [...this.#peers.values()].flatMap((peer) => [...peer.values()]);
  }
}

function key(localPort: number, remotePort: number): number {
  return localPort * 65536 + remotePort;
}
