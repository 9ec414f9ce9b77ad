/** How does one play, step and seek? */
import {
  captionOf,
  type HostNames,
  type Locale,
  timeText,
} from "./captions.ts";
import { lastTold, type Scene } from "./scene.ts";
import type { SceneWords } from "./scene-words-en.ts";
import { SpeedSelect } from "./speed-select.tsx";
import type { Playing } from "./use-player.ts";

interface Props {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly words: SceneWords;
  readonly locale: Locale;
  readonly names: HostNames;
  /** Told where somebody has dragged the time and let it go. */
  readonly onSeek?: (share: number) => void;
}

const PLAY = "M7 4.5v15l12-7.5z";
const PAUSE = "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z";
const AGAIN =
  "M12 5V1.5L7 6l5 4.5V7a5.5 5.5 0 1 1-5.4 6.6H4.6A7.5 7.5 0 1 0 12 5z";
const BACK = "M16 5.5v13L7 12zM5 5.5h2v13H5z";
const ON = "M8 5.5v13l9-6.5zM17 5.5h2v13h-2z";

export function Controls(props: Props) {
  const { playing, words } = props;
  const { state, send } = playing;
  const isPlaying = state === "playing";
  const label = isPlaying
    ? words.pause
    : state === "ended"
      ? words.again
      : words.play;
  const icon = isPlaying ? PAUSE : state === "ended" ? AGAIN : PLAY;
  const step = (direction: 1 | -1) => () =>
    send({ type: "step", direction, isNotable: false });
  return (
    <div class="scene-controls">
      <Button label={words.stepBack} icon={BACK} onClick={step(-1)} />
      <Button
        label={label}
        icon={icon}
        onClick={() => send({ type: "toggle" })}
      />
      <Button label={words.stepOn} icon={ON} onClick={step(1)} />
      <TimeSlider {...props} />
      <SpeedSelect playing={playing} words={words} isNarrow />
    </div>
  );
}

function TimeSlider(props: Props) {
  const { words, onSeek } = props;
  const { send, atMs } = props.playing;
  const { lengthMs } = props.scene.clock;
  return (
    <input
      type="range"
      min="0"
      max={Math.ceil(lengthMs)}
      step="1"
      value={Math.round(atMs)}
      aria-label={words.timeline}
      aria-valuetext={momentText(props)}
      onKeyDown={(event) => stepByKey(event, send)}
      onInput={({ currentTarget }) => {
        send({ type: "seek", toMs: Number(currentTarget.value) });
      }}
      onChange={({ currentTarget }) => {
        // Once it is let go: a new scene must not be dragged along.
        onSeek?.(Number(currentTarget.value) / lengthMs);
      }}
    />
  );
}

/** "225 ms, the answer to pay is lost": where one is, in words. */
function momentText({ scene, playing, locale, names }: Props): string {
  const time = timeText(playing.atNs - scene.clock.startNs);
  const told = lastTold(scene, playing.atNs);
  return told ? `${time}, ${captionOf(told, locale, names)}` : time;
}

/** Arrows go from event to event; with Shift, to the next turning point. */
function stepByKey(event: KeyboardEvent, send: Playing["send"]): void {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  const isBack = event.key === "ArrowLeft";
  if (!isBack && event.key !== "ArrowRight") {
    if (event.key !== " ") return;
    event.preventDefault();
    send({ type: "toggle" });
    return;
  }
  event.preventDefault();
  const direction = isBack ? -1 : 1;
  send({ type: "step", direction, isNotable: event.shiftKey });
}

interface ButtonProps {
  readonly label: string;
  readonly icon: string;
  readonly onClick: () => void;
}

function Button({ label, icon, onClick }: ButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={icon} />
      </svg>
    </button>
  );
}
