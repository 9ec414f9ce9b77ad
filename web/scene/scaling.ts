/** What did more servers do, and what does the law say of it? */
import {
  fitLaw,
  type Measured,
  peakOf,
  type ScalabilityLaw,
  throughputOf,
} from "../../src/check/usl.ts";

export interface ScalingPoint {
  readonly n: number;
  readonly x: number;
  /** What the law says for as many. */
  readonly byLaw: number;
  /** The law was fitted to it, and did not foretell it. */
  readonly isFitted: boolean;
}

export interface Scaling {
  readonly law: ScalabilityLaw;
  /** In order of the number of servers. */
  readonly points: readonly ScalingPoint[];
  /** The law between and beyond the points. */
  readonly curve: readonly (readonly [n: number, x: number])[];
  /** With more servers than this the throughput falls. */
  readonly peak: number | undefined;
  readonly nMost: number;
  /** As much as any point, any part of the curve, or a straight line at it. */
  readonly xMost: number;
}

const CURVE_POINTS = 80;

/** Undefined where there is too little to fit the law to. */
export function scalingOf(
  measured: readonly Measured[],
  fitMax: number,
): Scaling | undefined {
  const inOrder = [...measured].sort((one, other) => one.n - other.n);
  const fitted = inOrder.filter(({ n }) => n <= fitMax);
  const hasOne = fitted.some(({ n, throughput }) => n === 1 && throughput > 0);
  const isPositive = fitted.every(({ throughput }) => throughput > 0);
  if (!hasOne || !isPositive || fitted.length < 3) return undefined;
  const law = fitLaw(fitted);
  const points = inOrder.map(({ n, throughput: x }) => ({
    n,
    x,
    byLaw: throughputOf(law, n),
    isFitted: n <= fitMax,
  }));
  const nMost = points.at(-1)?.n ?? 1;
  const curve = Array.from({ length: CURVE_POINTS + 1 }, (_, step) => {
    const n = 1 + ((nMost - 1) * step) / CURVE_POINTS;
    return [n, throughputOf(law, n)] as const;
  });
  const all = [...points.map(({ x }) => x), ...curve.map(([, x]) => x)];
  const xMost = all.reduce((one, other) => Math.max(one, other), 0);
  return { law, points, curve, peak: peakOf(law), nMost, xMost };
}
