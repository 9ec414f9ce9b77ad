/** What do real sockets tell that our close reasons are too short for? */
import { eventKind } from "../ports/event.ts";

export const socketFailed = eventKind<
  [host: string, peer: string, code: string, remedy: string]
>({
  name: "socket.failed",
  level: "packet",
  isNotable: true,
  columns: ["host", "peer", "code", "remedy"],
  sentence: (host, peer, code, remedy) =>
    `${host} → ${peer}  ${code}: ${remedy}`,
});
