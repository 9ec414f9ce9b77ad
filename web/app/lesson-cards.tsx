/** Which lessons are there, in which order, and how far is one? */
import course from "virtual:course";
import { useState } from "preact/hooks";
import { doneIn } from "../lesson/summary.ts";
import type { CourseEntry } from "../lesson/texts.ts";
import { type Locale, lessonAddress } from "./address.ts";
import { homeWordsOf } from "./home-words.ts";

interface Props {
  readonly locale: Locale;
}

const VIEWS = ["list", "map"] as const;

export function Lessons({ locale }: Props) {
  const words = homeWordsOf(locale);
  const [view, setView] = useState<(typeof VIEWS)[number]>("list");
  return (
    <section class="lessons">
      <div class="lessons-head">
        <h2>{words.lessons}</h2>
        <fieldset class="switch" aria-label={words.view}>
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {words[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {view === "list" ? (
        <List locale={locale} />
      ) : (
        <LessonMap locale={locale} />
      )}
    </section>
  );
}

function List({ locale }: Props) {
  const words = homeWordsOf(locale);
  return (
    <ol class="lesson-list">
      {course.map((entry, index) => (
        <li key={entry.slug}>
          <a class="lesson-card" href={lessonAddress(locale, entry.slug)}>
            <span class="number" aria-hidden="true">
              {index + 1}
            </span>
            <span class="outline">
              <b>{entry.title[locale]}</b>
              <span>{entry.lead[locale]}</span>
              <Meter entry={entry} />
            </span>
            <small>
              {words.minutes(entry.minutes)} · {stateOf(entry, locale)}
            </small>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** A cell for each step, full where it is done. */
function Meter({ entry: { slug, steps } }: { readonly entry: CourseEntry }) {
  const done = doneIn(slug);
  return (
    <span class="meter" aria-hidden="true">
      {steps.map((step, index) => (
        <i key={step} class={index < done ? "is-done" : ""} />
      ))}
    </span>
  );
}

function stateOf({ slug, steps }: CourseEntry, locale: Locale): string {
  const words = homeWordsOf(locale);
  const done = doneIn(slug);
  if (done >= steps.length) return `✓ ${words.isDone}`;
  return done > 0 ? words.inProgress(done, steps.length) : words.isNew;
}

/** What needs what: a column for each round of lessons. */
function LessonMap({ locale }: Props) {
  const words = homeWordsOf(locale);
  const depths = course.map((entry) => depthOf(entry, course));
  const columns = [...new Set(depths)].sort((a, b) => a - b);
  return (
    <ol class="lesson-map">
      {columns.map((depth) => (
        <li key={depth}>
          <ul>
            {course.map((entry, index) =>
              depths[index] === depth ? (
                <li key={entry.slug}>
                  <a class="node" href={lessonAddress(locale, entry.slug)}>
                    <small>
                      {words.lesson(index + 1)} · {stateOf(entry, locale)}
                    </small>
                    <b>{entry.title[locale]}</b>
                    <small>{neededText(entry, locale)}</small>
                  </a>
                  <p class="quiet">{words.teaches}</p>
                  <ul class="concepts">
                    {entry.teaches.map((concept) => (
                      <li key={concept}>
                        {words.concepts[concept] ?? concept}
                      </li>
                    ))}
                  </ul>
                </li>
              ) : null,
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** The lessons that teach what this one needs. */
function neededBy(
  { needs }: CourseEntry,
  all: readonly CourseEntry[],
): readonly CourseEntry[] {
  return all.filter(({ teaches }) => {
    return teaches.some((concept) => needs.includes(concept));
  });
}

/** A lesson comes after all that it needs; no lesson needs itself. */
function depthOf(entry: CourseEntry, all: readonly CourseEntry[]): number {
  const before = all.slice(0, all.indexOf(entry));
  const depths = neededBy(entry, before).map((one) => depthOf(one, all));
  return depths.length === 0 ? 0 : Math.max(...depths) + 1;
}

function neededText(entry: CourseEntry, locale: Locale): string {
  const words = homeWordsOf(locale);
  const before = course.slice(0, course.indexOf(entry));
  const names = neededBy(entry, before).map((one) => {
    return words.lesson(course.indexOf(one) + 1);
  });
  if (names.length === 0) return words.first;
  return words.after(names.join(locale === "en" ? ", " : "、"));
}
