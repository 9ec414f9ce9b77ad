/** What does a host look like? */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import {
  type HostPlace,
  hostPlaceOf,
  nameLines,
  READING_HEIGHT,
  readingBox,
} from "./host-labels.ts";
import type { HostTrack, moodAt } from "./host-tracks.ts";
import type { HostWord } from "./host-word.ts";
import type { SceneWords } from "./scene-words-en.ts";
import type { Topology } from "./topology.ts";

export interface HostLook {
  readonly name: string;
  /** What a press does; without it one only reads the host. */
  readonly onPress?: () => void;
  /** Drawn in a square from -12 to 12. */
  readonly icon?: ComponentChildren;
  /** A reading that stands out, as a till does. */
  readonly reading?: {
    readonly label: string;
    readonly value: string;
    /** True for the moment in which it changes. */
    readonly isFresh: boolean;
  };
}

interface Props {
  readonly host: HostTrack;
  readonly topology: Topology;
  /** Of the whole picture. */
  readonly width: number;
  readonly mood: ReturnType<typeof moodAt>;
  readonly words: SceneWords;
  readonly word: HostWord;
  readonly look: HostLook | undefined;
  /** What a press does, where the look has one. */
  readonly onPress: () => void;
}

/** One walks the hosts by keyboard to read them, and to press them. */
function byKeyboard(onPress: (() => void) | undefined) {
  if (onPress === undefined) return { role: "img", tabindex: 0 } as const;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") onPress();
  };
  return { role: "button", tabindex: 0, onClick: onPress, onKeyDown } as const;
}

export function HostNode({ host, topology, words, ...props }: Props) {
  const { look, width, onPress } = props;
  const at = hostPlaceOf(topology, { name: host.name, width });
  const { x, y, radius, isNarrow } = at;
  const { icon, reading } = look ?? {};
  const { label, value, isFresh } = reading ?? {};
  const isPressed = look?.onPress !== undefined;
  const body = {
    at,
    name: look?.name ?? host.name,
    word: props.word === "" ? "" : words[props.word],
    mood: props.mood,
    onPress: isPressed ? onPress : undefined,
    icon,
    reading,
  };
  const { name, word, mood } = body;
  // Most hosts stay as they are from one frame to the next.
  return useMemo(
    () => <Body {...body} />,
    [
      x,
      y,
      radius,
      width,
      isNarrow,
      name,
      word,
      mood,
      isPressed,
      label,
      value,
      isFresh,
    ],
  );
}

interface BodyProps {
  readonly icon: HostLook["icon"];
  readonly reading: HostLook["reading"] | undefined;
  readonly onPress: HostLook["onPress"] | undefined;
  readonly at: HostPlace;
  readonly name: string;
  readonly word: string;
  readonly mood: Props["mood"];
}

function Body({ at, name, word, mood, ...look }: BodyProps) {
  const { x, y, radius } = at;
  const { icon, reading, onPress } = look;
  const label = [name, word, reading && `${reading.label} ${reading.value}`];
  const arm = radius * 0.6;
  return (
    <g
      class={`scene-host is-${mood}`}
      transform={`translate(${x} ${y})`}
      aria-label={label.filter((part) => part).join(", ")}
      {...byKeyboard(onPress)}
    >
      {onPress && <path class="scene-press" d={pressArea(radius)} />}
      <rect
        {...{ x: -radius, y: -radius, rx: radius * 0.36 }}
        {...{ width: 2 * radius, height: 2 * radius }}
      />
      <g class="scene-icon" transform={`scale(${radius / 22})`}>
        {icon}
      </g>
      {mood === "down" && (
        <path
          class="scene-cross"
          d={`M${-arm} ${-arm}L${arm} ${arm}M${arm} ${-arm}L${-arm} ${arm}`}
        />
      )}
      <Name {...{ at, name, word }} />
      {/* Not drawn; without it the texts would read as one word. */}{" "}
      {reading && <Reading {...reading} at={at} />}
    </g>
  );
}

function Name({ at, name, word }: Pick<BodyProps, "at" | "name" | "word">) {
  return (
    <text class={at.isNarrow ? "scene-name is-narrow" : "scene-name"}>
      {nameLines(at, { name, word }).map(({ text, x, y }) => (
        <tspan key={y} {...{ x, y }}>
          {text}
        </tspan>
      ))}
    </text>
  );
}

/** The host, its name and its reading, not its lines alone. */
function pressArea(radius: number): string {
  const width = 4 * radius;
  const corner = `${-width / 2} ${-radius}`;
  return `M${corner}h${width}v${3.6 * radius}h${-width}z`;
}

type ReadingProps = NonNullable<HostLook["reading"]> & {
  readonly at: HostPlace;
};

function Reading({ label, value, isFresh, at }: ReadingProps) {
  const { half, left, top } = readingBox(at, { label, value });
  return (
    <g
      class={isFresh ? "scene-reading is-fresh" : "scene-reading"}
      transform={`translate(${left} ${top})`}
    >
      <rect x={-half} width={2 * half} height={READING_HEIGHT} rx="7" />
      <text class="scene-reading-label" x={10 - half} y="20">
        {label}
      </text>{" "}
      <text class="scene-reading-value" x={half - 10} y="21">
        {value}
      </text>
    </g>
  );
}
