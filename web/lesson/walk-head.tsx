/** At which step is one, and to which may one go? */
import type { Locale } from "../app/address.ts";
import { LessonHead } from "./lesson-head.tsx";
import type { Loaded, Walking } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly lesson: Loaded;
  readonly locale: Locale;
  readonly words: LessonWords;
  readonly walk: Walking;
}

export function WalkHead(props: Props) {
  const { lesson, walk } = props;
  const count = lesson.facts.steps.length;
  return (
    <LessonHead {...props} text={lesson.text} nth={walk.at + 1} count={count}>
      <StepList {...props} />
    </LessonHead>
  );
}

/** One knows how far one is, and may go back, or on to what is open. */
function StepList({ lesson, locale, words, walk }: Props) {
  const { text, facts } = lesson;
  const { at, records } = walk;
  const firstLocked = facts.steps.findIndex(
    ({ id, kind }) => kind === "predict" && records[id] === undefined,
  );
  return (
    <ol>
      {facts.steps.map(({ id }, index) => {
        const isFar = firstLocked >= 0 && index > firstLocked;
        const state = records[id]?.state ?? (isFar ? "locked" : "open");
        const { sections } = text[locale];
        const heading = sections.find((one) => one.id === id)?.heading;
        const label = `${index + 1}. ${heading}: ${words.stepState[state]}`;
        return (
          <li key={id}>
            <button
              type="button"
              class={`dot is-${state}`}
              aria-label={label}
              title={label}
              aria-current={index === at ? "step" : undefined}
              aria-disabled={isFar}
              onClick={() => walk.send({ type: "goTo", step: id })}
            />
          </li>
        );
      })}
    </ol>
  );
}
