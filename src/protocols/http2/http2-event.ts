/** What does HTTP/2 tell the trace? */
import { eventKind } from "../../ports/event.ts";
import { FLAG } from "./frame.ts";

type FrameCells = [
  link: string,
  n: number,
  type: string,
  stream: number,
  length: number,
  flags: number,
];

const COLUMNS = ["link", "n", "type", "stream", "length", "flags"] as const;

/** `link` is "from:port>to:port"; `n` counts the frames on it from 1. */
export const FRAME_SENT = eventKind<FrameCells>({
  name: "frame.sent",
  level: "frame",
  isNotable: false,
  columns: COLUMNS,
  sentence: (...cells) => `sends ${describe(cells)}`,
});

export const FRAME_RECEIVED = eventKind<FrameCells>({
  name: "frame.received",
  level: "frame",
  isNotable: false,
  columns: COLUMNS,
  sentence: (...cells) => `receives ${describe(cells)}`,
});

type GoAwayCells = [
  link: string,
  code: string,
  lastStream: number,
  because: string,
];

export const GOAWAY_SENT = eventKind<GoAwayCells>({
  name: "connection.goaway-sent",
  level: "message",
  isNotable: true,
  columns: ["link", "code", "lastStream", "because"],
  sentence: (link, code, _lastStream, because) =>
    `will take no more streams on ${link}: ${code}, ${because}`,
});

export const GOAWAY_RECEIVED = eventKind<GoAwayCells>({
  name: "connection.goaway-received",
  level: "message",
  isNotable: true,
  columns: ["link", "code", "lastStream", "because"],
  sentence: (link, code, lastStream, because) =>
    `is told on ${link} to open no stream after ${lastStream}: ` +
    `${code}, ${because}`,
});

function describe(cells: FrameCells): string {
  const [link, n, type, stream, length, flags] = cells;
  const where = stream === 0 ? "" : ` of stream ${stream}`;
  const size = length === 0 ? "" : `, ${length} bytes`;
  return `${type}${where}${size}${flagWords(type, flags)} (${link}/${n})`;
}

function flagWords(type: string, flags: number): string {
  const words: string[] = [];
  const canAck = type === "SETTINGS" || type === "PING";
  const canEnd = type === "HEADERS" || type === "DATA";
  if (canAck && (flags & FLAG.ACK) !== 0) words.push("ACK");
  if (canEnd && (flags & FLAG.END_STREAM) !== 0) words.push("END_STREAM");
  return words.length === 0 ? "" : `, ${words.join(" ")}`;
}
