/** How does a client make calls on one connection? */
import { formatAddress } from "../../ports/address.ts";
import type { ClientConnection, ClientSide } from "../../rpc/protocol.ts";
import { clientConnection } from "../http2/client-connection.ts";
import { GrpcClientCall } from "./client-call.ts";
import type { GrpcSettings } from "./settings.ts";

/** Speaks gRPC on a stream that was just asked for. */
export function connectGrpc(
  side: ClientSide,
  settings: GrpcSettings,
): ClientConnection {
  const { host, stream } = side;
  const authority = {
    name: ":authority",
    value: formatAddress(stream.remote),
  };
  const connection = clientConnection({
    host,
    stream,
    limits: settings.limits,
    onReady: () => side.onReady(),
    onGoAway: () => side.onDraining(),
    onClose: ({ because }) => side.onClose(because),
  });
  const context = { host, connection, authority, settings };
  return {
    call: (request, handlers) => {
      const call = new GrpcClientCall(context, request, handlers);
      call.send();
      return call;
    },
    drain: () => connection.close(),
    abort: (because) => connection.abort("CANCEL", because),
  };
}
