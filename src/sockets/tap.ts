/** Which bytes go over the wire? */
import type { ByteStream, ByteStreamHandlers } from "../ports/byte-stream.ts";
import type { Network } from "../ports/network.ts";

/** Hears all bytes of the connections that one side asked for. */
export interface Tap {
  onSent(bytes: Uint8Array): void;
  onReceived(bytes: Uint8Array): void;
}

/** The same network, of any world, with somebody who listens in. */
export function tapNetwork(network: Network, tap: Tap): Network {
  return {
    connect: (to) => tapStream(network.connect(to), tap),
    listen: (port, onConnection) => network.listen(port, onConnection),
    bind: (port, onDatagram) => network.bind(port, onDatagram),
  };
}

function tapStream(stream: ByteStream, tap: Tap): ByteStream {
  return {
    // The local address is known only once the connection is open.
    get local() {
      return stream.local;
    },
    remote: stream.remote,
    attach: (handlers) => stream.attach(tapHandlers(handlers, tap)),
    write: (bytes) => {
      tap.onSent(bytes);
      return stream.write(bytes);
    },
    end: () => stream.end(),
    reset: () => stream.reset(),
    pause: () => stream.pause(),
    resume: () => stream.resume(),
  };
}

function tapHandlers(
  handlers: ByteStreamHandlers,
  tap: Tap,
): ByteStreamHandlers {
  return {
    onOpen: () => handlers.onOpen?.(),
    onData: (bytes) => {
      tap.onReceived(bytes);
      handlers.onData(bytes);
    },
    onDrain: () => handlers.onDrain?.(),
    onEnd: () => handlers.onEnd(),
    onClose: (reason) => handlers.onClose(reason),
  };
}
