/** How does a request or a response cross, carried by packets? */
import { callIdOf } from "./calls.ts";
import type { Carriers } from "./carriers.ts";
import { arrivalOf, endingOf, endOf, type Flight } from "./flight.ts";
import { endsOf, hostOf, rowsOfKind, type SceneRow } from "./scene-trace.ts";

interface Around {
  readonly carriers: Carriers;
  readonly flightNs: number;
}

type Message = Pick<Flight, "row" | "level" | "what" | "from" | "to" | "label">;

/** One exchange of a connection: "phone:49152 → bank:50051#3". */
function exchangeOf({ text }: SceneRow): string {
  return `${text("connection")}#${text("nth")}`;
}

const NAMES: readonly string[] = [
  "request.sent",
  "request.received",
  "response.sent",
  "call.answered",
];

export function messagesOf(all: readonly SceneRow[], around: Around): Flight[] {
  const rows = rowsOfKind(all, ({ name }) => NAMES.includes(name));
  const received = new Map<string, SceneRow>();
  const exchanges = new Map<string, string>();
  const answered = new Map<string, SceneRow>();
  for (const row of rows) {
    const { name } = row.kind;
    if (name === "request.received") received.set(exchangeOf(row), row);
    if (name === "request.sent") exchanges.set(callIdOf(row), exchangeOf(row));
    if (name === "call.answered") {
      answered.set(exchanges.get(callIdOf(row)) ?? "", row);
    }
  }
  const flights: Flight[] = [];
  const attempts = new Map<string, number>();
  const responded = new Set<string>();
  for (const row of rows) {
    const { name } = row.kind;
    if (name === "request.sent" && row.number("nth") > 0) {
      const before = attempts.get(callIdOf(row)) ?? 0;
      attempts.set(callIdOf(row), before + 1);
      const end = received.get(exchangeOf(row));
      const legs = request(row, end, around);
      // Sent again by the network or by the caller: once more all the same.
      for (const { transmission, ...leg } of legs) {
        flights.push({ ...leg, transmission: transmission + before });
      }
    }
    if (name !== "response.sent") continue;
    responded.add(exchangeOf(row));
    flights.push(...response(row, answered.get(exchangeOf(row)), around));
  }
  for (const [exchange, row] of answered) {
    if (!responded.has(exchange)) flights.push(comeOnly(row, around));
  }
  return flights;
}

function request(
  row: SceneRow,
  received: SceneRow | undefined,
  around: Around,
): Flight[] {
  const [from, to] = endsOf(row.text("connection"));
  const label = row.text("method");
  const what = "request";
  const message = { row: row.row, ...LEVEL, what, from, to, label } as const;
  return legsOf(row, message, { received, around });
}

function response(
  row: SceneRow,
  received: SceneRow | undefined,
  around: Around,
): Flight[] {
  const [to, from] = endsOf(row.text("connection"));
  const what = row.text("status") === "OK" ? "response" : "error";
  const label = row.text("method");
  const message = { row: row.row, ...LEVEL, what, from, to, label } as const;
  return legsOf(row, message, { received, around });
}

const LEVEL = { level: "message" } as const;

interface Ending {
  readonly received: SceneRow | undefined;
  readonly around: Around;
}

/**
 * Each transmission of the message is a flight: the packet that left with it,
 * and those that carried the same bytes later.
 */
function legsOf(row: SceneRow, message: Message, ending: Ending): Flight[] {
  const { received, around } = ending;
  const { from, to } = message;
  const first = around.carriers.first({ atNs: row.atNs, from, to });
  if (first === undefined) {
    const end = endOf(row.atNs, received, around.flightNs);
    const once = { transmission: 1, isRepeat: false };
    return [{ ...message, ...once, startNs: row.atNs, ...end }];
  }
  const legs = around.carriers.legs(first);
  const arrival = legs.findIndex(({ end }) => end === "received");
  return legs.map((packet, index) => {
    const flight = { startNs: packet.startNs, ...endingOf(packet) };
    const isRepeat = index > 0 && index !== arrival;
    return { ...message, ...flight, transmission: index + 1, isRepeat };
  });
}

/** An answer in the view of who did not see it leave. */
function comeOnly(row: SceneRow, { flightNs }: Around): Flight {
  return {
    row: row.row,
    level: "message",
    what: "response",
    from: hostOf(row.text("to")),
    to: row.text("from"),
    label: row.text("method"),
    transmission: 1,
    isRepeat: false,
    ...arrivalOf(row.atNs, flightNs),
  };
}
