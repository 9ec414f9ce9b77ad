/** How do we say that a peer breaks the rules of gRPC? */
import type { Status } from "../../rpc/status.ts";

/** A fault in what a peer sent, with the status that gRPC gives to it. */
export class GrpcFault extends Error {
  override readonly name = "GrpcFault";
  readonly status: Status;

  constructor(status: Status, message: string) {
    super(message);
    this.status = status;
  }
}
