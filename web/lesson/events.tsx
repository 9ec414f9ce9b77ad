/** What happened, one line under the other, to go there or to pick? */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { captionOf, timeText } from "../scene/captions.ts";
import type { Scene } from "../scene/scene.ts";
import type { Telling } from "../scene/tellings.ts";
import type { Playing } from "../scene/use-player.ts";
import { hostNamesOf } from "./host-names.ts";
import { Html, withoutLinks } from "./html.tsx";
import type { LessonWords } from "./words-en.ts";
import "./events.css";

/** What is said of a line that was clicked. */
export interface Verdict {
  readonly isRight: boolean;
  /** HTML; "" where the text has no word on it. */
  readonly why: string;
}

/** Hears what is clicked, and says whether it is what the step asks for. */
export interface Picking {
  readonly onPick: (telling: Telling, text: string) => Verdict;
  /** More than one line is right. */
  readonly hasMany: boolean;
  /** What calls do is folded where the step asks for something else. */
  readonly isOfCalls: boolean;
}

interface Props {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly locale: Locale;
  readonly words: LessonWords;
  readonly setPointed: (telling: Telling) => void;
  readonly picking?: Picking | undefined;
}

interface Picked extends Verdict {
  readonly telling: Telling;
}

/** Goes where one clicks, and keeps what was said of it. */
function usePicked(props: Props) {
  const { scene, playing, setPointed, picking, locale } = props;
  const [picked, setPicked] = useState<Picked | undefined>();
  const hold = useHeld();
  useEffect(() => setPicked(undefined), [scene]);
  const choose = (telling: Telling, button: HTMLElement) => {
    hold(button);
    playing.send({
      type: "seek",
      toMs: scene.clock.toScreenMs(telling.atNs),
    });
    setPointed(telling);
    if (picking === undefined) return;
    const text = captionOf(telling, locale, hostNamesOf(locale));
    setPicked({ telling, ...picking.onPick(telling, text) });
  };
  return { picked, choose };
}

export function Events(props: Props) {
  const { scene, words, playing, picking, locale } = props;
  const { picked, choose } = usePicked(props);
  const list = useFollowed(props);
  const isFolded = picking !== undefined && !picking.isOfCalls;
  const parts = useMemo(
    () => (isFolded ? partsOf(scene.tellings) : [scene.tellings]),
    [scene, isFolded],
  );
  return (
    <div class={`lesson-events${picking === undefined ? "" : " is-asked"}`}>
      <h3>{words.events}</h3>
      <ol ref={list}>
        {parts.map((tellings, index) => (
          // The list of one run never changes its order.
          <Part key={index} {...{ tellings, words, isFolded }}>
            {tellings.map((telling, nth) => (
              <Line
                key={nth}
                {...{ telling, locale, words, choose }}
                hasMany={picking?.hasMany ?? false}
                isPast={telling.atNs <= playing.atNs}
                picked={picked?.telling === telling ? picked : undefined}
              />
            ))}
          </Part>
        ))}
      </ol>
    </div>
  );
}

/**
 * While a run plays, the line of its moment is in sight. Not where one is to
 * pick a line: that one must not move away from the mouse.
 */
function useFollowed({ scene, playing, picking }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const wasPlaying = useRef(false);
  const { atNs, state } = playing;
  const pastCount = scene.tellings.filter((one) => one.atNs <= atNs).length;
  useEffect(() => {
    const isPlaying = state === "playing";
    const isFollowed = isPlaying || wasPlaying.current;
    wasPlaying.current = isPlaying;
    const box = list.current;
    const line = box?.children[pastCount - 1];
    if (!isFollowed || picking !== undefined || !box || !line) return;
    const { top, bottom } = line.getBoundingClientRect();
    const room = box.getBoundingClientRect();
    if (bottom > room.bottom) box.scrollTop += bottom - room.bottom;
    else if (top < room.top) box.scrollTop -= room.top - top;
  }, [pastCount, state]);
  return list;
}

/** So few lines are shown as they are. */
const FOLDED_MIN = 4;

/** Stretches in which only calls were made, and the lines between them. */
function partsOf(all: readonly Telling[]): readonly (readonly Telling[])[] {
  const parts: Telling[][] = [];
  for (const telling of all) {
    const last = parts.at(-1);
    const isLike = last?.[0] && isOfCall(last[0]) === isOfCall(telling);
    if (last !== undefined && isLike) last.push(telling);
    else parts.push([telling]);
  }
  return parts;
}

/** Turning points, as a failure is, stay in sight. */
function isOfCall({ key, isNotable }: Telling): boolean {
  return !isNotable && isCallKey(key);
}

/** Whether a kind of event, by its name, is of a call that comes and goes. */
export function isCallKey(key: string): boolean {
  return /^(?:call|request|response|handler|attempt)\./.test(key);
}

interface PartProps {
  readonly tellings: readonly Telling[];
  readonly words: LessonWords;
  readonly isFolded: boolean;
  readonly children: ComponentChildren;
}

function Part({ tellings, words, isFolded, children }: PartProps) {
  const [first] = tellings;
  const isLong = isFolded && tellings.length >= FOLDED_MIN;
  if (first === undefined || !isLong || !isOfCall(first)) {
    return <>{children}</>;
  }
  return (
    <li>
      <details>
        <summary>
          <span class="time">{timeText(first.atNs)}</span>{" "}
          {words.folded(tellings.length)}
        </summary>
        <ol>{children}</ol>
      </details>
    </li>
  );
}

interface LineProps {
  readonly telling: Telling;
  readonly locale: Locale;
  readonly words: LessonWords;
  readonly isPast: boolean;
  readonly hasMany: boolean;
  readonly picked: Picked | undefined;
  readonly choose: (telling: Telling, button: HTMLElement) => void;
}

function Line(props: LineProps) {
  const { telling, locale, isPast, picked, choose } = props;
  const text = captionOf(telling, locale, hostNamesOf(locale));
  return (
    <li class={`${isPast ? "past" : "future"}${picked ? " is-picked" : ""}`}>
      <button
        type="button"
        aria-current={picked ? "true" : undefined}
        onClick={(event) => choose(telling, event.currentTarget)}
      >
        <span class="time">{timeText(telling.atNs)}</span>
        <span>{text}</span>
      </button>
      {picked && <Said {...props} {...picked} />}
    </li>
  );
}

/** The reason stands beside the text as well, where there is room for both. */
function Said({ words, hasMany, isRight, why }: LineProps & Verdict) {
  const good = hasMany ? words.thisIsOne : words.thisIsIt;
  return (
    <div class={`verdict ${isRight ? "good" : "bad"}`}>
      <p>{isRight ? `✓ ${good}` : `✗ ${words.notThis}`}</p>
      {why !== "" && <Html html={withoutLinks(why)} />}
    </div>
  );
}

/** So many frames it takes until what stands above has its new height. */
const HELD_FRAMES = 12;

/** What was clicked stays under the mouse, whatever grows above it. */
function useHeld() {
  const frame = useRef(0);
  const stop = () => cancelAnimationFrame(frame.current);
  useEffect(() => stop, []);
  return (element: HTMLElement) => {
    stop();
    const { top } = element.getBoundingClientRect();
    const hold = (left: number) => {
      const off = element.getBoundingClientRect().top - top;
      if (Math.abs(off) >= 1) globalThis.scrollBy({ top: off });
      if (left > 0) frame.current = requestAnimationFrame(() => hold(left - 1));
    };
    frame.current = requestAnimationFrame(() => hold(HELD_FRAMES));
  };
}
