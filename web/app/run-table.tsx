/** How does a run read? */
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { inspectedOf } from "./inspect.ts";
import { inspectorWordsOf } from "./inspector-words.ts";
import { Turn } from "./moment.tsx";
import type { WalkProps } from "./part.ts";
import { rowText } from "./row-text.ts";
import { kindOf, timeText } from "./rows.ts";
import type { Words } from "./words.ts";

/** More rows at a time help nobody and slow the page down. */
const ROWS_SHOWN = 50;

/** One sees a little of what comes before and after. */
const CONTEXT_ROWS = 2;
const ROW_HEIGHT = 31;

export function RunTable(props: WalkProps) {
  const { words, walk } = props;
  const { seen, place, goTo } = walk;
  const page = Math.floor(place / ROWS_SHOWN);
  const from = page * ROWS_SHOWN;
  const frame = useRef<HTMLElement>(null);
  useKeptInSight(frame, [place, seen]);
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
            // By its place: a browser is slow to put up all rows anew.
            key={index}
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

type RowProps = WalkProps & { readonly row: number; readonly offset: number };

/** From one row to the next hardly any of the others changes. */
function TableRow(props: RowProps) {
  const { lab, branch, words, row, offset } = props;
  const { rows } = branch.report;
  const isDifferent = row === branch.differsAt;
  const when = Math.sign(offset);
  return useMemo(
    () => <OneRow {...props} />,
    [rows, row, when, isDifferent, lab.locale, words],
  );
}

function OneRow(props: RowProps) {
  const { lab, branch, words, walk, row, offset } = props;
  const { rows } = branch.report;
  const { text, lang } = rowText(rows, row, lab.locale);
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
        <span lang={lang}>{text}</span>
        <InspectButton {...props} />
      </td>
    </tr>
  );
}

/** Tab reaches that of the current row; a click, that of any. */
function InspectButton({ lab, actions, branch, row, offset }: RowProps) {
  const { rows } = branch.report;
  const isAbout = rows.host[row] !== "" || rows.cells[row]?.length !== 0;
  if (!isAbout) return null;
  const words = inspectorWordsOf(lab.locale);
  const inspect = () => {
    const inspected = inspectedOf(rows, row);
    if (inspected === undefined) return;
    actions.change({ kind: "inspected", inspected });
  };
  return (
    <button
      type="button"
      class="inspect-row"
      tabIndex={offset === 0 ? 0 : -1}
      aria-label={words.inspectRow}
      title={words.inspectRow}
      onClick={inspect}
    >
      <span aria-hidden="true">ⓘ</span>
    </button>
  );
}

/** At once where it opens; then a frame later, when all is laid out. */
function useKeptInSight(
  frame: RefObject<HTMLElement | null>,
  now: readonly unknown[],
): void {
  const isOpen = useRef(false);
  useLayoutEffect(() => {
    if (!isOpen.current) {
      isOpen.current = true;
      keepInSight(frame.current);
      return undefined;
    }
    // Within the frame one would have to lay out the page for it.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const request = requestAnimationFrame(() => {
      timer = setTimeout(() => keepInSight(frame.current));
    });
    return () => {
      cancelAnimationFrame(request);
      clearTimeout(timer);
    };
  }, now);
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
