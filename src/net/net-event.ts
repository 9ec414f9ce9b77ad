/** What does the network tell about itself? */
import { eventKind } from "../ports/event.ts";

type PacketCells = [link: string, n: number, what: string];

/** "a>b" as sentences say it. */
function ends(link: string): string {
  return link.replace(">", " → ");
}

function packetName([link, n, what]: PacketCells): string {
  return `${ends(link)}  ${what} packet ${n}`;
}

/** A packet's row is joined to its end by (link, n). */
export const packetSent = eventKind<
  [
    ...PacketCells,
    size: number,
    sourcePort: number,
    targetPort: number,
    sequence: number,
    payload: Uint8Array,
  ]
>({
  name: "packet.sent",
  level: "packet",
  isNotable: false,
  columns: [
    "link",
    "n",
    "what",
    "sizeBytes",
    "sourcePort",
    "targetPort",
    "sequence",
    "payload",
  ],
  sentence: (link, n, what, sizeBytes) =>
    `${packetName([link, n, what])} leaves, ${sizeBytes} bytes`,
});

export const packetReceived = eventKind<PacketCells>({
  name: "packet.received",
  level: "packet",
  isNotable: false,
  columns: ["link", "n", "what"],
  sentence: (...packet) => `${packetName(packet)} arrives`,
});

export const packetDropped = eventKind<[...PacketCells, because: string]>({
  name: "packet.dropped",
  level: "packet",
  isNotable: true,
  columns: ["link", "n", "what", "because"],
  sentence: (link, n, what, because) =>
    `${packetName([link, n, what])} is dropped: ${because}`,
});

export const packetHeld = eventKind<[...PacketCells, by: string]>({
  name: "packet.held",
  level: "packet",
  isNotable: true,
  columns: ["link", "n", "what", "by"],
  sentence: (link, n, what, by) =>
    `${packetName([link, n, what])} is held by ${by}`,
});

export const packetReleased = eventKind<PacketCells>({
  name: "packet.released",
  level: "packet",
  isNotable: true,
  columns: ["link", "n", "what"],
  sentence: (...packet) => `${packetName(packet)} is released`,
});

type ConnectionCells = [
  client: string,
  clientPort: number,
  server: string,
  serverPort: number,
];

const CONNECTION_COLUMNS = [
  "client",
  "clientPort",
  "server",
  "serverPort",
] as const;

function connectionName(...cells: ConnectionCells): string {
  const [client, clientPort, server, serverPort] = cells;
  return `${client}:${clientPort} → ${server}:${serverPort}`;
}

/** At the host that connected. */
export const connectionOpened = eventKind<ConnectionCells>({
  name: "connection.opened",
  level: "message",
  isNotable: false,
  columns: CONNECTION_COLUMNS,
  sentence: (...cells) => `${connectionName(...cells)}  connected`,
});

/** At the host that listened. */
export const connectionAccepted = eventKind<ConnectionCells>({
  name: "connection.accepted",
  level: "message",
  isNotable: false,
  columns: CONNECTION_COLUMNS,
  sentence: (...cells) => `${connectionName(...cells)}  accepted`,
});

/** At either end, in good order or not. */
export const connectionClosed = eventKind<[...ConnectionCells, reason: string]>(
  {
    name: "connection.closed",
    level: "message",
    isNotable: false,
    columns: [...CONNECTION_COLUMNS, "reason"],
    sentence: (client, clientPort, server, serverPort, reason) =>
      `${connectionName(client, clientPort, server, serverPort)}  ` +
      `closed: ${reason}`,
  },
);

/** At either end: refused, reset, timed-out, unreachable. */
export const connectionFailed = eventKind<[...ConnectionCells, reason: string]>(
  {
    name: "connection.failed",
    level: "message",
    isNotable: true,
    columns: [...CONNECTION_COLUMNS, "reason"],
    sentence: (client, clientPort, server, serverPort, reason) =>
      `${connectionName(client, clientPort, server, serverPort)}  ` +
      `failed: ${reason}`,
  },
);
