/** Which host and port does a text name? */
import type { Address } from "../ports/address.ts";

export type ParsedAddress =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly problem: string };

const PORT_MAX = 65_535;

/**
 * Reads "localhost:50051", "10.0.0.1:50051" or "[::1]:50051". The brackets of
 * an IPv6 address stay part of the host, so that it reads the same wherever
 * it is followed by a colon and a port.
 */
export function parseAddress(text: string): ParsedAddress {
  const colon = text.lastIndexOf(":");
  const host = text.slice(0, colon);
  const port = Number(text.slice(colon + 1));
  if (colon < 1 || !/^\d+$/.test(text.slice(colon + 1))) {
    return bad(text, "has no port; write it as HOST:PORT, localhost:50051");
  }
  if (port < 1 || port > PORT_MAX) {
    return bad(text, `has the port ${port}; a port is 1 to ${PORT_MAX}`);
  }
  if (host.startsWith("[") !== host.endsWith("]")) {
    return bad(text, "has one bracket only; write IPv6 as [::1]:50051");
  }
  if (host.includes(":") && !host.startsWith("[")) {
    return bad(text, "has several colons; write IPv6 as [::1]:50051");
  }
  if (!/^[A-Za-z0-9._-]+$|^\[[0-9A-Fa-f:.%a-z0-9]+\]$/.test(host)) {
    return bad(text, "has a host name with a character that cannot be there");
  }
  return { ok: true, address: { host, port } };
}

function bad(text: string, problem: string): ParsedAddress {
  return { ok: false, problem: `${JSON.stringify(text)} ${problem}` };
}

/** The host of our addresses for an IP address of the operating system. */
export function hostOfIp(ip: string): string {
  // A socket for both families shows an IPv4 peer in IPv6's clothes.
  const plainIp = ip.startsWith("::ffff:") ? ip.slice("::ffff:".length) : ip;
  return plainIp.includes(":") ? `[${plainIp}]` : plainIp;
}

/** The name or IP address for the operating system, without brackets. */
export function ipOfHost(host: string): string {
  return host.startsWith("[") ? host.slice(1, -1) : host;
}
