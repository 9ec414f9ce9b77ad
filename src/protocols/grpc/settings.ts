/** What may be set about gRPC? */
import type { Limits } from "../http2/limits.ts";
import type { Encoding } from "./compression.ts";

export interface GrpcSettings {
  /** The longest message that is taken. */
  readonly messageBytesMax: number;
  /** How messages are sent, where the peer can undo it. */
  readonly compression: Encoding;
  readonly limits: Partial<Limits>;
}
