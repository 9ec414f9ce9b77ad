/** What happened in the current row, in full? */
import { Fragment } from "preact";
import type { Rows } from "../engine/order.ts";
import type { Locale } from "./address.ts";
import { BytesDrawer } from "./bytes-drawer.tsx";
import type { RunProps } from "./part.ts";
import { type RowText, rowText } from "./row-text.ts";
import { kindOf, timeText } from "./rows.ts";

export function Moment(props: RunProps) {
  const { lab, words, branch } = props;
  const { rows } = branch.report;
  const { row } = lab;
  const kind = kindOf(rows, row);
  const cells = rows.cells[row] ?? [];
  const { text, lang } = momentText(rows, row, lab.locale);
  const sentence = `${timeText(rows.atNs[row] ?? 0)}  ${text}`;
  return (
    <section class="moment">
      <h2>{words.moment}</h2>
      <p class="sentence">
        {kind.isNotable && <Turn name={words.notable} />}
        <span lang={lang}>{sentence}</span>
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
  const { text, lang } = momentText(rows, cause, lab.locale);
  return (
    <>
      <dt>{words.because}</dt>
      <dd>
        <button
          type="button"
          class="link"
          onClick={() => actions.change({ kind: "moved", row: cause })}
        >
          <span lang={lang}>{text}</span>
        </button>
      </dd>
    </>
  );
}

/** Alone on its line a sentence names its host. */
export function momentText(rows: Rows, row: number, locale: Locale): RowText {
  if (locale === "zh-CN") return rowText(rows, row, locale);
  return { text: rows.sentence[row] ?? "", lang: undefined };
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
