/** What does one read of a step until the engine is there? */
import { useEffect } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { Html } from "./html.tsx";
import { LessonHead } from "./lesson-head.tsx";
import { PictureRoom } from "./picture-room.tsx";
import { warmBench } from "./step-view.tsx";
import type { SectionText } from "./texts.ts";
import type { Reading } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly reading: Reading;
  readonly locale: Locale;
  readonly words: LessonWords;
}

/** In the very places that it has later: nothing moves when the rest comes. */
export function EarlyStep({ reading, locale, words }: Props) {
  const { entry, text, step } = reading;
  const { steps, exercise } = entry;
  const section = text[locale].sections.find(({ id }) => id === step);
  return (
    <article class="lesson">
      <LessonHead
        {...{ text, locale, words }}
        nth={steps.indexOf(step) + 1}
        count={steps.length}
      >
        <ol aria-hidden="true">
          {steps.map((id) => (
            <li key={id}>
              <span class="dot-room" />
            </li>
          ))}
        </ol>
      </LessonHead>
      {step === exercise ? (
        <Task {...{ section, words }} />
      ) : (
        <Text {...{ section, words }} />
      )}
    </article>
  );
}

interface PartProps {
  readonly section: SectionText | undefined;
  readonly words: LessonWords;
}

function Task({ section, words }: PartProps) {
  useEffect(warmBench, []);
  return (
    <div class="lesson-wide">
      <h2>{section?.heading}</h2>
      <div class="bench-room">
        <Html html={section?.html ?? ""} />
        <p role="status">{words.loadingEditor}</p>
      </div>
    </div>
  );
}

/** What prose points to is not there yet. */
function wait(event: MouseEvent): void {
  const link = (event.target as Element).closest("a");
  if (link?.matches("[data-moment], [data-file]")) event.preventDefault();
}

function Text({ section, words }: PartProps) {
  return (
    <div class="lesson-body">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its links do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links, by Enter */}
      <section class="lesson-text" onClick={wait}>
        <h2>{section?.heading}</h2>
        <Html html={section?.html ?? ""} />
      </section>
      <div class="lesson-run">
        <PictureRoom {...{ words }} />
      </div>
    </div>
  );
}
