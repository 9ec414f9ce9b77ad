/** In which order did it happen? */
import { useMemo } from "preact/hooks";
import type { Scene } from "./scene.ts";
import type { SceneWords } from "./scene-words-en.ts";
import {
  type Arrow,
  arrowsAt,
  livesOf,
  type SpaceTime,
  spaceTimeOf,
  waitsAt,
} from "./space-time.ts";
import type { Size } from "./topology.ts";

interface Props {
  readonly scene: Scene;
  readonly size: Size;
  readonly atNs: number;
  readonly words: SceneWords;
  /** What hosts are called here, by their names in the run. */
  readonly names: Readonly<Record<string, string>>;
}

export function SpaceTimeView({ scene, size, atNs, words, names }: Props) {
  const { model, clock, level } = scene;
  const diagram = useMemo(
    () => spaceTimeOf(model, clock, size),
    [model, clock, size],
  );
  const hosts = [...diagram.rows.keys()].map((name) => names[name] ?? name);
  const arrows = arrowsAt(model, { diagram, level }, atNs);
  const now = diagram.x(atNs);
  return (
    <svg
      class="scene-space-time"
      {...size}
      role="img"
      aria-label={words.spaceTime(hosts.join(", "))}
    >
      <Rows {...{ diagram, scene, names }} />
      <Waits {...{ diagram, scene, atNs }} />
      {arrows.length > ARROWS_MAX && (
        <path class="scene-arrow is-old" d={linesOf(arrows)} />
      )}
      {arrows.slice(-ARROWS_MAX).map((arrow) => (
        <ArrowView key={arrow.key} arrow={arrow} />
      ))}
      <line class="scene-now" x1={now} x2={now} y1="8" y2={size.height - 8} />
    </svg>
  );
}

/** Of a crowd, the latest arrows have heads; the others are a thicket. */
const ARROWS_MAX = 300;
/** More lines than this make the same grey, only later. */
const LINES_MAX = 1000;

/** All but the latest arrows as one shape: a browser draws that at once. */
function linesOf(arrows: readonly Arrow[]): string {
  const old = arrows.slice(0, -ARROWS_MAX);
  const step = Math.ceil(old.length / LINES_MAX);
  return old
    .filter((_, index) => index % step === 0)
    .map(({ from, to }) => {
      const [x0, y0, x1, y1] = [from.x, from.y, to.x, to.y].map(Math.round);
      return `M${x0} ${y0}L${x1} ${y1}`;
    })
    .join("");
}

interface RowsProps {
  readonly diagram: SpaceTime;
  readonly scene: Scene;
  readonly names: Readonly<Record<string, string>>;
}

function Rows({ diagram, scene: { model, clock }, names }: RowsProps) {
  const { rows, folds, size } = diagram;
  return (
    <g class="scene-rows">
      {[...rows].map(([host, y]) => (
        <g key={host} transform={`translate(0 ${y})`}>
          <text x="0" y="5">
            {names[host] ?? host}
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
      {folds.map((x) => (
        <g key={x} class="scene-fold" transform={`translate(${x} 0)`}>
          {[...rows.values()].map((y) => (
            <path key={y} d={`M-5 ${y + 6}l5 -12M0 ${y + 6}l5 -12`} />
          ))}
          <line y1="10" y2={size.height - 10} />
        </g>
      ))}
    </g>
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
  return (
    <g class="scene-waits">
      {waitsAt(model, clock, atNs).map((call) => {
        const deadlineNs = call.deadlineNs ?? clock.endNs;
        const tick = x(Math.min(deadlineNs, clock.endNs));
        return (
          <g key={call.id} transform={`translate(0 ${rows.get(call.from)})`}>
            <line x1={x(call.startNs)} x2={x(Math.min(atNs, deadlineNs))} />
            <path
              class={atNs >= deadlineNs ? "is-over" : ""}
              d={`M${tick} -10v20M${tick - 4} -16h8l-8 -9h8z`}
            />
          </g>
        );
      })}
    </g>
  );
}

function ArrowView({ arrow }: { readonly arrow: Arrow }) {
  const { what, from, to, end } = arrow;
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const at = `translate(${to.x} ${to.y})`;
  return (
    <g class={`scene-arrow is-${what} ends-${end ?? "never"}`}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {end === "dropped" && (
        <path class="scene-cross" transform={at} d="M-6 -6L6 6M6 -6L-6 6" />
      )}
      {end !== "dropped" && what !== "error" && (
        <path
          class="scene-head"
          transform={`${at} rotate(${angle})`}
          d="M0 0L-10 -5V5z"
        />
      )}
      {end !== "dropped" && what === "error" && (
        <path class="scene-head" transform={at} d="M0 -6L6 0L0 6L-6 0z" />
      )}
    </g>
  );
}
