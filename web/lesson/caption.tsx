/** What happened last, and when; and what time is it in the run? */
import { captionOf, type Locale, timeText } from "../scene/captions.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import type { Telling } from "../scene/tellings.ts";
import type { Playing } from "../scene/use-player.ts";
import { hostNamesOf } from "./host-names.ts";

interface Props {
  readonly told: Telling | undefined;
  readonly playing: Playing;
  readonly locale: Locale;
}

/**
 * An event keeps its own moment while the clock runs on to the next. Read
 * aloud when the run stands still; while it plays it would babble.
 */
export function Caption({ told, playing, locale }: Props) {
  const { atNs, state } = playing;
  return (
    <div class="lesson-caption">
      <span class="clock">
        {sceneWordsOf(locale).now} {timeText(atNs)}
      </span>
      <p aria-live={state === "playing" ? "off" : "polite"}>
        {told !== undefined && (
          <>
            <span class="time">{timeText(told.atNs)}</span>{" "}
            {captionOf(told, locale, hostNamesOf(locale))}
          </>
        )}
      </p>
    </div>
  );
}
