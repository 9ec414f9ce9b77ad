/** How fast does a scene play? */
import { SPEEDS } from "./player.ts";
import type { SceneWords } from "./scene-words-en.ts";
import type { Playing } from "./use-player.ts";

export type SpeedWords = Pick<SceneWords, "speed" | "byEvent" | "lasts">;

interface Props {
  readonly playing: Playing;
  readonly words: SpeedWords;
}

export function SpeedSelect({ playing, words }: Props) {
  const { speed, lengthMs, send } = playing;
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
        const chosen = value === "by-event" ? value : Number(value);
        send({ type: "speed", speed: chosen });
      }}
    >
      {SPEEDS.map((one) => (
        <option key={one} value={String(one)}>
          {`${one}× · ${lastsText(one)}`}
        </option>
      ))}
      <option value="by-event">{words.byEvent}</option>
    </select>
  );
}

/** "0.8", "9", "95": as exact as one cares to know. */
function secondsText(seconds: number): string {
  return seconds < 1 ? seconds.toFixed(1) : String(Math.round(seconds));
}
