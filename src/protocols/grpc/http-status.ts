/** What does it mean for a call when HTTP/2 says how it ended? */

import { never } from "../../ports/assert.ts";
import type { Outcome } from "../../rpc/protocol.ts";
import type { Status } from "../../rpc/status.ts";
import type { Header, StreamCloseReason } from "../http2/connection-types.ts";
import type { ErrorCode } from "../http2/error-code.ts";
import { headerValue } from "./metadata.ts";

/**
 * The status for an HTTP status, when the response has no `grpc-status`: it
 * comes from something between. Source: http-grpc-status-mapping.md.
 */
export function statusOfHttp(httpStatus: number): Status {
  switch (httpStatus) {
    case 400:
    case 431:
      return "INTERNAL";
    case 401:
      return "UNAUTHENTICATED";
    case 403:
      return "PERMISSION_DENIED";
    case 404:
      return "UNIMPLEMENTED";
    case 429:
    case 502:
    case 503:
    case 504:
      return "UNAVAILABLE";
    default:
      return "UNKNOWN";
  }
}

/** The status for a reset. Source: PROTOCOL-HTTP2.md, "Errors". */
export function statusOfReset(code: ErrorCode): Status {
  switch (code) {
    case "REFUSED_STREAM":
      return "UNAVAILABLE";
    case "CANCEL":
      return "CANCELLED";
    case "ENHANCE_YOUR_CALM":
      return "RESOURCE_EXHAUSTED";
    case "INADEQUATE_SECURITY":
      return "PERMISSION_DENIED";
    default:
      return "INTERNAL";
  }
}

/** How the call ended, when its stream closed before a status came. */
export function outcomeOfClose(close: StreamCloseReason): Outcome {
  switch (close.kind) {
    case "ended":
      return silence("INTERNAL", "the response ended without a status");
    case "reset":
      return outcomeOfReset(close);
    case "goaway":
      return {
        status: "UNAVAILABLE",
        reason: "the server was going away and did not process the call",
        evidence: "refused",
      };
    case "refused-locally":
      return {
        status: "UNAVAILABLE",
        reason: close.because,
        evidence: "never-sent",
      };
    case "connection": {
      const { because } = close.reason;
      return silence("UNAVAILABLE", `the connection is gone: ${because}`);
    }
    default:
      return never(close);
  }
}

function outcomeOfReset(
  close: StreamCloseReason & { readonly kind: "reset" },
): Outcome {
  const { by, code, because } = close;
  if (by === "us") {
    return silence("INTERNAL", because ?? `we reset the stream: ${code}`);
  }
  const status = statusOfReset(code);
  const reason = `the server reset the stream: ${code}`;
  if (code !== "REFUSED_STREAM") return silence(status, reason);
  // RFC 9113 section 8.7: so says a server that has not processed it.
  return { status, reason, evidence: "refused" };
}

function silence(status: Status, reason: string): Outcome {
  return { status, reason, evidence: "silence" };
}

interface Problem {
  readonly status: Status;
  readonly reason: string;
}

/** Why these headers begin no gRPC response; undefined when they do. */
export function problemOfHeaders(
  headers: readonly Header[],
): Problem | undefined {
  const httpStatus = headerValue(headers, ":status");
  const type = headerValue(headers, "content-type");
  if (httpStatus === "200" && type?.startsWith("application/grpc") === true) {
    return undefined;
  }
  const status = statusOfHttp(Number(httpStatus));
  const what = `HTTP status ${httpStatus} and content-type ${type ?? "none"}`;
  return { status, reason: `the response is not gRPC: ${what}` };
}
