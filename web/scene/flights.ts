/** What flies between the hosts, from when to when? */
import { Carriers } from "./carriers.ts";
import {
  arrivalOf,
  endingOf,
  endOf,
  type Flight,
  type FlightLevel,
  heldOf,
  type PacketFlight,
} from "./flight.ts";
import { messagesOf } from "./messages.ts";
import {
  endsOf,
  rowsOfKind,
  type SceneKind,
  type SceneRow,
} from "./scene-trace.ts";
import { onceFor, Spans } from "./spans.ts";

const FLIGHT_NS_DEFAULT = 20e6;

export function flightsOf(rows: readonly SceneRow[]): Flight[] {
  const ends = endsIn(rows, PACKET_ENDS);
  const flightNs = typicalNs(rows, ends);
  const packets = packetsOf(rows, { ends, flightNs });
  const carriers = new Carriers(packets);
  const frames = framesOf(rows, { carriers, flightNs });
  const messages = messagesOf(rows, { carriers, flightNs });
  return [...messages, ...frames, ...packets];
}

/** What flies at this level; call shows neither frames nor retransmissions. */
export function flightsAt(
  flights: readonly Flight[],
  level: FlightLevel,
): readonly Flight[] {
  const known = flightsByLevel(flights);
  const found = known.get(level) ?? flights.filter(isAtLevel(level));
  known.set(level, found);
  return found;
}

/** The pictures of one run ask again for every frame. */
const flightsByLevel = onceFor(
  (_: readonly Flight[]) => new Map<FlightLevel, readonly Flight[]>(),
);

function isAtLevel(level: FlightLevel): (flight: Flight) => boolean {
  if (level !== "call") return (one) => one.level === level;
  return ({ level: own, isRepeat }) => own === "message" && !isRepeat;
}

/** When each is on its way, up to where its mark rests. */
export const waysOf = onceFor(
  (flights: readonly Flight[]) =>
    new Spans(flights, ({ startNs, restNs }) => [startNs, restNs]),
);

/** Those that were lost; few, beside all. */
export const lossesOf = onceFor((flights: readonly Flight[]) =>
  flights.filter(({ end }) => end === "dropped"),
);

function linkId({ text }: SceneRow): string {
  return `${text("link")}/${text("port")}/${text("n")}`;
}

type Ends = ReadonlyMap<string, SceneRow>;

/** The row of one of these kinds that ends each flight, by its id. */
function endsIn(
  rows: readonly SceneRow[],
  names: readonly string[],
): Map<string, SceneRow> {
  const ends = new Map<string, SceneRow>();
  for (const row of rowsOfKind(rows, ({ name }) => names.includes(name))) {
    ends.set(linkId(row), row);
  }
  return ends;
}

const PACKET_ENDS = ["packet.received", "packet.dropped"];

const isSent = ({ name }: SceneKind): boolean => name === "packet.sent";

/** The middle one of the times that packets flew. */
function typicalNs(rows: readonly SceneRow[], ends: Ends): number {
  const times: number[] = [];
  for (const row of rowsOfKind(rows, isSent)) {
    const end = ends.get(linkId(row));
    if (end?.kind.name === "packet.received") times.push(end.atNs - row.atNs);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? FLIGHT_NS_DEFAULT;
}

function packetsOf(
  rows: readonly SceneRow[],
  { ends, flightNs }: { readonly ends: Ends; readonly flightNs: number },
): PacketFlight[] {
  const holds = endsIn(rows, ["packet.held"]);
  const releases = endsIn(rows, ["packet.released"]);
  const sent = new Set<string>();
  const times = new Map<string, number>();
  const flights: PacketFlight[] = [];
  for (const row of rowsOfKind(rows, isSent)) {
    const own = linkId(row);
    sent.add(own);
    const bytes = ["link", "sourcePort", "targetPort", "sequence", "what"];
    const id = bytes.map((column) => row.text(column)).join("/");
    const transmission = (times.get(id) ?? 0) + 1;
    times.set(id, transmission);
    const flight = {
      ...packetOf(row, transmission),
      ...endOf(row.atNs, ends.get(own), flightNs),
    };
    if (holds.has(own)) {
      const hold = heldOf(flight, releases.get(own), flightNs);
      flights.push({ ...flight, ...hold });
    } else flights.push(flight);
  }
  for (const [id, end] of ends) {
    if (sent.has(id) || end.kind.name !== "packet.received") continue;
    const arrival = arrivalOf(end.atNs, flightNs);
    flights.push({ ...packetOf(end, 1), ...arrival });
  }
  return flights;
}

type Start = Omit<PacketFlight, keyof ReturnType<typeof endOf>>;

function packetOf(row: SceneRow, transmission: number): Start {
  const [from, to] = endsOf(row.text("link"));
  return {
    row: row.row,
    level: "packet",
    what: "packet",
    from,
    to,
    label: row.text("what"),
    startNs: row.atNs,
    transmission,
    isRepeat: transmission > 1,
    sourcePort: row.number("sourcePort"),
    targetPort: row.number("targetPort"),
    sequence: row.number("sequence"),
  };
}

interface Around {
  readonly carriers: Carriers;
  readonly flightNs: number;
}

function framesOf(
  rows: readonly SceneRow[],
  { carriers, flightNs }: Around,
): Flight[] {
  const ends = endsIn(rows, ["frame.received"]);
  return rows
    .filter(({ kind }) => kind.name === "frame.sent")
    .map((row) => {
      const [from, to] = endsOf(row.text("link"));
      const carrier = carriers.first({ atNs: row.atNs, from, to });
      const end = ends.get(linkId(row));
      const ending =
        end === undefined && carrier !== undefined
          ? endingOf(carrier)
          : endOf(row.atNs, end, flightNs);
      return {
        row: row.row,
        level: "frame" as const,
        what: "frame" as const,
        from,
        to,
        label: row.text("type"),
        startNs: row.atNs,
        transmission: 1,
        isRepeat: false,
        ...ending,
      };
    });
}
