/** How does a run read? */
import { useLayoutEffect, useRef } from "preact/hooks";
import { Turn } from "./moment.tsx";
import type { WalkProps } from "./part.ts";
import { kindOf, sentenceText, timeText } from "./rows.ts";
import type { Words } from "./words.ts";

/** More rows at a time help nobody and slow the page down. */
const ROWS_SHOWN = 100;

/** One sees a little of what comes before and after. */
const CONTEXT_ROWS = 2;
const ROW_HEIGHT = 31;

export function RunTable(props: WalkProps) {
  const { words, walk } = props;
  const { seen, place, goTo } = walk;
  const page = Math.floor(place / ROWS_SHOWN);
  const from = page * ROWS_SHOWN;
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => keepInSight(frame.current), [place, seen]);
  return (
    // It scrolls, so a key must reach it.
    <section
      class="table"
      ref={frame}
      aria-label={words.sentences}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
    >
      {from > 0 && (
        <button type="button" onClick={() => goTo(seen[from - 1] ?? 0)}>
          {words.earlier}
        </button>
      )}
      <Rows {...props} from={from} />
      {from + ROWS_SHOWN < seen.length && (
        <button
          type="button"
          onClick={() => goTo(seen[from + ROWS_SHOWN] ?? 0)}
        >
          {words.later}
        </button>
      )}
    </section>
  );
}

function Rows(props: WalkProps & { readonly from: number }) {
  const { words, walk, from } = props;
  const { seen, place } = walk;
  const shown = seen.slice(from, from + ROWS_SHOWN);
  return (
    <table>
      <caption class="visually-hidden">{words.sentences}</caption>
      <Head words={words} />
      <tbody>
        {shown.map((row, index) => (
          <TableRow
            key={row}
            {...props}
            row={row}
            offset={from + index - place}
          />
        ))}
      </tbody>
    </table>
  );
}

function Head({ words }: { words: Words }) {
  return (
    <thead>
      <tr>
        <th scope="col">{words.time}</th>
        <th scope="col">{words.host}</th>
        <th scope="col">{words.event}</th>
      </tr>
    </thead>
  );
}

function TableRow({
  branch,
  words,
  walk,
  row,
  offset,
}: WalkProps & { row: number; offset: number }) {
  const { rows } = branch.report;
  const { isNotable, level } = kindOf(rows, row);
  const classes: string[] = [level];
  if (isNotable) classes.push("notable");
  if (offset > 0) classes.push("future");
  if (row === branch.differsAt) classes.push("differs");
  return (
    <tr
      class={classes.join(" ")}
      aria-current={offset === 0 ? "true" : undefined}
      onClick={() => walk.goTo(row)}
    >
      <td class="time">{timeText(rows.atNs[row] ?? 0)}</td>
      <td class="host">{rows.host[row] || <i>{words.network}</i>}</td>
      <td class="event">
        {isNotable && <Turn name={words.notable} />}
        {sentenceText(rows, row)}
      </td>
    </tr>
  );
}

/** Scrolls the table, never the page. */
function keepInSight(frame: HTMLElement | null): void {
  const current = frame?.querySelector<HTMLElement>("[aria-current]");
  if (frame === null || current === null || current === undefined) return;
  const head = frame.querySelector("thead")?.clientHeight ?? 0;
  const around = CONTEXT_ROWS * ROW_HEIGHT;
  const top = Math.max(0, current.offsetTop - head - around);
  const bottom = current.offsetTop + current.offsetHeight + around;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (bottom > frame.scrollTop + frame.clientHeight) {
    frame.scrollTop = bottom - frame.clientHeight;
  }
}
