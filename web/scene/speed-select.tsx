/** How fast does a scene play? */
import { SPEEDS } from "./player.ts";
import type { SceneWords } from "./scene-words-en.ts";
import type { Playing } from "./use-player.ts";

export type SpeedWords = Pick<SceneWords, "speed" | "byEvent">;

interface Props {
  readonly playing: Playing;
  readonly words: SpeedWords;
}

export function SpeedSelect({ playing, words }: Props) {
  const { speed, send } = playing;
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
          {one}×
        </option>
      ))}
      <option value="by-event">{words.byEvent}</option>
    </select>
  );
}
