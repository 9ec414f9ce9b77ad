/** How does the lab show a run in space and time? */
import { useMemo, useRef } from "preact/hooks";
import { NO_NAMES } from "../scene/captions.ts";
import type { Scene } from "../scene/scene.ts";
import type { sceneWordsOf } from "../scene/scene-words.ts";
import { spaceTimeOf } from "../scene/space-time.ts";
import { FoldKey, SpaceTimeView } from "../scene/space-time-view.tsx";
import { Axis, SeekArea } from "../scene/timeline.tsx";
import type { Desk } from "../scene/use-desk.ts";
import { useHeld, useInSight } from "../scene/use-in-sight.ts";
import type { Playing } from "../scene/use-player.ts";

const LANE_PX = 72;

interface DiagramProps {
  readonly scene: Scene;
  readonly atNs: number;
  readonly width: number;
  readonly desk: Desk;
  readonly playing: Playing;
  readonly words: ReturnType<typeof sceneWordsOf>;
}

/** Who sends what to whom, from left to right. */
export function Diagram(props: DiagramProps) {
  const { scene, atNs, width, desk, playing, words } = props;
  const element = useRef<HTMLDivElement>(null);
  const isOut = !useInSight(element) && playing.state === "playing";
  const { model, clock } = scene;
  const height = LANE_PX * model.hosts.length;
  const size = useMemo(() => ({ width, height }), [width, height]);
  const diagram = useMemo(
    () => spaceTimeOf(model, clock, size),
    [model, clock, size],
  );
  const picture = useHeld(isOut, () => (
    <>
      <SeekArea diagram={diagram} onSeek={desk.seek}>
        <SpaceTimeView {...{ scene, size, atNs, words }} names={NO_NAMES} />
        <Axis {...{ scene, diagram, atNs }} />
      </SeekArea>
      <FoldKey {...{ scene, words }} />
    </>
  ));
  return <div ref={element}>{picture}</div>;
}
