/** What may be set about gRPC? */
import type { KeepaliveSettings } from "../../rpc/keepalive.ts";
import type { Limits } from "../http2/limits.ts";
import type { PingPermit } from "../http2/ping-strikes.ts";
import type { Encoding } from "./compression.ts";
import type { ConnectionAge } from "./connection-age.ts";

export interface GrpcSettings {
  /** The longest message that is taken. */
  readonly messageBytesMax: number;
  /** How messages are sent, where the peer can undo it. */
  readonly compression: Encoding;
  readonly limits: Partial<Limits>;
  /** A client asks a silent server whether it is there; not unless given. */
  readonly keepalive?: KeepaliveSettings;
  /** How often clients of a server may ask that; every 5 minutes. */
  readonly pingPermit?: PingPermit;
  /** A server ends connections of this age; none unless given. */
  readonly connectionAge?: ConnectionAge;
}
