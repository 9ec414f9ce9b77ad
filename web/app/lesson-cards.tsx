/** Which lessons are there, and how far is one? */
import course from "virtual:course";
import { doneIn } from "../lesson/summary.ts";
import { type Locale, lessonAddress } from "./address.ts";
import type { Words } from "./words.ts";

interface Props {
  readonly locale: Locale;
  readonly words: Words;
}

export function LessonCards({ locale, words }: Props) {
  return (
    <>
      {course.map(({ slug, title, lead, minutes, steps }) => {
        const done = doneIn(slug);
        const isDone = done >= steps.length;
        const state = isDone
          ? `✓ ${words.lessonDone}`
          : done > 0
            ? words.lessonOpen(done, steps.length)
            : words.lessonNew(minutes);
        return (
          <li key={slug}>
            <a class="card" href={lessonAddress(locale, slug)}>
              <b>{title[locale]} →</b>
              <span>{lead[locale]}</span>
              <small>{state}</small>
            </a>
          </li>
        );
      })}
    </>
  );
}
