/** Did the server execute the call? */
import { never } from "../ports/assert.ts";
import { isMadeByHandlersOnly, type Status } from "./status.ts";

/**
 * What a caller can be certain of when a call has ended. It speaks of the
 * execution: "happened" means that the handler ran and its answer is here,
 * and an error that the handler answers says itself what it did.
 */
export type Certainty = (typeof CERTAINTIES)[number];

/** All that a caller can be certain of. */
export const CERTAINTIES = [
  "did-not-happen",
  "may-have-happened",
  "happened",
] as const;

//#region certainty
/** What was seen of one attempt. */
export type Evidence =
  /** No byte of the request left this process. */
  | "never-sent"
  /** The server said that no handler saw it: REFUSED_STREAM, or GOAWAY. */
  | "refused"
  /** A status came from the server. */
  | "answered"
  /** It was sent, and nothing came back that tells. */
  | "silence";

/**
 * The hinge of distributed computing: silence proves nothing. A request that
 * was lost and a reply that was lost look the same from here.
 * Source: gRFC A6 "transparent retries" for what counts as never executed.
 */
export function certaintyOf(evidence: Evidence, status: Status): Certainty {
  switch (evidence) {
    case "never-sent":
    case "refused":
      return "did-not-happen";
    case "answered":
      return certaintyOfAnswer(status);
    case "silence":
      return "may-have-happened";
    default:
      return never(evidence);
  }
}

function certaintyOfAnswer(status: Status): Certainty {
  if (status === "OK" || isMadeByHandlersOnly(status)) return "happened";
  if (status === "UNIMPLEMENTED") return "did-not-happen";
  // The rest may come from the library before the handler ran, from a handler
  // that broke off half-way, or while one still runs (a deadline): no proof.
  return "may-have-happened";
}
//#endregion

/** Of two attempts of one call: what can be said of the call? */
export function strongest(one: Certainty, other: Certainty): Certainty {
  if (one === "happened" || other === "happened") return "happened";
  if (one === "did-not-happen") return other;
  return one;
}

/** The words of sentences. */
export function sayCertainty(certainty: Certainty): string {
  switch (certainty) {
    case "did-not-happen":
      return "it certainly did not happen";
    case "may-have-happened":
      return "it may have happened";
    case "happened":
      return "it happened";
    default:
      return never(certainty);
  }
}
