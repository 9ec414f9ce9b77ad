/** How do calls speak gRPC over HTTP/2? */
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
  return {
    name: "grpc",
    connect: (side) => connectGrpc(side, settings),
    accept: (side) => acceptGrpc(side, settings),
  };
}
