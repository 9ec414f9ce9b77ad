/** What can one learn here, and where does one go on? */
import { labAddress, openingAddress } from "./address.ts";
import { CallPicture } from "./call-picture.tsx";
import { Frame } from "./frame.tsx";
import { LessonCards } from "./lesson-cards.tsx";
import type { PageProps } from "./page-props.ts";

export function Home(props: PageProps) {
  const { address, words } = props;
  const { locale, place } = address;
  return (
    <Frame {...props}>
      {place.kind === "nowhere" && (
        <div class="notice bad" role="status">
          <strong>⚠ {words.problem}</strong>
          <p>{words.nowhere(place.text)}</p>
        </div>
      )}
      <section class="empty">
        <CallPicture />
        <h1>{words.homeTitle}</h1>
        <p>{words.intro}</p>
        <ul class="cards">
          <LessonCards {...{ locale, words }} />
          <li>
            <a class="card" href={openingAddress(locale)}>
              <b>{words.opening} →</b>
              <span>{words.openingText}</span>
            </a>
          </li>
          <li>
            <a class="card" href={labAddress(locale)}>
              <b>{words.lab} →</b>
              <span>{words.labText}</span>
            </a>
          </li>
        </ul>
      </section>
    </Frame>
  );
}
