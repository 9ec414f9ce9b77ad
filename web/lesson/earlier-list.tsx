/** To which moments can one go back? */
import type { ComponentChildren } from "preact";
import type { Locale } from "../app/address.ts";
import { whenText } from "./progress-words.ts";

interface Moment {
  readonly atMs: number;
}

interface Props<One extends Moment> {
  readonly locale: Locale;
  readonly all: readonly One[];
  /** What a button does, for who cannot see what it is about. */
  readonly say: (when: string) => string;
  /** How much there was at that moment. */
  readonly about: (one: One) => ComponentChildren;
  readonly onRestore: (one: One) => void;
}

export function EarlierList<One extends Moment>(props: Props<One>) {
  const { locale, all, say, about, onRestore } = props;
  return (
    <ol>
      {all.map((one) => {
        const when = whenText(one.atMs, locale);
        return (
          <li key={one.atMs}>
            <button
              type="button"
              class="link"
              aria-label={say(when)}
              onClick={() => onRestore(one)}
            >
              {when}
            </button>{" "}
            {about(one)}
          </li>
        );
      })}
    </ol>
  );
}
