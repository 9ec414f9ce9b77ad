/** Which of our words says what the operating system says? */
import type { CloseReason } from "../ports/byte-stream.ts";

const REASONS: Readonly<Record<string, CloseReason>> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ECONNABORTED: "reset",
  ETIMEDOUT: "timed-out",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EACCES: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
};

/**
 * The close reason for the error of a socket. A code that is not in the table
 * broke the connection in a way we do not know: the peer's reset is nearest.
 */
export function closeReasonOf(code: string | undefined): CloseReason {
  return REASONS[code ?? ""] ?? "reset";
}

const REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there; start the server or check the port",
  ENOTFOUND: "no such host; check the name, or use 127.0.0.1",
  EAI_AGAIN: "the name server does not answer; use an IP address",
  ETIMEDOUT: "the host does not answer; check the address and the firewall",
  EHOSTUNREACH: "no way to that host; check the address and the network",
  ENETUNREACH: "no way to that network; check the address",
  ECONNRESET: "the other side broke the connection off",
  EPIPE: "the other side broke the connection off",
};

/** What a person can do about the error of a socket. */
export function remedyOf(code: string | undefined): string {
  return REMEDIES[code ?? ""] ?? "check the address and the network";
}
