/** What happened in the current row, in full? */
import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PartProps } from "./app.tsx";
import type { Branch } from "./lab-state.ts";
import { kindOf, timeText } from "./rows.ts";

type Props = PartProps & { readonly branch: Branch };

/** Who holds a key down hears where it ends, not every row on the way. */
const QUIET_MS = 250;

export function Moment({ lab, actions, words, branch }: Props) {
  const { rows } = branch.report;
  const { row } = lab;
  const kind = kindOf(rows, row);
  const cells = rows.cells[row] ?? [];
  const cause = rows.cause[row] ?? -1;
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
        {cause >= 0 && (
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
        )}
      </dl>
    </section>
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
