/** How does a run stand beside the text of a lesson? */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Panel } from "../../src/course/lesson.ts";
import type { Locale } from "../app/address.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { Controls } from "../scene/controls.tsx";
import { PANEL_NAMES } from "../scene/panel-names.ts";
import { speedFor } from "../scene/player.ts";
import type { Scene } from "../scene/scene.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { Stage } from "../scene/stage.tsx";
import type { Telling } from "../scene/tellings.ts";
import { heightFor } from "../scene/topology.ts";
import {
  type Playing,
  usePlayer,
  useReducedMotion,
} from "../scene/use-player.ts";
import { titleOf } from "./alike.tsx";
import { Caption } from "./caption.tsx";
import { Events, type Picking } from "./events.tsx";
import { Eyes, useEyes } from "./eyes.tsx";
import { hostNamesOf, looksIn } from "./host-names.ts";
import { InLab } from "./in-lab.tsx";
import { LessonPanels } from "./lesson-panels.tsx";
import { type Sought, toldOf, usePointed } from "./pointed.ts";
import { sceneFor } from "./scene-for.ts";
import type { StepProps } from "./step-props.ts";
import { useLowWindow, usePictureHeight } from "./use-narrow.ts";
import type { LessonWords } from "./words-en.ts";
import "./locked.css";

interface Props {
  readonly run: SceneRun;
  /** The run of the step. */
  readonly own: SceneRun | undefined;
  readonly panels: readonly Panel[];
  readonly locale: Locale;
  readonly words: LessonWords;
  /** Nothing of the run may be seen before one has said what one expects. */
  readonly isLocked: boolean;
  /** Plays as soon as it is there. */
  readonly isEager: boolean;
  readonly sought: Sought | undefined;
  /** Shows the list of events, and hears what is clicked. */
  readonly picking?: Picking | undefined;
  /** Something to look at stands below it. */
  readonly hasMore: boolean;
  readonly scenes: Readonly<Record<string, SceneRun>>;
  readonly seedsMax: number;
  readonly onAsk: StepProps["onAsk"];
  readonly onRun: (run: SceneRun) => void;
  /** Hears where the run stands, whenever it stands. */
  readonly onMoment?: ((atNs: number) => void) | undefined;
}

/** What is higher than this would leave no room for the text below it. */
const HEIGHT_PINNED_PX_MAX = 200;

export function LessonScene(props: Props) {
  const { run, panels, locale, words, isLocked, onMoment } = props;
  const eyes = useEyes(run);
  const as = eyes.hasEyes && panels.includes("eyes") ? eyes.host : "";
  const scene = useMemo(() => sceneFor(run, as), [run, as]);
  const isStill = useReducedMotion();
  const playing = usePlayer(scene, isStill);
  const { pointed, setPointed } = usePlayback(props, scene, playing);
  const picture = useInSight(props, playing);
  const heightPx = usePictureHeight();
  const isClose = useLowWindow() && (props.hasMore || asksToRead(props));
  const isHigh = heightFor(scene.model, heightPx) > HEIGHT_PINNED_PX_MAX;
  const { atNs, state } = playing;
  useMoment(playing, onMoment);
  return (
    <section class="lesson-scene" aria-label={titleOf(run, locale)}>
      <div ref={picture} class={`lesson-picture${isHigh ? " is-high" : ""}`}>
        <Stage
          {...{ scene, atNs, isStill, heightPx, isClose }}
          isPlaying={state === "playing"}
          words={sceneWordsOf(locale)}
          looks={looksIn(locale, scene, atNs)}
        />
        {isLocked ? (
          <p class="scene-locked">{words.afterAnswer}</p>
        ) : (
          <Told {...{ scene, playing, locale, pointed }} />
        )}
      </div>
      {!isLocked && (
        <Panels {...props} {...{ scene, playing, setPointed }}>
          {panels.includes("eyes") && eyes.host !== "" && (
            <Eyes {...props} {...eyes} />
          )}
        </Panels>
      )}
    </section>
  );
}

/** Tells where the run stands, whenever it stands. */
function useMoment({ atNs, state }: Playing, onMoment: Props["onMoment"]) {
  useEffect(() => {
    if (state !== "playing") onMoment?.(atNs);
  }, [atNs, state, onMoment]);
}

/** Whether there is something to read under the picture. */
function asksToRead({ panels, picking }: Props): boolean {
  const isPanel = PANEL_NAMES.some((name) => panels.includes(name));
  return isPanel || picking !== undefined || panels.includes("log");
}

/** What plays, or is pointed at, is in sight, however far one has read. */
function useInSight({ sought }: Props, { state }: Playing) {
  const picture = useRef<HTMLDivElement>(null);
  const isPlaying = state === "playing";
  useEffect(() => {
    const element = picture.current;
    if (element === null || (!isPlaying && sought === undefined)) return;
    const { top, bottom } = element.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    element.scrollIntoView({ block: "start" });
  }, [isPlaying, sought]);
  return picture;
}

interface PanelsProps extends Props {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly setPointed: (telling: Telling) => void;
  readonly children: ComponentChildren;
}

interface ToldProps {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly locale: Locale;
  readonly pointed: Telling | undefined;
}

/** What is being told, and the buttons that tell on. */
function Told({ scene, playing, locale, pointed }: ToldProps) {
  const isStill = useReducedMotion();
  const told = toldOf(scene, playing, { isStill, pointed });
  return (
    <>
      <Caption {...{ told, playing, locale }} />
      <Controls
        {...{ scene, playing, locale }}
        words={sceneWordsOf(locale)}
        names={hostNamesOf(locale)}
      />
    </>
  );
}

/** What stands under the picture, once one may see it. */
function Panels({ scene, playing, children, ...props }: PanelsProps) {
  const { run, locale, words, sought, panels, picking, setPointed } = props;
  const isListed = picking !== undefined || panels.includes("log");
  const { atNs } = playing;
  return (
    <>
      {children}
      {isListed && (
        <Events {...{ scene, playing, locale, words, picking, setPointed }} />
      )}
      <LessonPanels {...{ scene, playing, locale, panels }} />
      <InLab {...{ run, locale, words }} atNs={sought?.atNs ?? atNs} />
    </>
  );
}

/** Plays when the answer is in, and goes where prose points. */
function usePlayback(
  { run, isLocked, isEager, sought }: Props,
  scene: Scene,
  { send }: Playing,
): ReturnType<typeof usePointed> {
  useEffect(() => {
    const speed = run.speed ?? speedFor(scene.clock.lengthMs);
    send({ type: "speed", speed });
  }, [scene]);
  useEffect(() => {
    if (isEager && !isLocked) send({ type: "play" });
  }, [scene, isEager, isLocked]);
  useEffect(() => {
    if (sought === undefined || isLocked) return;
    send({ type: "seek", toMs: scene.clock.toScreenMs(sought.atNs) });
  }, [sought, scene, isLocked]);
  return usePointed(scene, sought);
}
