/** Who is where, and what is on its way? */
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "preact/hooks";
import { type ConnectionState, connectionAt, isDrawn } from "./connections.ts";
import { drawMarks } from "./draw-marks.ts";
import { type Fault, isActive, parts } from "./faults.ts";
import { type HostLook, HostNode } from "./host-node.tsx";
import { type HostTrack, moodAt } from "./host-tracks.ts";
import { type HostWord, hostWordAt } from "./host-word.ts";
import type { Mark } from "./marks.ts";
import type { SceneModel } from "./model.ts";
import { onThemeChange, paletteOf } from "./palette.ts";
import type { SceneWords } from "./scene-words-en.ts";
import { type Stamps, stampsOf } from "./stamps.ts";
import { laneOf, type Size, type Topology } from "./topology.ts";
import { type Wall, wallBetween } from "./wall.ts";

export interface TopologyProps {
  readonly model: SceneModel;
  readonly topology: Topology;
  readonly size: Size;
  readonly marks: readonly Mark[];
  readonly atNs: number;
  readonly words: SceneWords;
  /** Pictures and readings by host. */
  readonly looks: Readonly<Record<string, HostLook>>;
}

/** Drawing more pixels than this costs time and shows nothing more. */
const DENSITY_MAX = 2;

export function TopologyView(props: TopologyProps) {
  const { model, topology, size, marks, words, looks } = props;
  const hosts = useMemo(
    () => inReadingOrder(model.hosts, topology),
    [model, topology],
  );
  const names = hosts.map(({ name }) => looks[name]?.name ?? name).join(", ");
  return (
    <div class="scene-topology" style={{ height: `${size.height}px` }}>
      {/* A group, not an image: each host in it has a name of its own. */}
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg {...size} role="group" aria-label={words.topology(names)}>
        <Edges {...props} />
        <Walls {...props} />
        <Hosts {...props} hosts={hosts} />
      </svg>
      <MovingMarks size={size} marks={marks} />
    </div>
  );
}

type HostsProps = TopologyProps & {
  readonly hosts: readonly HostTrack[];
};

/** From one frame to the next mostly none of the hosts changes. */
function Hosts({ hosts, ...props }: HostsProps) {
  const { model, topology, size, atNs, words, looks } = props;
  const live = useRef(looks);
  live.current = looks;
  const faces = useFaces(
    hosts.map((host) => ({
      host,
      mood: moodAt(host, atNs),
      word: hostWordAt(model, host, atNs),
      look: looks[host.name],
    })),
  );
  return useMemo(
    () => (
      <>
        {faces.map(({ host, ...face }) => (
          <HostNode
            key={host.name}
            {...{ host, topology, words, ...face }}
            width={size.width}
            onPress={() => live.current[host.name]?.onPress?.()}
          />
        ))}
      </>
    ),
    [topology, size.width, words, faces],
  );
}

interface Face {
  readonly host: HostTrack;
  readonly mood: ReturnType<typeof moodAt>;
  readonly word: HostWord;
  readonly look: HostLook | undefined;
}

/** Those of the last frame, while all of them look the same. */
function useFaces(faces: readonly Face[]): readonly Face[] {
  const last = useRef(faces);
  const { current } = last;
  const isSame =
    current.length === faces.length &&
    faces.every((face, nth) => isSameFace(face, current[nth]));
  if (!isSame) last.current = faces;
  return last.current;
}

/** All of a host that may be another one in the next frame. */
function isSameFace(face: Face, before: Face | undefined): boolean {
  if (before === undefined || face.host !== before.host) return false;
  if (face.mood !== before.mood || face.word !== before.word) return false;
  const [look, was] = [face.look, before.look];
  if (look?.name !== was?.name || !look?.onPress !== !was?.onPress) {
    return false;
  }
  return isSameReading(look?.reading, was?.reading);
}

type Reading = HostLook["reading"];

function isSameReading(reading: Reading, before: Reading): boolean {
  return (
    reading?.label === before?.label &&
    reading?.value === before?.value &&
    reading?.isFresh === before?.isFresh
  );
}

/** As one reads the picture, so one goes through it by Tab. */
function inReadingOrder(
  hosts: SceneModel["hosts"],
  { places }: Topology,
): SceneModel["hosts"] {
  return hosts
    .flatMap((host) => {
      const place = places.get(host.name);
      return place === undefined ? [] : [{ host, ...place }];
    })
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ host }) => host);
}

function Edges({ model, topology, atNs }: TopologyProps) {
  const lanes = useMemo(() => <Lanes topology={topology} />, [topology]);
  const states = model.connections.map((one) => connectionAt(one, atNs));
  const connections = useMemo(
    () => <Connections {...{ model, topology, states }} />,
    [model, topology, states.join()],
  );
  return (
    <g class="scene-edges">
      {lanes}
      {connections}
    </g>
  );
}

function Lanes({ topology }: Pick<TopologyProps, "topology">) {
  return (
    <g>
      {topology.edges.map(([from, to]) => (
        <g key={`${from}>${to}`}>
          <Lane ends={laneOf(topology, from, to)} state="lane" />
          <Lane ends={laneOf(topology, to, from)} state="lane" />
        </g>
      ))}
    </g>
  );
}

interface ConnectionsProps extends Pick<TopologyProps, "model" | "topology"> {
  /** Of each connection of the run, in the same order. */
  readonly states: readonly ConnectionState[];
}

function Connections({ model, topology, states }: ConnectionsProps) {
  return (
    <g>
      {model.connections.map(({ client, server, clientPort }, index) => {
        const state = states[index] ?? "none";
        if (!isDrawn(state)) return null;
        const [a, b] = laneOf(topology, client, server);
        const [d, c] = laneOf(topology, server, client);
        const middle = (p: typeof a, q: typeof a) => ({
          x: (p.x + q.x) / 2,
          y: (p.y + q.y) / 2,
        });
        const ends = [middle(a, c), middle(b, d)] as const;
        const key = `${client}:${clientPort}`;
        return <Lane key={key} ends={ends} state={state} />;
      })}
    </g>
  );
}

interface LaneProps {
  readonly ends: ReturnType<typeof laneOf>;
  readonly state: string;
}

function Lane({ ends: [from, to], state }: LaneProps) {
  return (
    <line class={`is-${state}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
  );
}

function Walls({ model, topology, atNs }: TopologyProps) {
  const faults = model.faults.filter((fault) => isActive(fault, atNs));
  return useMemo(
    () => <StandingWalls {...{ topology, faults }} />,
    [topology, faults.map(({ id }) => id).join()],
  );
}

interface WallsProps extends Pick<TopologyProps, "topology"> {
  readonly faults: readonly Fault[];
}

/** A double wall where nothing gets through; one way, only that lane. */
function StandingWalls({ topology, faults }: WallsProps) {
  const walls = topology.edges.flatMap(([from, to]): Wall[] => {
    const there = faults.some((fault) => parts(fault, from, to));
    const back = faults.some((fault) => parts(fault, to, from));
    if (!there && !back) return [];
    return [wallBetween(topology, [from, to], { there, back })];
  });
  return (
    <g class="scene-walls">
      <pattern
        id="scene-hatch"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line y2="7" />
      </pattern>
      {walls.map(({ x, y, angle, top, bottom }) => (
        <g
          key={`${x}/${y}`}
          transform={`translate(${x} ${y}) rotate(${angle})`}
        >
          {/* No line of a connection runs on through it. */}
          <rect class="gap" x="-18" width="36" y={top} height={bottom - top} />
          <rect x="-18" width="36" y={top} height={bottom - top} />
          <path d={`M-4 ${top}V${bottom}M4 ${top}V${bottom}`} />
        </g>
      ))}
    </g>
  );
}

interface MovingProps {
  readonly size: Size;
  readonly marks: readonly Mark[];
}

function MovingMarks({ size: { width, height }, marks }: MovingProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => onThemeChange(() => setTheme((count) => count + 1)), []);
  const density = Math.min(DENSITY_MAX, globalThis.devicePixelRatio ?? 1);
  const stamps = useRef<Stamps | undefined>(undefined);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    stamps.current = stampsOf(paletteOf(canvas.current), density);
  }, [theme, density]);
  // After the canvas has its size, which empties it.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !stamps.current) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    drawMarks(context, marks, stamps.current);
  });
  return (
    <canvas
      ref={canvas}
      width={Math.round(width * density)}
      height={Math.round(height * density)}
      style={{ width: `${width}px`, height: `${height}px` }}
    />
  );
}
