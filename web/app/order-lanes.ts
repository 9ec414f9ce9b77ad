/** Where do the operations of a history stand, a lane for each client? */
import type { WindowSpan } from "../engine/check-report.ts";

interface LaneBar {
  readonly span: WindowSpan;
  /** From 0, before all ends, to 1, after all of them. */
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
}

export interface Lane {
  readonly process: string;
  readonly bars: readonly LaneBar[];
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Where operations begin and end, in order. */
  readonly ends: readonly number[];
}

/**
 * Over the order of events: the times between them are no matter. What has no
 * end goes on to the right of all ends.
 */
export function lanesOf(spans: readonly WindowSpan[]): Lanes {
  const all = spans.flatMap(({ from, to }) => (to < 0 ? [from] : [from, to]));
  const order = [...new Set(all)].sort((one, other) => one - other);
  // Room at both sides of the first and the last end.
  const share = (end: number) => (order.indexOf(end) + 0.5) / order.length;
  const lanes = new Map<string, LaneBar[]>();
  for (const span of spans) {
    const { process, from, to } = span;
    const isOpen = to < 0;
    const bar = { span, from: share(from), to: isOpen ? 1 : share(to), isOpen };
    const bars = lanes.get(process) ?? [];
    lanes.set(process, bars);
    bars.push(bar);
  }
  return {
    lanes: [...lanes]
      .map(([process, bars]) => ({
        process,
        bars: bars.sort((one, other) => one.from - other.from),
      }))
      .sort((one, other) => (one.process < other.process ? -1 : 1)),
    ends: order.map(share),
  };
}
