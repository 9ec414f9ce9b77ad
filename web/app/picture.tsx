/** How does a run look, with time going right and a line for each host? */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Rows } from "../engine/order.ts";
import { type Flight, flightsOf, livesOf } from "./flights.ts";
import { type FoldedTime, foldTime } from "./folded-time.ts";
import { kindOf } from "./rows.ts";

const LANE = 64;
const TOP = 30;
const AXIS = 26;
const LEFT = 84;
const RIGHT = 20;
const MARK_GAP = 74;

/** Not half, where the line of a host between two others may be. */
const PART_WAY = 0.38;

interface Props {
  readonly rows: Rows;
  readonly hosts: readonly string[];
  readonly row: number;
  readonly label: string;
  readonly onSeek: (atNs: number) => void;
}

export function Picture({ rows, hosts, row, label, onSeek }: Props) {
  const [frame, width] = useWidth();
  const height = TOP + LANE * (hosts.length - 1) + 24 + AXIS;
  const flights = useMemo(() => flightsOf(rows), [rows]);
  const time = useMemo(() => {
    const times = flights.map(
      ({ sentNs, endNs }) => (endNs ?? sentNs) - sentNs,
    );
    const longest = Math.max(0, ...times);
    return foldTime(rows, longest, [LEFT, width - RIGHT]);
  }, [rows, flights, width]);
  const scene = { rows, hosts, time };
  const seek = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    onSeek(time.invert(event.clientX - box.left));
  };
  const now = rows.atNs[row] ?? 0;
  return (
    <div class="picture" ref={frame}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a slider does it too */}
      <svg width={width} height={height} role="img" onClick={seek}>
        <title>{label}</title>
        <Axis time={time} height={height} />
        <Lanes {...scene} />
        {flights.map((flight) => (
          <Arrow key={flight.row} flight={flight} {...scene} now={now} />
        ))}
        <Turns {...scene} />
        <g class="cursor" transform={`translate(${time.x(now)} 0)`}>
          <line y1={8} y2={height - AXIS + 4} />
          <path d="M-5 2 h10 l-5 7z" />
        </g>
      </svg>
    </div>
  );
}

interface Scene {
  readonly rows: Rows;
  readonly hosts: readonly string[];
  readonly time: FoldedTime;
}

function laneY(hosts: readonly string[], host: string): number {
  return TOP + LANE * Math.max(0, hosts.indexOf(host));
}

function Lanes({ rows, hosts, time }: Scene) {
  const lives = useMemo(() => livesOf(rows), [rows]);
  const end = rows.atNs.at(-1) ?? 0;
  return (
    <g class="lanes">
      {hosts.map((host) => (
        <text key={host} x={LEFT - 12} y={laneY(hosts, host) + 4}>
          {host}
        </text>
      ))}
      {lives.map(({ host, fromNs, toNs }) => (
        <line
          key={`${host}/${fromNs}`}
          x1={time.x(fromNs)}
          x2={time.x(toNs ?? end) + (toNs === undefined ? 6 : 0)}
          y1={laneY(hosts, host)}
          y2={laneY(hosts, host)}
        />
      ))}
    </g>
  );
}

function Arrow({
  flight,
  hosts,
  time,
  now,
}: Scene & { flight: Flight; now: number }) {
  const { from, to, sentNs, endNs, isLost, hasPayload } = flight;
  const x1 = time.x(sentNs);
  const y1 = laneY(hosts, from);
  // What is lost ends on its way; what is on its way is drawn as far as now.
  const x2 = endNs === undefined ? x1 + 14 : Math.max(time.x(endNs), x1 + 6);
  const full = laneY(hosts, to) - y1;
  const y2 = y1 + full * (isLost || endNs === undefined ? PART_WAY : 1);
  const weight = hasPayload ? "data" : "control";
  const tense = sentNs > now ? "future" : "past";
  return (
    <g class={`flight ${weight} ${tense} ${isLost ? "lost" : "sound"}`}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      {isLost ? (
        <path d={`M${x2 - 5} ${y2 - 5} l10 10 m0 -10 l-10 10`} />
      ) : (
        hasPayload && <circle cx={x2} cy={y2} r={3} />
      )}
    </g>
  );
}

/** Turning points, by a triangle on the line of their host. */
function Turns({ rows, hosts, time }: Scene) {
  const places = useMemo(() => {
    const found: { row: number; host: string; name: string }[] = [];
    rows.host.forEach((host, row) => {
      const { isNotable, name } = kindOf(rows, row);
      if (!isNotable || name === "host.started") return;
      // A row of the world may still be about one host.
      const about = host === "" ? String(rows.cells[row]?.[0]) : host;
      if (hosts.includes(about)) found.push({ row, host: about, name });
    });
    return found;
  }, [rows, hosts]);
  return (
    <g class="turns">
      {places.map(({ row, host, name }) => {
        const x = time.x(rows.atNs[row] ?? 0);
        const y = laneY(hosts, host);
        return name.endsWith("crashed") ? (
          <path key={row} class="crash" d={crossAt(x, y)} />
        ) : (
          <path key={row} d={`M${x} ${y - 5} l-5 -9 h10z`} />
        );
      })}
    </g>
  );
}

function crossAt(x: number, y: number): string {
  return `M${x - 6} ${y - 6} l12 12 m0 -12 l-12 12`;
}

function Axis({ time, height }: { time: FoldedTime; height: number }) {
  const y = height - AXIS + 6;
  const end = time.x(Number.MAX_SAFE_INTEGER);
  let lastX = -MARK_GAP;
  const shown = time.marks.filter((ns) => {
    const isClear = time.x(ns) - lastX >= MARK_GAP;
    if (isClear) lastX = time.x(ns);
    return isClear;
  });
  return (
    <g class="axis">
      <line x1={LEFT} x2={end} y1={y} y2={y} />
      {time.folds.map((x) => (
        <path key={x} d={`M${x - 4} ${y + 4} l3 -8 m2 8 l3 -8`} />
      ))}
      {shown.map((ns) => (
        <g key={ns} transform={`translate(${time.x(ns)} ${y})`}>
          <line y2={4} />
          <text y={16} text-anchor={time.x(ns) > end - 50 ? "end" : "start"}>
            {Math.round(ns / 1e5) / 10} ms
          </text>
        </g>
      ))}
    </g>
  );
}

const WIDTH_FIRST = 640;

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(WIDTH_FIRST);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = () => setWidth(Math.max(240, element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
