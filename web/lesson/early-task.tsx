/** What does one read of an exercise until engine and editor are there? */
import { useEffect } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { Html } from "./html.tsx";
import { warmBench } from "./step-view.tsx";
import type { Reading } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly reading: Reading;
  readonly locale: Locale;
  readonly words: LessonWords;
}

/** In the very places that it has later: nothing moves when the rest comes. */
export function EarlyTask({ reading, locale, words }: Props) {
  const { entry, text } = reading;
  const { steps, exercise } = entry;
  const { title, sections } = text[locale];
  const section = sections.find(({ id }) => id === exercise);
  useEffect(warmBench, []);
  return (
    <article class="lesson">
      <div class="lesson-head">
        <h1>{title}</h1>
        {text.isBehind && locale !== "en" && (
          <p class="behind">{words.behind}</p>
        )}
        <nav aria-label={words.steps}>
          <ol aria-hidden="true">
            {steps.map((id) => (
              <li key={id}>
                <span class="dot-room" />
              </li>
            ))}
          </ol>
          <span>{words.stepOf(steps.indexOf(exercise) + 1, steps.length)}</span>
        </nav>
      </div>
      <div class="lesson-wide">
        <h2>{section?.heading}</h2>
        <div class="bench-room">
          <Html html={section?.html ?? ""} />
          <p role="status">{words.loadingEditor}</p>
        </div>
      </div>
    </article>
  );
}
