/** How can a call end? */

/**
 * The 17 ways in which a gRPC call ends, with their numbers on the wire. Every
 * protocol of Farcall maps its own words to these.
 * Source: github.com/grpc/grpc, doc/statuscodes.md.
 */
export const STATUS = {
  OK: { code: 0, meaning: "it went well" },
  CANCELLED: { code: 1, meaning: "the caller gave up" },
  UNKNOWN: { code: 2, meaning: "an error that says nothing more" },
  INVALID_ARGUMENT: { code: 3, meaning: "no state would allow this request" },
  DEADLINE_EXCEEDED: { code: 4, meaning: "no answer in time" },
  NOT_FOUND: { code: 5, meaning: "what was asked for does not exist" },
  ALREADY_EXISTS: { code: 6, meaning: "what should be made exists already" },
  PERMISSION_DENIED: { code: 7, meaning: "this caller may not do that" },
  RESOURCE_EXHAUSTED: { code: 8, meaning: "a limit is reached" },
  FAILED_PRECONDITION: { code: 9, meaning: "the state does not allow it now" },
  ABORTED: { code: 10, meaning: "another call was in the way; start again" },
  OUT_OF_RANGE: { code: 11, meaning: "past the end of what there is" },
  UNIMPLEMENTED: { code: 12, meaning: "the server has no such method" },
  INTERNAL: { code: 13, meaning: "something that must not happen did" },
  UNAVAILABLE: { code: 14, meaning: "the server cannot be reached just now" },
  DATA_LOSS: { code: 15, meaning: "data is lost for good" },
  UNAUTHENTICATED: { code: 16, meaning: "nobody knows who the caller is" },
} as const;

export type Status = keyof typeof STATUS;

/** The statuses in the order of their numbers. */
export const STATUSES = Object.keys(STATUS) as readonly Status[];

/** The status with that number; a number that nobody defined is UNKNOWN. */
export function statusOfCode(code: number): Status {
  return STATUSES[code] ?? "UNKNOWN";
}

/**
 * Only handlers end calls so; no library ever makes these by itself.
 * Source: the last table of doc/statuscodes.md.
 */
export function isMadeByHandlersOnly(status: Status): boolean {
  switch (status) {
    case "INVALID_ARGUMENT":
    case "NOT_FOUND":
    case "ALREADY_EXISTS":
    case "FAILED_PRECONDITION":
    case "ABORTED":
    case "OUT_OF_RANGE":
    case "DATA_LOSS":
      return true;
    default:
      return false;
  }
}
