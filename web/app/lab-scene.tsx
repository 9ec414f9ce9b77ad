/** How does a run move in the lab? Its moment and the row are one. */
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { FlightLevel } from "../scene/flight.ts";
import { type Scene, sceneOf } from "../scene/scene.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { SpaceTimeView } from "../scene/space-time-view.tsx";
import { Stage, useWidth } from "../scene/stage.tsx";
import {
  type Playing,
  usePlayer,
  useReducedMotion,
} from "../scene/use-player.ts";
import { looksAt } from "./host-looks.ts";
import { Icon } from "./icon.tsx";
import type { WalkProps } from "./part.ts";
import { placeAt } from "./rows.ts";
import "../scene/scene.css";

const STAGE_PX = 220;
const LANE_PX = 72;
const AFTER_NS = 1e6;

/** Topology, or space and time, or both: the digits choose. */
export const VIEWS = ["topology", "space-time", "both"] as const;
export type View = (typeof VIEWS)[number];

interface Props extends WalkProps {
  readonly view: View;
  /** Keys of the whole scene reach the player through it. */
  readonly player: RefObject<Playing["send"] | null>;
}

export function LabScene(props: Props) {
  const { lab, branch, view, player } = props;
  const { rows } = branch.report;
  const scene = useMemo(() => {
    const endNs = (rows.atNs.at(-1) ?? 0) + AFTER_NS;
    const level = lab.level as FlightLevel;
    return sceneOf(rows, { startNs: 0, endNs, level });
  }, [rows, lab.level]);
  const isStill = useReducedMotion();
  const playing = usePlayer(scene, isStill);
  useBound(props, scene, playing);
  player.current = playing.send;
  const { atNs } = playing;
  const words = sceneWordsOf(lab.locale);
  return (
    <div class="lab-scene">
      {view !== "space-time" && (
        <Stage
          {...{ scene, atNs, isStill, words }}
          looks={looksAt(scene, atNs)}
          heightPx={STAGE_PX}
        />
      )}
      {view !== "topology" && <Diagram {...{ scene, atNs, words }} />}
      <PlayButtons {...props} playing={playing} />
    </div>
  );
}

/** Who steps moves the scene; who plays it moves the row. */
function useBound(
  { lab, branch, walk, actions }: WalkProps,
  scene: Scene,
  { atNs, state, send }: Playing,
): void {
  const { rows } = branch.report;
  const played = useRef(-1);
  useEffect(() => {
    if (lab.row === played.current) return;
    played.current = lab.row;
    const toMs = scene.clock.toScreenMs(rows.atNs[lab.row] ?? 0);
    send({ type: "seek", toMs });
  }, [lab.row, scene]);
  useEffect(() => {
    if (state !== "playing" && state !== "ended") return;
    const row = walk.seen[placeAt(rows, walk.seen, atNs)] ?? 0;
    if (row === lab.row) return;
    played.current = row;
    actions.change({ kind: "moved", row });
  }, [atNs, state]);
}

interface DiagramProps {
  readonly scene: Scene;
  readonly atNs: number;
  readonly words: ReturnType<typeof sceneWordsOf>;
}

function Diagram({ scene, atNs, words }: DiagramProps) {
  const [element, width] = useWidth();
  const height = LANE_PX * scene.model.hosts.length;
  const size = useMemo(() => ({ width, height }), [width, height]);
  return (
    <div ref={element} class="lab-diagram">
      <SpaceTimeView {...{ scene, size, atNs, words }} names={{}} />
    </div>
  );
}

function PlayButtons({ words, playing }: WalkProps & { playing: Playing }) {
  const { state, speed, send } = playing;
  const isPlaying = state === "playing";
  return (
    <div class="play-buttons">
      <button
        type="button"
        class="primary play"
        aria-keyshortcuts="Space K"
        onClick={() => send({ type: "toggle" })}
      >
        <Icon name={isPlaying ? "pause" : "play"} />{" "}
        {isPlaying ? words.pausePlay : words.play}
      </button>
      <button
        type="button"
        aria-label={words.slower}
        title={`${words.slower} [`}
        onClick={() => send({ type: "slower" })}
      >
        −
      </button>
      <span class="speed">{speed}×</span>
      <button
        type="button"
        aria-label={words.faster}
        title={`${words.faster} ]`}
        onClick={() => send({ type: "faster" })}
      >
        +
      </button>
    </div>
  );
}
