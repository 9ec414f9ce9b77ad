/** What is a benchmark, and what does one measurement say? */

/** One measurement of one side. */
export interface Measurement {
  /** How often per second. */
  readonly rate: number;
  /** Memory of the process at the end, in bytes, where that is watched. */
  readonly memoryBytes?: number;
}

export type Measure = () => Measurement | Promise<Measurement>;

/** Ours beside a reference, measured in turn, each in a fresh process. */
export interface Benchmark {
  readonly name: string;
  /** What is counted: "hops/s", "calls/s". */
  readonly unit: string;
  readonly ours: Measure;
  /** By name; where there are several the fastest counts. */
  readonly references: { readonly [name: string]: Measure };
  /** The smallest ratio ours / reference that meets the budget. */
  readonly ratioMin: number;
  /** The most memory that ours may take, where that is a budget. */
  readonly memoryBytesMax?: number;
  readonly about: string;
}
