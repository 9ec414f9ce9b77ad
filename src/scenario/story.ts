/** How does a run read as a story? */
import type { Row, Trace } from "../kernel/trace.ts";
import { rowSentence, rowTime } from "../kernel/trace-text.ts";
import { isSeenFrom, type Level } from "../ports/event.ts";

const TIME_WIDTH = 12;

/**
 * The kept rows that one sees from as near as `level`. A turning point, such
 * as a drop or a broken connection, is seen from everywhere.
 */
export function* storyRows(trace: Trace, level: Level): Generator<Row> {
  for (let index = 0; index < trace.length; index += 1) {
    const kind = trace.kindAt(index);
    const isSeen = kind.isNotable || isSeenFrom(kind.level, level);
    if (isSeen) yield trace.row(index);
  }
}

/** One line: when, and what. Every sentence says itself where. */
export function storyLine(row: Row): string {
  return `${rowTime(row).padStart(TIME_WIDTH)}  ${rowSentence(row)}`;
}
