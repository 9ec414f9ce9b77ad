/** What do we call one direction of one connection? */
import type { ByteStream } from "../../ports/byte-stream.ts";

export interface Link {
  /** "client>server": from which host to which. */
  readonly name: string;
  /** The port of the side that connected: it tells connections apart. */
  readonly port: number;
}

/** "out" is from us to the peer; the other end calls the same link "in". */
export function linkOf(
  stream: ByteStream,
  role: "client" | "server",
  direction: "in" | "out",
): Link {
  const { local, remote } = stream;
  const [from, to] = direction === "out" ? [local, remote] : [remote, local];
  const { port } = role === "client" ? local : remote;
  return { name: `${from.host}>${to.host}`, port };
}
