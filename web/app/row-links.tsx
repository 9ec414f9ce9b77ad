/** Which rows tell of it, and how does one go there? */
import { inspectorWordsOf } from "./inspector-words.ts";
import type { RunProps } from "./part.ts";
import { rowText } from "./row-text.ts";
import { timeText } from "./rows.ts";

/** More at once nobody reads; the table has them all. */
const LINKS_MAX = 40;

export function RowLinks({
  lab,
  actions,
  branch,
  rows: numbers,
}: RunProps & { readonly rows: readonly number[] }) {
  const { rows } = branch.report;
  const words = inspectorWordsOf(lab.locale);
  if (numbers.length === 0) return <dd>{words.nothing}</dd>;
  const hidden = numbers.length - LINKS_MAX;
  return (
    <>
      {numbers.slice(0, LINKS_MAX).map((row) => {
        const { text, lang } = rowText(rows, row, lab.locale);
        return (
          <dd key={row}>
            <button
              type="button"
              class="link"
              aria-current={row === lab.row ? "true" : undefined}
              onClick={() => actions.change({ kind: "moved", row })}
            >
              <span class="time">{timeText(rows.atNs[row] ?? 0)}</span>{" "}
              <span lang={lang}>{text}</span>
            </button>
          </dd>
        );
      })}
      {hidden > 0 && <dd>{words.moreRows(hidden)}</dd>}
    </>
  );
}

/** Rows that one opens only to count them, or to go there. */
export function FoldedRows(
  props: RunProps & {
    readonly title: string;
    readonly rows: readonly number[];
  },
) {
  const { title, rows } = props;
  return (
    <details>
      <summary>
        {title} ({rows.length})
      </summary>
      <dl>
        <RowLinks {...props} rows={rows} />
      </dl>
    </details>
  );
}
