/** How does a scene stand on a page, at whatever width there is? */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { HostLook } from "./host-node.tsx";
import { legendAt, legendEver } from "./legend.ts";
import { Legend } from "./legend-view.tsx";
import { marksAt } from "./marks.ts";
import type { Scene } from "./scene.ts";
import type { SceneWords } from "./scene-words-en.ts";
import { heightFor, type Size, type Topology, topologyOf } from "./topology.ts";
import { TopologyView } from "./topology-view.tsx";
import { useHeld, useInSight } from "./use-in-sight.ts";

interface Props {
  readonly scene: Scene;
  readonly atNs: number;
  readonly isStill: boolean;
  readonly words: SceneWords;
  readonly looks: Readonly<Record<string, HostLook>>;
  readonly heightPx: number;
  /** Hosts stand close, so that what is below is in sight. */
  readonly isClose?: boolean;
  /** Out of sight a scene that plays is not drawn; its time goes on. */
  readonly isPlaying?: boolean;
  /** What lies over the picture, in its own places. */
  readonly over?: (topology: Topology, size: Size) => ComponentChildren;
}

/** Before it is measured: no wider than the narrowest page. */
const WIDTH_BEFORE = 240;

/** The width of an element, as it changes. */
export function useWidth(widthBefore = WIDTH_BEFORE) {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(widthBefore);
  // Before the first picture is painted, and whenever it changes.
  useLayoutEffect(() => {
    if (!element.current) return;
    const { paddingLeft, paddingRight } = getComputedStyle(element.current);
    const paddingPx =
      Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
    const insidePx = element.current.clientWidth - paddingPx;
    if (insidePx > 0) setWidth(Math.floor(insidePx));
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}

export function Stage(props: Props) {
  const [element, width] = useWidth(0);
  const isOut = !useInSight(element) && props.isPlaying === true;
  // Drawn once, when its width is known: the first frame shows it.
  const isMeasured = width > 0;
  return (
    <div ref={element}>
      {isMeasured && <Picture {...props} {...{ width, isOut }} />}
    </div>
  );
}

interface PictureProps extends Props {
  readonly width: number;
  /** It plays, and nobody sees it. */
  readonly isOut: boolean;
}

function Picture({ width, isOut, ...props }: PictureProps) {
  const { scene, atNs, isStill, words, looks, heightPx, isClose } = props;
  const { model, clock, level } = scene;
  const size: Size = useMemo(
    () => ({ width, height: heightFor(model, heightPx, isClose) }),
    [width, heightPx, isClose, model],
  );
  const topology = useMemo(() => topologyOf(model, size), [model, size]);
  const ever = useMemo(() => legendEver(scene), [scene]);
  const look = { topology, clock, level, isStill };
  return useHeld(isOut, () => {
    const marks = marksAt(model, look, atNs);
    return (
      <>
        <div class="scene-stack">
          <TopologyView
            {...{ model, topology, size, marks, atNs, words, looks }}
          />
          {props.over?.(topology, size)}
        </div>
        <Legend names={legendAt(model, marks, atNs)} {...{ ever, words }} />
      </>
    );
  });
}
