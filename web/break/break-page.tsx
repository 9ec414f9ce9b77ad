/** Which services can one break, and which did one expose? */
import { useEffect, useState } from "preact/hooks";
import { BREAK_POINTS_MAX } from "../../src/course/break-it.ts";
import { breakAddress } from "../app/address.ts";
import { Frame } from "../app/frame.tsx";
import type { PageProps } from "../app/page-props.ts";
import { inLocale } from "../app/words.ts";
import { type Exposed, loadExposed } from "./break-progress.ts";
import { BreakRoom } from "./break-room.tsx";
import { BREAKS } from "./break-texts.ts";
import { breakWordsOf } from "./words.ts";
import "./break.css";

export function BreakPage(props: PageProps) {
  const { locale, place } = props.address;
  const name = place.kind === "break" ? place.name : "";
  const found = BREAKS.find(([one]) => one === name);
  const own = breakWordsOf(locale);
  useEffect(() => {
    const title =
      found === undefined ? own.title : inLocale(found[1].title, locale);
    document.title = `${title} · Farcall`;
  }, [found, own, locale]);
  return (
    <Frame {...props}>
      {found === undefined ? (
        <List {...props} unknown={name} />
      ) : (
        <BreakRoom key={name} {...props} name={name} texts={found[1]} />
      )}
    </Frame>
  );
}

function List({ address, unknown }: PageProps & { readonly unknown: string }) {
  const { locale } = address;
  const own = breakWordsOf(locale);
  const [exposed, setExposed] = useState<Exposed>({});
  useEffect(() => {
    void loadExposed().then(setExposed);
  }, []);
  const sum = Object.values(exposed).reduce((all, one) => all + one, 0);
  return (
    <section class="breaks">
      {unknown !== "" && (
        <p class="notice bad" role="status">
          {own.unknown(unknown)}
        </p>
      )}
      <h1>{own.title}</h1>
      <p class="lead">{own.lead}</p>
      <p class="quiet">{own.sum(sum, BREAKS.length * BREAK_POINTS_MAX)}</p>
      <ol class="break-list">
        {BREAKS.map(([name, { title, promise }], index) => (
          <li key={name}>
            <a href={breakAddress(locale, name)}>
              <span class="number" aria-hidden="true">
                {index + 1}
              </span>
              <b>{inLocale(title, locale)}</b>
              <span>{inLocale(promise, locale)}</span>
              <State points={exposed[name] ?? 0} own={own} />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface StateProps {
  readonly points: number;
  readonly own: ReturnType<typeof breakWordsOf>;
}

function State({ points, own }: StateProps) {
  if (points === 0) return <small>{own.notYet}</small>;
  return <small class="good">✓ {own.exposed(points, BREAK_POINTS_MAX)}</small>;
}
