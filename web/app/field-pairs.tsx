/** How do names and values of messages stand on the page? */
import { Fragment } from "preact";
import type { MessageView } from "../engine/wire-view.ts";

type Pair = readonly [name: string, value: string];

/** "1 amount (int64)", "5" */
export function fieldPairs({ fields }: MessageView): readonly Pair[] {
  return fields.map(({ number, name, type, value }) => [
    `${number} ${name} (${type})`,
    value,
  ]);
}

export function Pairs({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <dl class="pairs">
      {pairs.map(([name, value], index) => (
        <Fragment key={`${index} ${name}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
