/** Which error codes of RFC 9113 can we send at all? */
import type { ErrorCode } from "../../src/protocols/http2/error-code.ts";

/**
 * Not among them: CONNECT_ERROR (we tunnel nothing), INADEQUATE_SECURITY (we
 * speak no TLS here), HTTP_1_1_REQUIRED (we have no HTTP/1.1 to go back to).
 */
export const EVERY_CODE: readonly ErrorCode[] = [
  "NO_ERROR",
  "PROTOCOL_ERROR",
  "INTERNAL_ERROR",
  "FLOW_CONTROL_ERROR",
  "SETTINGS_TIMEOUT",
  "STREAM_CLOSED",
  "FRAME_SIZE_ERROR",
  "REFUSED_STREAM",
  "CANCEL",
  "COMPRESSION_ERROR",
  "ENHANCE_YOUR_CALM",
];
