/** How does a run move in the lab? Its moment and the row are one. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Sign } from "../scene/density.ts";
import { DescribeView } from "../scene/describe-view.tsx";
import { deskWordsOf } from "../scene/desk-words.ts";
import type { Scene } from "../scene/scene.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { ShortcutSheet } from "../scene/shortcut-sheet.tsx";
import { Stage, useWidth } from "../scene/stage.tsx";
import { Strip } from "../scene/timeline.tsx";
import { Transport } from "../scene/transport.tsx";
import { type Desk, useDesk } from "../scene/use-desk.ts";
import {
  type Playing,
  usePlayer,
  useReducedMotion,
} from "../scene/use-player.ts";
import {
  type Beside,
  BesidePanels,
  BesideStage,
  BesideTitle,
  labSceneOf,
  useBeside,
} from "./beside.tsx";
import { CompareBar } from "./compare-bar.tsx";
import { Heard } from "./heard.tsx";
import { looksAt } from "./host-looks.tsx";
import type { Inspected } from "./inspect.ts";
import { inspectorWordsOf } from "./inspector-words.ts";
import { Diagram } from "./lab-diagram.tsx";
import { momentOf, standAt } from "./lab-moment.ts";
import { LabPanels } from "./lab-panels.tsx";
import type { Branch } from "./lab-state.ts";
import type { WalkProps } from "./part.ts";
import { PressLayer } from "./press-layer.tsx";
import "../scene/scene.css";
import "../scene/desk.css";

const STAGE_PX = 220;
/**
 * While a scene plays, its row follows this often: all that tells of a row in
 * words is made anew, and twice a second is as much as one can read.
 */
const ROW_MS = 500;

/** Topology, or space and time, or both: the digits choose. */
export const VIEWS = ["topology", "space-time", "both"] as const;
export type View = (typeof VIEWS)[number];

interface Props extends WalkProps {
  readonly view: View;
  /** Keys of the whole scene reach its tools through it. */
  readonly desk: RefObject<Desk | null>;
}

export function LabScene(props: Props) {
  const { lab, branch, view } = props;
  const { rows } = branch.report;
  const { level } = lab;
  const scene = useMemo(() => labSceneOf(rows, level), [rows, level]);
  const beside = useBeside(props);
  const isAlone = lab.eyes !== "";
  const isStill = useReducedMotion();
  const player = usePlayer(scene, isStill);
  const seek = useBound(props, scene, player);
  const playing = standing(player, momentOf(rows, lab));
  const desk = useDesk(scene, playing, seek);
  props.desk.current = desk;
  return (
    <div class="lab-scene">
      {!isAlone && <CompareBar {...props} {...beside} />}
      {view !== "space-time" && (
        <Pictures {...props} {...{ scene, playing, isStill, beside }} />
      )}
      <Times {...props} {...{ scene, playing, desk, beside }} />
      <Heard {...props} isPlaying={playing.state === "playing"} />
    </div>
  );
}

interface PicturesProps extends Props {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly isStill: boolean;
  readonly beside: Beside;
}

/** The network, and under it that of the run that one compares. */
function Pictures(props: PicturesProps) {
  const { lab, branch, scene, playing, isStill } = props;
  const { atNs } = playing;
  const isPlaying = playing.state === "playing";
  const { rows } = branch.report;
  const onInspect = (inspected: Inspected) =>
    props.actions.change({ kind: "inspected", inspected });
  const inspect = (name: string) => onInspect({ kind: "host", name });
  return (
    <>
      <Stage
        {...{ scene, atNs, isStill, isPlaying }}
        words={sceneWordsOf(lab.locale)}
        looks={looksAt(scene, atNs, inspect)}
        heightPx={STAGE_PX}
        over={(topology, size) => (
          <PressLayer
            {...{ rows, scene, atNs, topology, size, onInspect }}
            words={inspectorWordsOf(lab.locale)}
          />
        )}
      />
      <BesideStage {...props} {...{ atNs, isPlaying }} heightPx={STAGE_PX} />
    </>
  );
}

/** What stands is where the lab stands: no part shows another moment. */
function standing(player: Playing, atNs: number): Playing {
  return player.state === "playing" ? player : { ...player, atNs };
}

interface TimesProps extends WalkProps {
  readonly view: View;
  readonly scene: Scene;
  readonly playing: Playing;
  readonly desk: Desk;
  readonly beside: Beside;
}

/** All that shows time from left to right, and the tools to go there. */
function Times(props: TimesProps) {
  const { scene, playing, desk, lab, branch, walk, view } = props;
  const { atNs } = playing;
  const { rows } = branch.report;
  const words = deskWordsOf(lab.locale);
  const [element, width] = useWidth();
  const eventsNs = useMemo(
    () => walk.seen.map((row) => rows.atNs[row] ?? 0),
    [rows, walk.seen],
  );
  const signs = useMemo(
    () => [...checkSigns(branch), ...desk.bookmarks.map(bookmarkSign)],
    [branch, desk.bookmarks],
  );
  return (
    <div ref={element} class="lab-diagram">
      {view !== "topology" && <Diagrams {...props} {...{ atNs, width }} />}
      <Strip
        {...{ scene, atNs, width, words, signs }}
        loop={desk.loop}
        onSeek={desk.seek}
      />
      <Transport
        {...{ playing, desk, words, eventsNs }}
        speedWords={sceneWordsOf(lab.locale)}
        endNs={scene.model.endNs}
      />
      <DescribeView {...{ scene, playing, words }} locale={lab.locale} />
      <LabPanels {...{ scene, atNs }} locale={lab.locale} onSeek={desk.seek} />
      <BesidePanels {...props} {...{ atNs }} onSeek={desk.seek} />
      <ShortcutSheet {...{ desk, words }} />
    </div>
  );
}

/** Where each check that does not hold broke first. */
function checkSigns({ report }: Branch): Sign[] {
  return report.checks
    .filter(({ firstBadRow }) => firstBadRow >= 0)
    .map(({ firstBadRow }) => {
      return { kind: "check", atNs: report.rows.atNs[firstBadRow] ?? 0 };
    });
}

function bookmarkSign(atNs: number): Sign {
  return { kind: "bookmark", atNs };
}

/**
 * Who steps moves the scene; who plays it moves the row. What comes back goes
 * to any moment, and moves both.
 */
function useBound(
  { lab, branch, walk, actions }: WalkProps,
  scene: Scene,
  playing: Playing,
): (toNs: number) => void {
  const { send } = playing;
  const { rows } = branch.report;
  useSpeedKept(scene, playing);
  const momentNs = momentOf(rows, lab);
  /** Where the scene stands already. */
  const placed = useRef<{ scene?: Scene; row?: number; atNs?: number }>({});
  /** When play brought a row last; 0 unless it plays. */
  const broughtMs = useRef(0);
  // In the same frame: who drags the slider sees both move as one.
  useLayoutEffect(() => {
    const was = placed.current;
    const isThere = was.row === lab.row && was.atNs === momentNs;
    if (was.scene === scene && isThere) return;
    placed.current = { scene, row: lab.row, atNs: momentNs };
    broughtMs.current = 0;
    send({ type: "seek", toMs: scene.clock.toScreenMs(momentNs) });
  }, [lab.row, momentNs, scene]);
  const bring = (toNs: number) => {
    const stand = standAt(rows, walk.seen, toNs);
    placed.current = { scene, row: stand.row, atNs: momentOf(rows, stand) };
    if (stand.row === lab.row && stand.atNs === lab.atNs) return;
    actions.change({ kind: "moved", ...stand });
  };
  useHand(actions, playing, bring);
  useFollow(playing, broughtMs, bring);
  return (toNs) => {
    send({ type: "seek", toMs: scene.clock.toScreenMs(toNs) });
    bring(toNs);
  };
}

/** What the lab does while a run plays, it does at the scene's moment. */
function useHand(
  { player }: WalkProps["actions"],
  { atNs, state }: Playing,
  bring: (toNs: number) => void,
): void {
  player.isPlaying = state === "playing";
  player.settle = () => {
    if (player.isPlaying) bring(atNs);
  };
  useEffect(() => {
    return () => {
      player.isPlaying = false;
    };
  }, [player]);
}

/** Seen from another level, or in another run, time goes as fast. */
function useSpeedKept(scene: Scene, { speed, send }: Playing): void {
  const before = useRef(speed);
  useLayoutEffect(() => {
    send({ type: "speed", speed: before.current });
  }, [scene]);
  useEffect(() => {
    before.current = speed;
  }, [speed]);
}

/** While a scene plays, and where it stops, the lab comes after. */
function useFollow(
  { atNs, state }: Playing,
  /** When play brought a row last; 0 unless it plays. */
  broughtMs: { current: number },
  bring: (toNs: number) => void,
): void {
  useLayoutEffect(() => {
    if (state === "playing") {
      // Nobody reads sixty rows a second.
      if (performance.now() - broughtMs.current < ROW_MS) return;
      broughtMs.current = performance.now();
    } else if (broughtMs.current === 0) return;
    // The row where it ends or is paused.
    else broughtMs.current = 0;
    bring(atNs);
  }, [atNs, state]);
}

/** … and under it that of the run that one compares. */
function Diagrams(
  props: TimesProps & { readonly atNs: number; readonly width: number },
) {
  const { scene, beside, lab, ...place } = props;
  const words = sceneWordsOf(lab.locale);
  return (
    <>
      <Diagram {...place} {...{ scene, words }} />
      {beside.scene !== undefined && (
        <>
          <BesideTitle {...props} />
          <Diagram {...place} {...{ words }} scene={beside.scene} />
        </>
      )}
    </>
  );
}
