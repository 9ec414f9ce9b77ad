/** How much more do more servers do? */

/** What was measured with so many servers. */
export interface Measured {
  /** How many, from 1. */
  readonly n: number;
  /** Of all of them together, per second. */
  readonly throughput: number;
}

/**
 * The universal scalability law: with n servers the throughput is
 *
 *     n · one / (1 + contention · (n - 1) + coherency · n · (n - 1))
 *
 * `contention` is the part of the work that only one at a time can do,
 * `coherency` what it costs that each must agree with each other.
 * Source: Gunther, "A simple capacity model of massively parallel transaction
 * systems", 1993, and "Guerrilla Capacity Planning", 2007.
 */
export interface ScalabilityLaw {
  /** The throughput of one server, per second. */
  readonly one: number;
  readonly contention: number;
  readonly coherency: number;
}

/**
 * The law that fits best: least squares of n / C(n) - 1, which the law makes a
 * line through the origin of the two costs. One of the measurements must be of
 * one server, two of more. A cost that would come out below 0 is 0.
 */
export function fitLaw(measured: readonly Measured[]): ScalabilityLaw {
  const one = measured.find(({ n }) => n === 1)?.throughput;
  const more = measured.filter(({ n }) => n > 1);
  if (one === undefined || one <= 0 || more.length < 2) {
    throw new Error("measure one server, and two other numbers of servers");
  }
  const points = more.map(({ n, throughput }): Point => {
    const lost = (n * one) / throughput - 1;
    return { x: n - 1, y: n * (n - 1), lost };
  });
  const { contention, coherency } = leastSquares(points);
  if (contention < 0) {
    return { one, contention: 0, coherency: slope(points, "y") };
  }
  if (coherency < 0) {
    return { one, contention: slope(points, "x"), coherency: 0 };
  }
  return { one, contention, coherency };
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly lost: number;
}

/** The normal equations of lost = contention · x + coherency · y. */
function leastSquares(points: readonly Point[]) {
  let [xx, xy, yy, xl, yl] = [0, 0, 0, 0, 0];
  for (const { x, y, lost } of points) {
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xl += x * lost;
    yl += y * lost;
  }
  const determinant = xx * yy - xy * xy;
  return {
    contention: (xl * yy - yl * xy) / determinant,
    coherency: (yl * xx - xl * xy) / determinant,
  };
}

function slope(points: readonly Point[], by: "x" | "y"): number {
  let [squares, products] = [0, 0];
  for (const point of points) {
    squares += point[by] * point[by];
    products += point[by] * point.lost;
  }
  return Math.max(0, products / squares);
}

/** Per second, by the law. */
export function throughputOf(law: ScalabilityLaw, n: number): number {
  const { one, contention, coherency } = law;
  return (n * one) / (1 + contention * (n - 1) + coherency * n * (n - 1));
}

/**
 * With more servers than this the throughput falls; undefined when it never
 * does.
 */
export function peakOf({
  contention,
  coherency,
}: ScalabilityLaw): number | undefined {
  if (coherency === 0) return undefined;
  return Math.max(1, Math.sqrt((1 - contention) / coherency));
}
