/** In which state is a stream, and what moves it on? */

/** RFC 9113 section 5.1, without the two states that push would need. */
export type StreamState =
  | "idle"
  | "open"
  | "half-closed (local)"
  | "half-closed (remote)"
  | "closed";

/** The state after we sent END_STREAM. */
export function afterEndSent(state: StreamState): StreamState {
  return state === "open" ? "half-closed (local)" : "closed";
}

/** The state after the peer sent END_STREAM. */
export function afterEndReceived(state: StreamState): StreamState {
  return state === "open" ? "half-closed (remote)" : "closed";
}

/** May we still send HEADERS and DATA? */
export function canSend(state: StreamState): boolean {
  return state === "open" || state === "half-closed (remote)";
}

/** May the peer still send HEADERS and DATA? */
export function canReceive(state: StreamState): boolean {
  return state === "open" || state === "half-closed (local)";
}
