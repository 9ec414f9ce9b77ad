/** How does one seek with a finger: on the diagram, and on its strip? */
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { ticksOf } from "./axis.ts";
import { densityOf, type Sign, signNear, signsOf } from "./density.ts";
import type { DeskWords } from "./desk-words-en.ts";
import type { Scene } from "./scene.ts";
import { type SpaceTime, spaceTimeOf } from "./space-time.ts";
import type { LoopNs } from "./use-desk.ts";

interface SeekProps {
  readonly diagram: SpaceTime;
  readonly onSeek: (atNs: number) => void;
  readonly signs?: readonly Sign[];
  readonly children: ComponentChildren;
}

const REACH_PX = 9;

/** A finger that has gone farther to the side than this seeks. */
const SLOP_PX = 6;

/** Where a pointer went down. */
interface Down {
  readonly x: number;
  readonly y: number;
  /** A finger may want to move the page, until it goes to the side. */
  readonly isFinger: boolean;
}

function seeks({ isFinger, x, y }: Down, event: PointerEvent): boolean {
  const across = Math.abs(event.clientX - x);
  return !isFinger || across > Math.max(SLOP_PX, Math.abs(event.clientY - y));
}

/** Click, tap or drag; by keyboard the slider does the same. */
export function SeekArea({ diagram, onSeek, signs, children }: SeekProps) {
  const down = useRef<Down | undefined>(undefined);
  const seek = (event: PointerEvent) => {
    const area = event.currentTarget as HTMLElement;
    const at = event.clientX - area.getBoundingClientRect().left;
    const near = signNear(signs ?? [], diagram.x, { at, reach: REACH_PX });
    onSeek(near?.atNs ?? diagram.atX(at));
  };
  return (
    <div
      class="scene-seek"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const { clientX: x, clientY: y, pointerId, pointerType } = event;
        const isFinger = pointerType === "touch";
        down.current = { x, y, isFinger };
        (event.currentTarget as HTMLElement).setPointerCapture(pointerId);
        if (!isFinger) seek(event);
      }}
      onPointerMove={(event) => {
        if (down.current && seeks(down.current, event)) seek(event);
      }}
      onPointerUp={(event) => {
        if (down.current?.isFinger) seek(event);
        down.current = undefined;
      }}
      onPointerCancel={() => {
        down.current = undefined;
      }}
    >
      {children}
    </div>
  );
}

const AXIS_PX = 22;

interface AxisProps {
  readonly scene: Scene;
  readonly diagram: SpaceTime;
  readonly atNs: number;
}

export function Axis({ scene, diagram, atNs }: AxisProps) {
  const { startNs, endNs } = scene.clock;
  const { x, size } = diagram;
  const ticks = useMemo(
    () => ticksOf({ startNs, endNs, x, width: size.width }),
    [startNs, endNs, x, size.width],
  );
  const now = x(atNs);
  return (
    <svg
      class="scene-axis"
      width={size.width}
      height={AXIS_PX}
      aria-hidden="true"
    >
      {ticks.map(({ x: at, text }) => (
        <g key={text} transform={`translate(${at} 0)`}>
          <path d="M0 0v5" />
          <text y="18">{text}</text>
        </g>
      ))}
      <path class="is-now" d={`M${now} 0v6`} />
    </svg>
  );
}

const STRIP_PX = 36;
const BAR_PX = 6;
const BAR_TOP = 14;

/** Each drawn round its own middle. */
const SHAPES: Readonly<Record<Sign["kind"], string>> = {
  fault: "M0 -5L5 4H-5z",
  crash: "M-4 -4L4 4M4 -4L-4 4",
  bookmark: "M-3 5V-5L5 -2L-3 1",
  check: "M0 -5L5 0L0 5L-5 0z",
};

/** A mark of one's own never hides what the run did at that moment. */
const SIGN_Y = { fault: 7, crash: 7, check: 7, bookmark: 20 } as const;

interface StripProps {
  readonly scene: Scene;
  readonly atNs: number;
  readonly width: number;
  readonly words: DeskWords;
  /** Bookmarks and failed checks. */
  readonly signs: readonly Sign[];
  readonly loop: LoopNs;
  readonly onSeek: (atNs: number) => void;
}

export function Strip({ scene, width, ...props }: StripProps) {
  const { model, clock } = scene;
  const diagram = useMemo(() => {
    return spaceTimeOf(model, clock, { width, height: STRIP_PX });
  }, [model, clock, width]);
  const own = useMemo(() => signsOf(scene), [scene]);
  const signs = useMemo(() => [...own, ...props.signs], [own, props.signs]);
  const { loop, words } = props;
  // All but where one is: it is the same from one frame to the next.
  const drawn = useMemo(
    () => <StripDrawn {...{ scene, diagram, loop, words, signs }} />,
    [scene, diagram, loop, words, signs],
  );
  const count = (kind: Sign["kind"]) =>
    signs.filter((sign) => sign.kind === kind).length;
  const [faults, crashes] = [count("fault"), count("crash")];
  const now = diagram.x(props.atNs);
  return (
    <SeekArea {...{ diagram, signs }} onSeek={props.onSeek}>
      <svg
        class="scene-strip"
        width={width}
        height={STRIP_PX}
        role="img"
        aria-label={words.strip(scene.tellings.length, faults, crashes)}
      >
        {drawn}
        <path
          class="is-now"
          d={`M0 0V${STRIP_PX}`}
          style={{ transform: `translateX(${now}px)` }}
        />
      </svg>
    </SeekArea>
  );
}

type StripDrawnProps = DrawnProps &
  Pick<StripProps, "loop" | "words" | "signs">;

function StripDrawn({ loop, words, signs, ...props }: StripDrawnProps) {
  const { diagram } = props;
  return (
    <>
      <text x="0" y={STRIP_PX - 8}>
        {words.density}
      </text>
      <Bars {...props} />
      <LoopBand {...{ diagram, loop }} />
      <Signs {...{ signs, diagram, words }} />
    </>
  );
}

interface DrawnProps {
  readonly scene: Scene;
  readonly diagram: SpaceTime;
}

function Bars({ scene, diagram }: DrawnProps) {
  const { startNs, endNs } = scene.clock;
  const [left, right] = [diagram.x(startNs), diagram.x(endNs)];
  const parts = Math.max(1, Math.floor((right - left) / BAR_PX));
  const counts = useMemo(() => densityOf(scene, parts), [scene, parts]);
  const most = Math.max(1, ...counts);
  const width = (right - left) / parts;
  const bars = counts.map((count, part) => {
    // By the root: a single event is still seen beside a crowd.
    const height = Math.round(Math.sqrt(count / most) * (STRIP_PX - BAR_TOP));
    return { x: left + part * width, y: STRIP_PX - height, height };
  });
  return (
    <g>
      {bars.map(({ x, y, height }) => (
        <rect key={x} {...{ x, y, height }} width={width - 1} />
      ))}
    </g>
  );
}

interface LoopProps {
  readonly diagram: SpaceTime;
  readonly loop: LoopNs;
}

/** What is repeated, from A to B; only A while B is not set. */
function LoopBand({ diagram, loop }: LoopProps) {
  if (loop.length === 0) return null;
  const [from, to = from] = loop.map(diagram.x) as [number, number?];
  const ends = loop.length === 2 ? ([from, to] as const) : [from];
  return (
    <g class="scene-loop">
      <path class="is-band" d={`M${from} 2H${to}`} />
      {ends.map((x, index) => (
        <g key={index} transform={`translate(${x} 0)`}>
          <path d={`M0 0V${STRIP_PX}`} />
          <text x={index === 0 ? 4 : -13} y="14">
            {index === 0 ? "A" : "B"}
          </text>
        </g>
      ))}
    </g>
  );
}

interface SignsProps {
  readonly signs: readonly Sign[];
  readonly diagram: SpaceTime;
  readonly words: DeskWords;
}

function Signs({ signs, diagram, words }: SignsProps) {
  return (
    <g>
      {signs.map(({ kind, atNs }) => (
        <path
          key={`${kind}/${atNs}`}
          class={`is-${kind}`}
          transform={`translate(${diagram.x(atNs)} ${SIGN_Y[kind]})`}
          d={SHAPES[kind]}
        >
          <title>{words.signs[kind]}</title>
        </path>
      ))}
    </g>
  );
}
