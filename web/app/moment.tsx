/** What happened in the current row, in full? */
import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import { BytesDrawer } from "./bytes-drawer.tsx";
import type { RunProps } from "./part.ts";
import { kindOf, timeText } from "./rows.ts";

/** Who holds a key down hears where it ends, not every row on the way. */
const QUIET_MS = 250;

export function Moment(props: RunProps) {
  const { lab, words, branch } = props;
  const { rows } = branch.report;
  const { row } = lab;
  const kind = kindOf(rows, row);
  const cells = rows.cells[row] ?? [];
  const host = rows.host[row] || words.network;
  const sentence = `${timeText(rows.atNs[row] ?? 0)}  ${rows.sentence[row]}`;
  const spoken = useSettled(`${host}: ${sentence}`);
  return (
    <section class="moment">
      <h2>{words.moment}</h2>
      <p class="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      <p class="sentence">
        {kind.isNotable && <Turn name={words.notable} />}
        {sentence}
      </p>
      <dl>
        {kind.columns.map((column, index) => (
          <Fragment key={column}>
            <dt>{column}</dt>
            <dd>{String(cells[index] ?? "")}</dd>
          </Fragment>
        ))}
        <Cause {...props} />
      </dl>
      <BytesDrawer {...props} />
    </section>
  );
}

/** The row that led to this one, to go there. */
function Cause({ lab, actions, words, branch }: RunProps) {
  const { rows } = branch.report;
  const cause = rows.cause[lab.row] ?? -1;
  if (cause < 0) return null;
  return (
    <>
      <dt>{words.because}</dt>
      <dd>
        <button
          type="button"
          class="link"
          onClick={() => actions.change({ kind: "moved", row: cause })}
        >
          {rows.sentence[cause]}
        </button>
      </dd>
    </>
  );
}

/** A turning point: a sign and a word, so that colour says nothing alone. */
export function Turn({ name }: { name: string }) {
  return (
    <span class="turn" title={name}>
      <span aria-hidden="true">▲</span>
      <span class="visually-hidden">{name}: </span>
    </span>
  );
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
