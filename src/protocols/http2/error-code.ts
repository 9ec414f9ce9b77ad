/** What does HTTP/2 call each way to go wrong? */

/** RFC 9113 section 7: the name and the number on the wire. */
export const ERROR_CODE = {
  NO_ERROR: 0,
  PROTOCOL_ERROR: 1,
  INTERNAL_ERROR: 2,
  FLOW_CONTROL_ERROR: 3,
  SETTINGS_TIMEOUT: 4,
  STREAM_CLOSED: 5,
  FRAME_SIZE_ERROR: 6,
  REFUSED_STREAM: 7,
  CANCEL: 8,
  COMPRESSION_ERROR: 9,
  CONNECT_ERROR: 10,
  ENHANCE_YOUR_CALM: 11,
  INADEQUATE_SECURITY: 12,
  HTTP_1_1_REQUIRED: 13,
} as const;

export type ErrorCode = keyof typeof ERROR_CODE;

const NAMES = Object.keys(ERROR_CODE) as ErrorCode[];

/** The name of a number. One that we do not know counts as INTERNAL_ERROR. */
export function errorCodeOf(number: number): ErrorCode {
  return NAMES[number] ?? "INTERNAL_ERROR";
}
