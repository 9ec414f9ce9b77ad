/** Which troubles and comings are named over the strip of answers? */
import { group } from "d3";
import type { Answers } from "./answers.ts";
import { labelWidth } from "./axis.ts";
import type { PanelProps } from "./panel-props.ts";
import type { PanelWords } from "./panel-words-en.ts";

const NAME_GAP_PX = 4;

interface Told {
  readonly x: (ns: number) => number;
  readonly words: PanelWords;
  readonly names: PanelProps["names"];
}

interface Label {
  readonly left: number;
  readonly name: string;
}

type TroublesProps = Told & Pick<Answers, "troubles">;

export function troubleLabels({
  troubles,
  x,
  words,
  names,
}: TroublesProps): Label[] {
  return troubles.map(({ fromNs, what, about }) => {
    const name =
      what === "fault"
        ? (words.faultKinds[about] ?? about)
        : `${names.get(about) ?? about}: ${words.hostWords[what]}`;
    return { left: x(fromNs), name };
  });
}

type JoinsProps = Told & Pick<Answers, "joins">;

/** Who comes at one moment is named together. */
export function joinLabels({ joins, x, words, names }: JoinsProps): Label[] {
  const moments = group(joins, ({ atNs }) => Math.round(x(atNs)));
  return [...moments].map(([left, some]) => {
    const all = some.map(({ host }) => names.get(host) ?? host);
    return { left, name: words.come(all.join(words.comma), all.length) };
  });
}

interface LabelsProps {
  readonly labels: readonly Label[];
  readonly width: number;
}

/** Each where there is room; the list under the strip names all. */
export function Labels({ labels, width }: LabelsProps) {
  let freeFrom = 0;
  const shown = [...labels]
    .sort((one, other) => one.left - other.left)
    .filter(({ left, name }) => {
      const endX = left + NAME_GAP_PX + labelWidth(name);
      const isShown = left >= freeFrom && endX <= width;
      if (isShown) freeFrom = endX;
      return isShown;
    });
  return (
    <>
      {shown.map(({ left, name }) => (
        <text
          key={`${left}/${name}`}
          class="is-name"
          x={left + NAME_GAP_PX}
          y="12"
        >
          {name}
        </text>
      ))}
    </>
  );
}
