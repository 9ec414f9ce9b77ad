/** How do calls speak gRPC over HTTP/2? */
import { seldomer } from "../../rpc/keepalive.ts";
import { MESSAGE_BYTES_MAX, type Protocol } from "../../rpc/protocol.ts";
import { connectGrpc } from "./client.ts";
import { acceptGrpc } from "./server.ts";
import type { GrpcSettings } from "./settings.ts";

const DEFAULTS: GrpcSettings = {
  messageBytesMax: MESSAGE_BYTES_MAX,
  compression: "identity",
  limits: {},
};

/** `new Channel(host, { to, protocol: grpc() })`, or in `serve`. */
export function grpc(options: Partial<GrpcSettings> = {}): Protocol {
  const settings = { ...DEFAULTS, ...options };
  let keepalive = settings.keepalive;
  // A8: whom a server told so asks half as often, on new connections too.
  const onTooManyPings = (): void => {
    keepalive = keepalive && seldomer(keepalive);
  };
  return {
    name: "grpc",
    connect: (side) =>
      connectGrpc(side, {
        ...settings,
        ...(keepalive && { keepalive }),
        onTooManyPings,
      }),
    accept: (side) => acceptGrpc(side, settings),
  };
}
