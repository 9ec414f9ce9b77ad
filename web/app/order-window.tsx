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
  const places = spans.flatMap(({ from, to }) =>
    to < 0 ? [from] : [from, to],
  );
  const order = [...new Set(places)].sort((one, other) => one - other);
  // One step more, for what has no end.
  const share = (place: number) =>
    `${(100 * (place < 0 ? order.length : order.indexOf(place))) / order.length}%`;
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
        {spans.map((span) => {
          const { name, action, from, to, fromAt, toAt } = span;
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{orderText(action, lab.locale)}</td>
              <td>
                <span class="order-track" aria-hidden="true">
                  <span
                    class={to < 0 ? "is-open" : ""}
                    style={{
                      left: share(from),
                      right: `calc(100% - ${share(to)})`,
                    }}
                  />
                </span>
                {fromAt} – {toAt === "" ? words.noEnd : toAt}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
