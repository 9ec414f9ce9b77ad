/** How does one see what more servers bring? */
import { line, scaleLinear, ticks } from "d3";
import { useMemo } from "preact/hooks";
import type { Measured } from "../../src/check/usl.ts";
import type { PanelWords } from "./panel-words-en.ts";
import { type Scaling, type ScalingPoint, scalingOf } from "./scaling.ts";
import { useWidth } from "./stage.tsx";
import "./panels.css";
import "./scaling.css";

interface Props {
  /** Throughput per second with so many servers. */
  readonly measured: readonly Measured[];
  /** The law is fitted to as many servers at most. */
  readonly fitMax: number;
  readonly words: PanelWords;
}

const HEIGHT_PX = 220;
const LEFT_PX = 52;
const RIGHT_PX = 14;
const TOP_PX = 26;
const BOTTOM_PX = 40;
const TICKS = 5;

/** A drawing, and the same as a table; nothing without enough points. */
export function ScalingView({ measured, fitMax, words }: Props) {
  const scaling = useMemo(
    () => scalingOf(measured, fitMax),
    [measured, fitMax],
  );
  const [element, width] = useWidth();
  return (
    <div ref={element} class="scaling">
      {scaling !== undefined && (
        <>
          <Chart {...{ scaling, width, words }} />
          <LawText {...{ scaling, words }} />
          <PointsTable {...{ scaling, words }} />
        </>
      )}
    </div>
  );
}

interface ScalingProps {
  readonly scaling: Scaling;
  readonly words: PanelWords;
}

function Chart({ scaling, width, words }: ScalingProps & { width: number }) {
  const { points, curve, nMost, xMost, law } = scaling;
  const x = scaleLinear([0, nMost], [LEFT_PX, width - RIGHT_PX]);
  // Up to a labelled line, above all points and the curve.
  const y = scaleLinear([0, xMost], [HEIGHT_PX - BOTTOM_PX, TOP_PX]).nice(
    TICKS,
  );
  const [, yMost = xMost] = y.domain();
  const path = line<readonly [number, number]>(
    ([n]) => x(n),
    ([, throughput]) => y(throughput),
  );
  // As if each server added what the first one does; cut at the top.
  const nStraight = Math.min(nMost, yMost / law.one);
  return (
    <svg
      class="scaling-chart"
      {...{ width, height: HEIGHT_PX }}
      role="img"
      aria-label={words.scaling.title}
    >
      <Axes {...{ x, y, yMost, words, scaling, width }} />
      <path
        class="is-straight"
        d={`M${x(0)} ${y(0)}L${x(nStraight)} ${y(nStraight * law.one)}`}
      />
      <path class="is-law" d={path(curve) ?? ""} />
      {points.map((point) => (
        <circle
          key={point.n}
          class={point.isFitted ? "is-fitted" : "is-foretold"}
          cx={x(point.n)}
          cy={y(point.x)}
          r="5"
        />
      ))}
    </svg>
  );
}

interface AxesProps extends ScalingProps {
  readonly x: (n: number) => number;
  readonly y: (throughput: number) => number;
  readonly yMost: number;
  readonly width: number;
}

function Axes({ x, y, yMost, words, scaling, width }: AxesProps) {
  const { points, nMost } = scaling;
  const bottom = HEIGHT_PX - BOTTOM_PX;
  // Numbers of servers that were measured, where they have room.
  let freeFrom = 0;
  const ns = points.filter(({ n }) => {
    if (x(n) < freeFrom) return false;
    freeFrom = x(n) + 24;
    return true;
  });
  return (
    <g>
      {ticks(0, yMost, TICKS).map((value) => (
        <g key={value}>
          <path class="is-grid" d={`M${LEFT_PX} ${y(value)}H${x(nMost)}`} />
          <text x={LEFT_PX - 6} y={y(value) + 4} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      {ns.map(({ n }) => (
        <text key={n} x={x(n)} y={bottom + 16} text-anchor="middle">
          {n}
        </text>
      ))}
      <text x={width - RIGHT_PX} y={HEIGHT_PX - 6} text-anchor="end">
        {words.scaling.servers}
      </text>
      <text x="0" y="13">
        {words.scaling.perSecond}
      </text>
    </g>
  );
}

function LawText({ scaling, words }: ScalingProps) {
  const { law, peak } = scaling;
  const { scaling: say } = words;
  const percent = (share: number) => `${(share * 100).toPrecision(2)} %`;
  return (
    <>
      <ul class="scaling-legend">
        <li>
          <span aria-hidden="true">●</span> {say.fitted}
        </li>
        <li>
          <span aria-hidden="true">○</span> {say.foretold}
        </li>
        <li>
          <span aria-hidden="true">━</span> {say.law}
        </li>
        <li>
          <span aria-hidden="true">┄</span> {say.straight}
        </li>
      </ul>
      <p>
        {say.costs(percent(law.contention), percent(law.coherency))}
        {words.stop}
        {peak !== undefined && say.peak(peak.toFixed(0)) + words.stop}
      </p>
    </>
  );
}

function PointsTable({ scaling, words }: ScalingProps) {
  const { scaling: say } = words;
  const off = ({ x, byLaw }: ScalingPoint) => {
    const share = x === 0 ? 0 : (100 * (byLaw - x)) / x;
    // No sign before what is rounded to nothing.
    if (Math.abs(share) < 0.05) return "0.0 %";
    return `${share > 0 ? "+" : ""}${share.toFixed(1)} %`;
  };
  return (
    <table class="scaling-table">
      <thead>
        <tr>
          <th scope="col">{say.servers}</th>
          <th scope="col">{say.measured}</th>
          <th scope="col">{say.byLaw}</th>
          <th scope="col">{say.off}</th>
        </tr>
      </thead>
      <tbody>
        {scaling.points.map((point) => (
          <tr key={point.n}>
            <th scope="row">
              {point.n} {point.isFitted ? "●" : "○"}
            </th>
            <td>{point.x.toFixed(0)}</td>
            <td>{point.byLaw.toFixed(0)}</td>
            <td>{off(point)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
