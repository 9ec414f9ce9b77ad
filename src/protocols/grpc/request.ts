/** What does a request ask for, and may it? */
import type { Clock } from "../../ports/clock.ts";
import type { Instant } from "../../ports/time.ts";
import { deadlineAfter } from "../../rpc/deadline.ts";
import type { Metadata } from "../../rpc/metadata.ts";
import type { Header } from "../http2/connection-types.ts";
import { type Encoding, parseEncoding } from "./compression.ts";
import { GrpcFault } from "./fault.ts";
import { headerValue, readMetadata } from "./metadata.ts";
import { parseTimeout } from "./timeout.ts";

export interface RequestHead {
  readonly path: string;
  readonly metadata: Metadata | undefined;
  readonly deadline: Instant | undefined;
  /** How the client's messages are compressed. */
  readonly encoding: Encoding;
  /** What the client can undo, as it lists it. */
  readonly accepted: string | undefined;
}

/** Is this gRPC at all? If not, HTTP must answer, with this status. */
export function httpProblem(headers: readonly Header[]): string | undefined {
  const type = headerValue(headers, "content-type");
  // "application/grpc+json" is gRPC too, in a codec that we do not have.
  const isGrpc =
    type !== undefined && /^application\/grpc(\+proto)?($|;)/.test(type);
  if (!isGrpc) return "415";
  return headerValue(headers, ":method") === "POST" ? undefined : "405";
}

/** Reads the headers of a request; throws a GrpcFault. */
export function readRequest(
  headers: readonly Header[],
  clock: Clock,
): RequestHead {
  const name = headerValue(headers, "grpc-encoding");
  const encoding = parseEncoding(name);
  if (encoding === undefined) {
    const reason = `unknown grpc-encoding ${JSON.stringify(name)}`;
    throw new GrpcFault("UNIMPLEMENTED", `${reason}; use identity or gzip`);
  }
  return {
    path: headerValue(headers, ":path") ?? "",
    metadata: readMetadata(headers),
    deadline: readDeadline(headers, clock),
    encoding,
    accepted: headerValue(headers, "grpc-accept-encoding"),
  };
}

function readDeadline(
  headers: readonly Header[],
  clock: Clock,
): Instant | undefined {
  const text = headerValue(headers, "grpc-timeout");
  if (text === undefined) return undefined;
  const timeout = parseTimeout(text);
  if (timeout === undefined) {
    const quoted = JSON.stringify(text.slice(0, 64));
    const reason = `grpc-timeout is ${quoted}; send up to 8 digits and a unit`;
    throw new GrpcFault("INTERNAL", reason);
  }
  return deadlineAfter(clock, timeout);
}
