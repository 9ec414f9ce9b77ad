/** How fast does a scene play? */
import { SPEEDS } from "./player.ts";
import type { SceneWords } from "./scene-words-en.ts";
import type { Playing } from "./use-player.ts";

export type SpeedWords = Pick<
  SceneWords,
  "speed" | "byEvent" | "live" | "lasts"
>;

/**
 * A narrow field is as wide as the short names: what follows one of them is
 * read in the open list, and is not to be cut in its midst.
 */
const APART = "\u2003".repeat(4);

interface Props {
  readonly playing: Playing;
  readonly words: SpeedWords;
  /** Closed, there is room for the short name alone. */
  readonly isNarrow?: boolean;
}

export function SpeedSelect({ playing, words, isNarrow = false }: Props) {
  const apart = isNarrow ? APART : " · ";
  const { speed, lengthMs, trueMs, send } = playing;
  // 1× alone says nothing: how long the whole lasts says all.
  const lastsText = (one: number) =>
    words.lasts(secondsText(lengthMs / one / 1e3));
  return (
    <select
      class="scene-speed"
      aria-label={words.speed}
      title={words.speed}
      value={String(speed)}
      onChange={({ currentTarget: { value } }) => {
        const isWay = value === "by-event" || value === "live";
        send({ type: "speed", speed: isWay ? value : Number(value) });
      }}
    >
      {SPEEDS.map((one) => (
        <option key={one} value={String(one)}>
          {`${one}×${apart}${lastsText(one)}`}
        </option>
      ))}
      <option value="live">
        {`${words.live}${apart}${words.lasts(secondsText(trueMs / 1e3))}`}
      </option>
      <option value="by-event">{words.byEvent}</option>
    </select>
  );
}

/** "0.004", "0.8", "9", "95": as exact as one cares to know. */
function secondsText(seconds: number): string {
  if (seconds < 0.1) return String(Number(seconds.toPrecision(1)));
  return seconds < 1 ? seconds.toFixed(1) : String(Math.round(seconds));
}
