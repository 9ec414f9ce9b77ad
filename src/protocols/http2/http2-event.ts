/** What does HTTP/2 tell the trace? */
import { eventKind } from "../../ports/event.ts";
import { FLAG } from "./frame.ts";

type FrameCells = [
  link: string,
  port: number,
  n: number,
  type: string,
  stream: number,
  lengthBytes: number,
  flags: number,
];

const FRAME_COLUMNS = [
  "link",
  "port",
  "n",
  "type",
  "stream",
  "lengthBytes",
  "flags",
] as const;

/** `n` counts the frames of this direction from 1; both ends count alike. */
export const frameSent = eventKind<FrameCells>({
  name: "frame.sent",
  level: "frame",
  isNotable: false,
  columns: FRAME_COLUMNS,
  sentence: (...cells) => `${describe(cells)} is sent`,
});

export const frameReceived = eventKind<FrameCells>({
  name: "frame.received",
  level: "frame",
  isNotable: false,
  columns: FRAME_COLUMNS,
  sentence: (...cells) => `${describe(cells)} is received`,
});

type GoAwayCells = [
  link: string,
  port: number,
  code: string,
  lastStream: number,
  because: string,
];

const GOAWAY_COLUMNS = [
  "link",
  "port",
  "code",
  "lastStream",
  "because",
] as const;

export const goAwaySent = eventKind<GoAwayCells>({
  name: "connection.goaway-sent",
  level: "message",
  isNotable: true,
  columns: GOAWAY_COLUMNS,
  sentence: (link, _port, code, _lastStream, because) =>
    `${ends(link)}  says it takes no more streams: ${code}, ${because}`,
});

export const goAwayReceived = eventKind<GoAwayCells>({
  name: "connection.goaway-received",
  level: "message",
  isNotable: true,
  columns: GOAWAY_COLUMNS,
  sentence: (link, _port, code, lastStream, because) =>
    `${ends(link)}  word arrives that streams after ${lastStream} will ` +
    `not be served: ${code}, ${because}`,
});

function ends(link: string): string {
  return link.replace(">", " → ");
}

function describe(cells: FrameCells): string {
  const [link, , n, type, stream, lengthBytes, flags] = cells;
  const where = stream === 0 ? "" : ` of stream ${stream}`;
  const size = lengthBytes === 0 ? "" : `, ${lengthBytes} bytes`;
  const words = flagWords(type, flags);
  return `${ends(link)}  frame ${n} ${type}${where}${size}${words}`;
}

function flagWords(type: string, flags: number): string {
  const canAck = type === "SETTINGS" || type === "PING";
  const canEnd = type === "HEADERS" || type === "DATA";
  if (canAck && (flags & FLAG.ACK) !== 0) return ", ACK,";
  if (canEnd && (flags & FLAG.END_STREAM) !== 0) return ", END_STREAM,";
  return "";
}
