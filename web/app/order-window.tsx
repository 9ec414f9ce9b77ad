/** Which few operations cannot be put in any order? */
import type { WindowSpan } from "../engine/check-report.ts";
import { orderText, orderWordsOf } from "./order-words.ts";
import type { PartProps } from "./part.ts";

interface Props extends Pick<PartProps, "lab"> {
  readonly spans: readonly WindowSpan[];
}

/** Bars over the order of events: the times between them are no matter. */
export function OrderWindow({ lab, spans }: Props) {
  const words = orderWordsOf(lab.locale);
  const ends = spans.flatMap(({ from, to }) => (to < 0 ? [from] : [from, to]));
  const order = [...new Set(ends)].sort((one, other) => one - other);
  return (
    <table class="order-window">
      <caption>{words.picture}</caption>
      <thead>
        <tr>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.when}</th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <SpanRow key={span.name} {...{ lab, span, order }} />
        ))}
      </tbody>
    </table>
  );
}

interface SpanProps extends Pick<PartProps, "lab"> {
  readonly span: WindowSpan;
  /** The places of all ends, the earliest first. */
  readonly order: readonly number[];
}

function SpanRow({ lab, span, order }: SpanProps) {
  const { name, action, from, to, fromAt, toAt } = span;
  const words = orderWordsOf(lab.locale);
  // What has no end goes on to the right of all ends.
  const placeOf = (end: number) =>
    end < 0 ? order.length : order.indexOf(end);
  const share = (end: number) => (100 * placeOf(end)) / order.length;
  const style = { left: `${share(from)}%`, right: `${100 - share(to)}%` };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{orderText(action, lab.locale)}</td>
      <td>
        <span class="order-track" aria-hidden="true">
          <span class={to < 0 ? "is-open" : ""} style={style} />
        </span>
        {fromAt} – {toAt === "" ? words.noEnd : toAt}
      </td>
    </tr>
  );
}
