/** Why does one stand before a question, when a link led further? */
import type { LessonInput } from "./lesson-machine.ts";
import type { Walking } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly walk: Walking;
  readonly words: LessonWords;
}

/** The step that a link led to, and the open questions from here to it. */
function wantedIn({ steps, at, records, wanted }: LessonInput) {
  const to = steps.findIndex(({ id }) => id === wanted);
  const open = steps
    .slice(at, Math.max(at, to))
    .filter(({ id, demands }) => demands === "answer" && !records[id]);
  return { nth: to + 1, open: open.length };
}

/** Said at the question that locks the step. */
export function Wanted({ walk, words }: Props) {
  const { nth, open } = wantedIn(walk);
  if (nth === 0 || !walk.isLocked) return null;
  return (
    <p class="notice" role="status">
      {words.opensAfter(nth, open - 1)}
    </p>
  );
}

/** Offered once that question is out of the way. */
export function GoOn({ walk, words }: Props) {
  const { nth, open } = wantedIn(walk);
  const { wanted = "" } = walk;
  if (nth === 0 || walk.isLocked) return null;
  return (
    <button
      type="button"
      onClick={() => walk.send({ type: "goTo", step: wanted })}
    >
      {open === 0 ? words.goOnTo(nth) : words.goOnTowards(nth)} →
    </button>
  );
}
