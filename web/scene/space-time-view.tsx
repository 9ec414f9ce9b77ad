/** In which order did it happen? */
import { useMemo } from "preact/hooks";
import type { HostNames } from "./captions.ts";
import type { Scene } from "./scene.ts";
import type { SceneWords } from "./scene-words-en.ts";
import {
  type Arrow,
  crowdAt,
  livesOf,
  type SpaceTime,
  spaceTimeOf,
  thicketOf,
  waitsAt,
} from "./space-time.ts";
import type { Size } from "./topology.ts";

interface Props {
  readonly scene: Scene;
  readonly size: Size;
  readonly atNs: number;
  readonly words: SceneWords;
  /** What hosts are called here, by their names in the run. */
  readonly names: HostNames;
}

export function SpaceTimeView({ scene, size, atNs, words, names }: Props) {
  const { model, clock } = scene;
  const diagram = useMemo(
    () => spaceTimeOf(model, clock, size),
    [model, clock, size],
  );
  const hosts = [...diagram.rows.keys()].map((name) => names.get(name) ?? name);
  const now = diagram.x(atNs);
  const rows = useMemo(
    () => <Rows {...{ diagram, scene, names, words }} />,
    [diagram, scene, names, words],
  );
  return (
    <svg
      class="scene-space-time"
      {...size}
      role="img"
      aria-label={words.spaceTime(hosts.join(", "))}
    >
      {rows}
      <Waits {...{ diagram, scene, atNs }} />
      <Arrows {...{ diagram, scene, atNs }} />
      <line class="scene-now" x1={now} x2={now} y1="8" y2={size.height - 8} />
    </svg>
  );
}

interface RowsProps {
  readonly diagram: SpaceTime;
  readonly scene: Scene;
  readonly words: SceneWords;
  readonly names: HostNames;
}

function Rows({ diagram, scene: { model, clock }, ...props }: RowsProps) {
  const { names, words } = props;
  const { rows, folds, size } = diagram;
  return (
    <g class="scene-rows">
      {[...rows].map(([host, y]) => (
        <g key={host} transform={`translate(0 ${y})`}>
          <text x="0" y="5">
            {names.get(host) ?? host}
          </text>
          {livesOf(model, { diagram, host }, clock).map((life) => (
            <line
              key={life.fromX}
              class={`is-${life.state}`}
              x1={life.fromX}
              x2={life.toX}
            />
          ))}
        </g>
      ))}
      {withRoom(folds).map((x) => (
        <g key={x} class="scene-fold" transform={`translate(${x} 0)`}>
          {[...rows.values()].map((y) => (
            <path key={y} d={`M-5 ${y + 6}l5 -12M0 ${y + 6}l5 -12`} />
          ))}
          <line y1="10" y2={size.height - 10} />
          <rect x="-8" width="16" height={size.height}>
            <title>{words.fold}</title>
          </rect>
        </g>
      ))}
    </g>
  );
}

/** Marks nearer to each other than this hide the lines that they are on. */
const FOLD_GAP_PX = 28;

function withRoom(folds: readonly number[]): readonly number[] {
  let lastX = -Infinity;
  return folds.filter((x) => {
    const hasRoom = x - lastX >= FOLD_GAP_PX;
    if (hasRoom) lastX = x;
    return hasRoom;
  });
}

/** What the breaks in the clock mean, where there are any. */
export function FoldKey({ scene, words }: Pick<Props, "scene" | "words">) {
  if (scene.clock.folds.length === 0) return null;
  return (
    <ul class="scene-legend" aria-label={words.legend}>
      <li>
        <svg viewBox="-10 -10 20 20" aria-hidden="true">
          <g class="is-quiet">
            <path d="M-5 6l5 -12M0 6l5 -12" />
          </g>
        </svg>
        {words.fold}
      </li>
    </ul>
  );
}

interface WaitsProps {
  readonly diagram: SpaceTime;
  readonly scene: Scene;
  readonly atNs: number;
}

/** A caller waits along its line, up to the tick of its deadline. */
function Waits({ diagram, scene: { model, clock }, atNs }: WaitsProps) {
  const { rows, x } = diagram;
  const paths = { wait: "", tick: "", over: "" };
  for (const call of waitsAt(model, clock, atNs)) {
    const y = px(rows.get(call.from) ?? 0);
    const deadlineNs = call.deadlineNs ?? clock.endNs;
    const tick = px(x(Math.min(deadlineNs, clock.endNs)));
    const end = px(x(Math.min(atNs, deadlineNs)));
    paths.wait += `M${px(x(call.startNs))} ${y}H${end}`;
    paths[atNs >= deadlineNs ? "over" : "tick"] +=
      `M${tick} ${y - 10}v20M${tick - 4} ${y - 16}h8l-8 -9h8z`;
  }
  return (
    <g class="scene-waits">
      {Object.entries(paths).map(([name, d]) => (
        <path key={name} class={`is-${name}`} d={d} />
      ))}
    </g>
  );
}

interface ArrowsProps {
  readonly diagram: SpaceTime;
  readonly scene: Scene;
  readonly atNs: number;
}

/** One shape for all that look alike: a browser is slow with many shapes. */
function Arrows({ diagram, scene: { model, level }, atNs }: ArrowsProps) {
  const place = { diagram, level };
  const { latest, oldCount } = crowdAt(model, place, atNs);
  const thicket = useMemo(
    () => thicketOf(model, place, oldCount),
    [model, diagram, level, oldCount],
  );
  const looks = new Map<string, Arrow[]>();
  for (const arrow of latest) {
    const look = `is-${arrow.what} ends-${arrow.end ?? "never"}`;
    const alike = looks.get(look) ?? [];
    looks.set(look, alike);
    alike.push(arrow);
  }
  return (
    <g>
      {oldCount > 0 && <path class="scene-arrow is-old" d={thicket} />}
      {[...looks].sort().map(([look, alike]) => (
        <g key={look} class={`scene-arrow ${look}`}>
          <path class="scene-line" d={alike.map(lineOf).join("")} />
          <path
            class={look.includes("dropped") ? "scene-cross" : "scene-head"}
            d={alike.map(headOf).join("")}
          />
        </g>
      ))}
      <Again arrows={latest} width={diagram.size.width} />
    </g>
  );
}

interface AgainProps {
  readonly arrows: readonly Arrow[];
  readonly width: number;
}

/** No two signs stand nearer to each other than this. */
const SIGN_WIDTH = 24;
const SIGN_HEIGHT = 16;

/**
 * Which time the same bytes are sent, beside each arrow but the first. Where
 * many are sent again in a crowd, some go unnamed: none covers another.
 */
function Again({ arrows, width }: AgainProps) {
  const signs: { readonly x: number; readonly y: number; nth: number }[] = [];
  for (const { nth, from, to } of arrows) {
    if (nth <= 1) continue;
    const x = Math.min((from.x + to.x) / 2 + 6, width - SIGN_WIDTH);
    const y = (from.y + to.y) / 2 + 4;
    const isFree = signs.every(
      (other) =>
        Math.abs(other.x - x) >= SIGN_WIDTH ||
        Math.abs(other.y - y) >= SIGN_HEIGHT,
    );
    if (isFree) signs.push({ x, y, nth });
  }
  return (
    <g class="scene-again">
      {signs.map(({ x, y, nth }) => (
        <text key={`${x}/${y}`} {...{ x, y }}>
          {`×${nth}`}
        </text>
      ))}
    </g>
  );
}

function lineOf({ from, to }: Arrow): string {
  return `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
}

/** A cross for what is lost, a diamond for an error, else a point. */
function headOf({ what, from, to, end }: Arrow): string {
  const tip = `M${px(to.x)} ${px(to.y)}`;
  if (end === "dropped") return `${tip}m-6 -6l12 12m-12 0l12 -12`;
  if (what === "error") return `${tip}m0 -6l6 6l-6 6l-6 -6z`;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (side: 1 | -1): string => {
    const [along, across] = [-10, 5 * side];
    const x = to.x + along * Math.cos(angle) - across * Math.sin(angle);
    const y = to.y + along * Math.sin(angle) + across * Math.cos(angle);
    return `L${px(x)} ${px(y)}`;
  };
  return `${tip}${corner(-1)}${corner(1)}z`;
}

/** A tenth of a pixel is as near as anybody sees. */
function px(length: number): number {
  return Math.round(length * 10) / 10;
}
