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

export const NO_REQUEST = new GrpcFault(
  "UNIMPLEMENTED",
  "the call ended without one whole request",
);

export const NO_ROOM = new GrpcFault(
  "RESOURCE_EXHAUSTED",
  "the server holds as many bytes of requests as it may; try again later",
);

export const TWO_REQUESTS = new GrpcFault(
  "UNIMPLEMENTED",
  "the client sent more than one request to a method that takes one",
);
