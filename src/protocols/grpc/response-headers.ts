/** What stands before and after a reply? */
import { toMs } from "../../ports/time.ts";
import type { Response } from "../../rpc/protocol.ts";
import { STATUS } from "../../rpc/status.ts";
import type { Header } from "../http2/connection-types.ts";
import type { Encoding } from "./compression.ts";
import { encodeDetails } from "./error-details.ts";
import { pushMetadata } from "./metadata.ts";
import { encodeStatusMessage } from "./status-message.ts";

const HTTP_OK: Header = { name: ":status", value: "200" };
const CONTENT_TYPE: Header = {
  name: "content-type",
  value: "application/grpc",
};
const GZIP: Header = { name: "grpc-encoding", value: "gzip" };
const STATUS_OK: Header = { name: "grpc-status", value: "0" };

/** The usual headers and trailers, shared by all calls and never changed. */
const PLAIN_HEADERS: readonly Header[] = [HTTP_OK, CONTENT_TYPE];
const PLAIN_TRAILERS: readonly Header[] = [STATUS_OK];

/** In front of a reply. */
export function responseHeaders(
  { headers }: Response,
  encoding: Encoding,
): readonly Header[] {
  if (headers === undefined && encoding === "identity") return PLAIN_HEADERS;
  const made = [HTTP_OK, CONTENT_TYPE];
  if (encoding === "gzip") made.push(GZIP);
  pushMetadata(made, headers);
  return made;
}

/** After a reply. */
export function responseTrailers(response: Response): readonly Header[] {
  const { status, trailers } = response;
  if (status === "OK" && trailers === undefined) return PLAIN_TRAILERS;
  const made: Header[] = [];
  pushStatus(made, response);
  pushMetadata(made, trailers);
  return made;
}

/** An error in one piece, "Trailers-Only": no headers were written. */
export function trailersOnly(
  response: Response,
  more: readonly Header[],
): readonly Header[] {
  const made = [HTTP_OK, CONTENT_TYPE];
  pushStatus(made, response);
  made.push(...more);
  pushMetadata(made, response.trailers);
  return made;
}

function pushStatus(headers: Header[], response: Response): void {
  const { status, reason, details = [], pushback } = response;
  headers.push({ name: "grpc-status", value: String(STATUS[status].code) });
  if (reason !== "") {
    const value = encodeStatusMessage(reason);
    headers.push({ name: "grpc-message", value });
  }
  if (details.length > 0) {
    const value = encodeDetails({ status, reason, details });
    headers.push({ name: "grpc-status-details-bin", value });
  }
  if (pushback !== undefined) {
    // Rounded up: not before the server is ready. Below 0 is never.
    const value = pushback === "stop" ? "-1" : `${Math.ceil(toMs(pushback))}`;
    headers.push({ name: "grpc-retry-pushback-ms", value });
  }
}
