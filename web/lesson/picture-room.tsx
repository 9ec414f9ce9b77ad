/** What stands where the picture of a run will be? */
import type { LessonWords } from "./words-en.ts";

/** As high as the picture: nothing moves when that comes. */
export function PictureRoom({ words }: { readonly words: LessonWords }) {
  return (
    <div class="lesson-picture picture-room">
      <p role="status">{words.loading}</p>
    </div>
  );
}
