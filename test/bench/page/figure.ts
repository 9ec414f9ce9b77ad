/** What is a figure of the page, and how far do its values spread? */

export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** What counts against the budget. */
  readonly value: number;
  /** Of all values: least, median, most. */
  readonly least: number;
  readonly median: number;
  readonly most: number;
  readonly count: number;
  /** The value may be at most, or at least, so much. */
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly isMet: boolean;
}

export interface Budget {
  readonly name: string;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Where one value in so many lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.max(0, place)] ?? Number.NaN;
}

/** The figure of some values; the budget is on that quantile of them. */
export function figureOf(
  budget: Budget,
  values: readonly number[],
  share = 0.5,
): Figure {
  const value = quantile(values, share);
  const { atMost = Infinity, atLeast = -Infinity } = budget;
  return {
    ...budget,
    value,
    least: quantile(values, 0),
    median: quantile(values, 0.5),
    most: quantile(values, 1),
    count: values.length,
    isMet: value <= atMost && value >= atLeast,
  };
}

/** A figure in one line, beside its budget. */
export function figureText(figure: Figure): string {
  const { name, unit, value, least, median, most, count } = figure;
  const budget =
    figure.atMost !== undefined
      ? `, at most ${figure.atMost}`
      : figure.atLeast !== undefined
        ? `, at least ${figure.atLeast}`
        : "";
  const spread =
    count > 1
      ? ` (${round(least)} to ${round(most)}, median ${round(median)}, ` +
        `${count} values)`
      : "";
  const verdict = budget === "" ? "" : figure.isMet ? ": met" : ": NOT met";
  return `${name}${verdict}\n  ${round(value)} ${unit}${budget}${spread}`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
