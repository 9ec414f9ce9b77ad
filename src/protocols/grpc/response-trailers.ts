/** What does the end of a response say? */
import type { Outcome } from "../../rpc/protocol.ts";
import { statusOfCode } from "../../rpc/status.ts";
import type { Header } from "../http2/connection-types.ts";
import { decodeDetails } from "./error-details.ts";
import { statusOfHttp } from "./http-status.ts";
import { headerValue } from "./metadata.ts";
import { decodeStatusMessage } from "./status-message.ts";

/**
 * Reads the status out of trailers, or out of headers that end the stream
 * ("Trailers-Only", which carry the HTTP status too).
 */
export function readTrailers(
  trailers: readonly Header[],
  isTrailersOnly: boolean,
): Outcome {
  const code = headerValue(trailers, "grpc-status");
  const message = headerValue(trailers, "grpc-message");
  const reason = message === undefined ? "" : decodeStatusMessage(message);
  if (code === undefined) return outcomeWithout(trailers, isTrailersOnly);
  if (!/^[0-9]{1,3}$/.test(code)) {
    const status = "UNKNOWN";
    const what = `the server sent no grpc-status number: ${reason}`;
    return { status, reason: what, evidence: "answered" };
  }
  const status = statusOfCode(Number(code));
  const details = headerValue(trailers, "grpc-status-details-bin");
  if (details === undefined) return { status, reason, evidence: "answered" };
  return {
    status,
    reason,
    evidence: "answered",
    details: decodeDetails(details),
  };
}

function outcomeWithout(
  trailers: readonly Header[],
  isTrailersOnly: boolean,
): Outcome {
  const evidence = "silence";
  const reason = "the response ended without a grpc-status";
  if (!isTrailersOnly) return { status: "UNKNOWN", reason, evidence };
  const httpStatus = headerValue(trailers, ":status") ?? "";
  const status = statusOfHttp(Number(httpStatus));
  const said = `${reason}, with HTTP status ${httpStatus}`;
  return { status, reason: said, evidence };
}
