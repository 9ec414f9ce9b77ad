/** What of the network can one press, besides its hosts? */
import { useMemo, useRef } from "preact/hooks";
import type { Rows } from "../engine/order.ts";
import {
  type Connection,
  connectionAt,
  isDrawn,
} from "../scene/connections.ts";
import { type Flight, shareAt } from "../scene/flight.ts";
import { flightsAt, waysOf } from "../scene/flights.ts";
import type { Scene } from "../scene/scene.ts";
import {
  between,
  laneOf,
  type Point,
  type Size,
  type Topology,
} from "../scene/topology.ts";
import { type Inspected, inspectedOf } from "./inspect.ts";
import type { InspectorWords } from "./inspector-words.ts";

interface Props {
  readonly rows: Rows;
  readonly scene: Scene;
  readonly atNs: number;
  readonly topology: Topology;
  readonly size: Size;
  readonly words: InspectorWords;
  readonly onInspect: (inspected: Inspected) => void;
}

/** In a greater crowd nobody hits one: they are in the list under it. */
const FLIGHTS_MAX = 30;
const RADIUS = 13;

/** Over the picture, and seen only where the focus is. */
export function PressLayer(props: Props) {
  const { scene, atNs, topology, size, words } = props;
  const { model, level } = scene;
  const flights = waysOf(flightsAt(model.flights, level)).at(atNs);
  const seen = flights.length > FLIGHTS_MAX ? [] : flights;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg class="press-layer" {...size} role="group" aria-label={words.press}>
      <ConnectionAreas {...props} />
      {seen.map((flight) => {
        const { row, transmission } = flight;
        const way = laneOf(topology, flight.from, flight.to);
        const at = between(way, shareAt(flight, atNs));
        const key = `${row}/${transmission}`;
        return <FlightArea key={key} {...props} {...{ flight, at }} />;
      })}
    </svg>
  );
}

/** The same from one frame to the next, mostly. */
function ConnectionAreas(props: Props) {
  const { scene, atNs, topology, words, onInspect } = props;
  const live = useRef(onInspect);
  live.current = onInspect;
  const connections = scene.model.connections.filter((one) =>
    isDrawn(connectionAt(one, atNs)),
  );
  return useMemo(
    () => (
      <>
        {connections.map((connection) => (
          <ConnectionArea
            key={nameOf(connection)}
            {...{ topology, words, connection }}
            onInspect={(inspected) => live.current(inspected)}
          />
        ))}
      </>
    ),
    [topology, words, connections.map(nameOf).join()],
  );
}

function nameOf({ client, clientPort, server }: Connection): string {
  return `${client}:${clientPort} → ${server}`;
}

function buttonOf(label: string, press: () => void) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") press();
  };
  return {
    role: "button",
    tabindex: 0,
    "aria-label": label,
    onClick: press,
    onKeyDown,
  } as const;
}

interface ConnectionProps
  extends Pick<Props, "topology" | "words" | "onInspect"> {
  readonly connection: Connection;
}

function ConnectionArea(props: ConnectionProps) {
  const { topology, connection, words, onInspect } = props;
  const { client, clientPort, server } = connection;
  const [a, b] = laneOf(topology, client, server);
  const [d, c] = laneOf(topology, server, client);
  const press = () => onInspect({ kind: "connection", client, clientPort });
  return (
    <line
      {...buttonOf(words.inspect(nameOf(connection)), press)}
      {...{ x1: (a.x + c.x) / 2, y1: (a.y + c.y) / 2 }}
      {...{ x2: (b.x + d.x) / 2, y2: (b.y + d.y) / 2 }}
    />
  );
}

type FlightProps = Props & { readonly flight: Flight; readonly at: Point };

function FlightArea({ rows, flight, at, words, onInspect }: FlightProps) {
  const { row, label, from, to } = flight;
  const press = () => {
    const inspected = inspectedOf(rows, row);
    if (inspected !== undefined) onInspect(inspected);
  };
  return (
    <circle
      {...buttonOf(words.inspect(`${label} ${from} → ${to}`), press)}
      {...{ cx: at.x, cy: at.y, r: RADIUS }}
    />
  );
}
