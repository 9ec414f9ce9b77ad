/** What stands in front of a request? */
import type { Instant } from "../../ports/time.ts";
import { remaining } from "../../rpc/deadline.ts";
import type { OutgoingRequest } from "../../rpc/protocol.ts";
import type { Header } from "../http2/connection-types.ts";
import { ACCEPTED_ENCODINGS, type Encoding } from "./compression.ts";
import { pushMetadata } from "./metadata.ts";
import { encodeTimeout } from "./timeout.ts";

const METHOD: Header = { name: ":method", value: "POST" };
const SCHEME: Header = { name: ":scheme", value: "http" };
const TE: Header = { name: "te", value: "trailers" };
const CONTENT_TYPE: Header = {
  name: "content-type",
  value: "application/grpc",
};
const GZIP: Header = { name: "grpc-encoding", value: "gzip" };
const ACCEPT: Header = {
  name: "grpc-accept-encoding",
  value: ACCEPTED_ENCODINGS,
};
const USER_AGENT: Header = {
  name: "user-agent",
  value: "grpc-farcall/0.1.0",
};

export interface RequestPlace {
  readonly authority: Header;
  readonly encoding: Encoding;
  readonly now: Instant;
}

/**
 * The request headers, in the order of PROTOCOL-HTTP2.md: pseudo-headers, the
 * time-out at once, the rest of the call's definition, then metadata.
 */
export function requestHeaders(
  { path, metadata, deadline, attemptsBefore }: OutgoingRequest,
  { authority, encoding, now }: RequestPlace,
): Header[] {
  const headers = [METHOD, SCHEME, { name: ":path", value: path }, authority];
  if (deadline !== undefined) {
    const value = encodeTimeout(remaining(deadline, now));
    headers.push({ name: "grpc-timeout", value });
  }
  headers.push(TE, CONTENT_TYPE);
  if (encoding === "gzip") headers.push(GZIP);
  headers.push(ACCEPT, USER_AGENT);
  if (attemptsBefore !== undefined) {
    // Source: gRFC A6 "exposed retry metadata".
    const value = String(attemptsBefore);
    headers.push({ name: "grpc-previous-rpc-attempts", value });
  }
  pushMetadata(headers, metadata);
  return headers;
}
