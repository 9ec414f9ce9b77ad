/** With which buttons does one play, go to a moment, and mark one? */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { timeText } from "./captions.ts";
import type { DeskWords } from "./desk-words-en.ts";
import { Icon } from "./icon.tsx";
import { SpeedSelect, type SpeedWords } from "./speed-select.tsx";
import { TimeField } from "./time-field.tsx";
import type { Desk } from "./use-desk.ts";
import type { Playing } from "./use-player.ts";

interface Props {
  readonly playing: Playing;
  readonly desk: Desk;
  readonly words: DeskWords;
  readonly speedWords: SpeedWords;
  readonly endNs: number;
  readonly eventsNs: readonly number[];
}

export function Transport(props: Props) {
  const { playing, desk, words } = props;
  const { atNs } = playing;
  const isMarked = desk.bookmarks.includes(atNs);
  const marks = useMemo(
    () => <Marking {...{ desk, words, isMarked }} />,
    [desk, words, isMarked],
  );
  return (
    <>
      <div class="scene-transport">
        <Pace {...props} />
        <CallSteps {...{ desk, words, atNs }} />
        <TimeField {...props} atNs={atNs} />
        {marks}
      </div>
      <Bookmarks {...props} />
    </>
  );
}

/** To play, and how fast: the same from one frame to the next. */
function Pace({ playing, desk, words, speedWords }: Props) {
  const { state, speed, lengthMs, trueMs, send } = playing;
  const toggle = state === "playing" ? "pause" : "play";
  return useMemo(
    () => (
      <>
        <button
          type="button"
          class="primary play"
          aria-keyshortcuts="Space K"
          onClick={() => send({ type: "toggle" })}
        >
          <Icon name={toggle} /> {words[toggle]}
        </button>
        <Sign text="−" label={words.slower} keys="[" {...{ desk }} />
        <SpeedSelect playing={playing} words={speedWords} />
        <Sign text="+" label={words.faster} keys="]" {...{ desk }} />
      </>
    ),
    [toggle, speed, lengthMs, trueMs, send, desk, words, speedWords],
  );
}

function Marking({ desk, words, isMarked }: ToolProps & { isMarked: boolean }) {
  return (
    <>
      <LoopSign {...{ desk, words }} />
      <Sign
        text={<Icon name="flag" />}
        label={isMarked ? words.unmark : words.bookmark}
        keys="M"
        isPressed={isMarked}
        desk={desk}
      />
      <Sign text="?" label={words.keysTitle} keys="?" desk={desk} />
    </>
  );
}

interface ToolProps {
  readonly desk: Desk;
  readonly words: DeskWords;
}

/** From one call to another, whatever happens in between. */
function CallSteps({ desk, words, atNs }: ToolProps & { atNs: number }) {
  const { callsNs } = desk;
  const isFirst = (callsNs[0] ?? Infinity) >= atNs;
  const isLast = (callsNs.at(-1) ?? -Infinity) <= atNs;
  const signs = useMemo(
    () => (
      <>
        <Sign
          text={<Icon name="callBefore" />}
          label={words.callBefore}
          keys="J"
          isOff={isFirst}
          desk={desk}
        />
        <Sign
          text={<Icon name="callAfter" />}
          label={words.callAfter}
          keys="L"
          isOff={isLast}
          desk={desk}
        />
      </>
    ),
    [isFirst, isLast, words, desk],
  );
  return callsNs.length === 0 ? null : signs;
}

/** One button sets A, then B, and then lets go of both. */
function LoopSign({ desk, words }: ToolProps) {
  const { loop } = desk;
  const [from, to] = loop.map(timeText);
  const label =
    from === undefined
      ? words.loopFrom
      : to === undefined
        ? words.loopTo(from)
        : words.loopOff(from, to);
  const text = ["A–B", "A …", "A–B"][loop.length];
  return (
    <Sign keys="A" isPressed={loop.length > 0} {...{ text, label, desk }} />
  );
}

interface SignProps {
  readonly text: ComponentChildren;
  readonly label: string;
  /** The key that does the same. */
  readonly keys: string;
  readonly desk: Desk;
  readonly isPressed?: boolean;
  readonly isOff?: boolean;
}

function Sign(props: SignProps) {
  const { text, label, keys, desk, isPressed, isOff = false } = props;
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isOff ? "true" : undefined}
      aria-keyshortcuts={keys}
      aria-pressed={isPressed}
      title={label === keys ? label : `${label} ${keys}`}
      onClick={() => desk.key(keys)}
    >
      {text}
    </button>
  );
}

function Bookmarks({ playing, desk, words }: Props) {
  if (desk.bookmarks.length === 0) return null;
  return (
    <ul class="scene-bookmarks" aria-label={words.bookmarks}>
      {desk.bookmarks.map((atNs) => (
        <li key={atNs}>
          <button
            type="button"
            aria-current={atNs === playing.atNs ? "true" : undefined}
            onClick={() => desk.seek(atNs)}
          >
            <Icon name="flag" /> {timeText(atNs)}
          </button>
        </li>
      ))}
    </ul>
  );
}
