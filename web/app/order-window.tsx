/** Which few operations cannot be put in any order? */
import type { WindowSpan } from "../engine/check-report.ts";
import { useWidth } from "../scene/stage.tsx";
import { type Lane, lanesOf } from "./order-lanes.ts";
import { orderText, orderWordsOf } from "./order-words.ts";
import type { PartProps } from "./part.ts";

interface Props extends Pick<PartProps, "lab"> {
  readonly spans: readonly WindowSpan[];
}

/** A drawing, and the same as a table. */
export function OrderWindow({ lab, spans }: Props) {
  const words = orderWordsOf(lab.locale);
  return (
    <>
      <OrderPicture {...{ lab, spans }} />
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
          {spans.map(({ name, action, fromAt, toAt }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{orderText(action, lab.locale)}</td>
              <td>
                {fromAt} – {toAt === "" ? words.noEnd : toAt}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const NAME_PX = 16;
const LABEL_PX = 16;
const BAR_PX = 10;
const GAP_PX = 8;

/** Name, what each operation says on a line of its own, and the bars. */
function heightOf({ bars }: Lane): number {
  return NAME_PX + bars.length * LABEL_PX + BAR_PX + GAP_PX;
}

function OrderPicture({ lab, spans }: Props) {
  const [element, width] = useWidth();
  const words = orderWordsOf(lab.locale);
  const { lanes, ends } = lanesOf(spans);
  const heights = lanes.map(heightOf);
  const height = heights.reduce((sum, one) => sum + one, 0);
  const topOf = (place: number) =>
    heights.slice(0, place).reduce((sum, one) => sum + one, 0);
  return (
    <div ref={element} class="order-picture">
      <svg {...{ width, height }} role="img" aria-label={words.lanes}>
        {ends.map((end) => (
          <path
            key={end}
            class="is-end"
            d={`M${end * width} 0V${height - GAP_PX}`}
          />
        ))}
        {lanes.map((lane, place) => (
          <LaneView
            key={lane.process}
            {...{ lane, lab, width }}
            top={topOf(place)}
          />
        ))}
      </svg>
    </div>
  );
}

interface LaneProps extends Pick<PartProps, "lab"> {
  readonly lane: Lane;
  readonly width: number;
  readonly top: number;
}

function LaneView({ lane, lab, width, top }: LaneProps) {
  const { process, bars } = lane;
  const y = top + NAME_PX + bars.length * LABEL_PX;
  return (
    <g>
      <text class="is-process" y={top + 12}>
        {process}
      </text>
      {bars.map(({ span, from, to, isOpen }, place) => {
        const left = from * width;
        const wide = Math.max(3, (to - from) * width);
        // What begins on the right is said to the left of its end.
        const isRight = from > 0.5;
        const x = isRight ? left + wide : left;
        const labelY = top + NAME_PX + (place + 1) * LABEL_PX - 4;
        return (
          <g key={span.name}>
            <path class="is-stem" d={`M${x} ${labelY + 2}V${y}`} />
            <text x={x} y={labelY} text-anchor={isRight ? "end" : "start"}>
              {orderText(span.action, lab.locale)}
            </text>
            <rect
              class={isOpen ? "is-open" : ""}
              {...{ x: left, y, width: wide, height: BAR_PX }}
            />
          </g>
        );
      })}
    </g>
  );
}
