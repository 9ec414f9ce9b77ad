/** What stands above every step of a lesson? */
import type { ComponentChildren } from "preact";
import type { Locale } from "../app/address.ts";
import type { LessonText } from "./texts.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly text: LessonText;
  readonly locale: Locale;
  readonly words: LessonWords;
  /** The step, counted from 1, of so many. */
  readonly nth: number;
  readonly count: number;
  /** A list of the steps. */
  readonly children: ComponentChildren;
}

export function LessonHead(props: Props) {
  const { text, locale, words, nth, count, children } = props;
  return (
    <div class="lesson-head">
      <h1>{text[locale].title}</h1>
      {text.isBehind && locale !== "en" && <p class="behind">{words.behind}</p>}
      <nav aria-label={words.steps}>
        {children}
        <span>{words.stepOf(nth, count)}</span>
      </nav>
    </div>
  );
}
