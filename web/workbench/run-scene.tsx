/** How does one watch a run of one's own code? */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { TestResult } from "../../src/course/grade-result.ts";
import type { Locale } from "../app/address.ts";
import { LabPanels } from "../app/lab-panels.tsx";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { Caption } from "../lesson/caption.tsx";
import { hostNamesOf, looksIn } from "../lesson/host-names.ts";
import { captionOf, timeText } from "../scene/captions.ts";
import { Controls } from "../scene/controls.tsx";
import { type Scene, sceneOf } from "../scene/scene.ts";
import { rowsOf } from "../scene/scene-trace.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { spokenAt } from "../scene/spoken.ts";
import { Stage } from "../scene/stage.tsx";
import type { Telling } from "../scene/tellings.ts";
import {
  type Playing,
  usePlayer,
  useReducedMotion,
} from "../scene/use-player.ts";
import type { WorkbenchWords } from "./words-en.ts";

interface Props {
  readonly run: SceneRun;
  readonly locale: Locale;
  readonly words: WorkbenchWords;
  /** What a check found in this run, if one opened it for that. */
  readonly finding: TestResult | undefined;
}

const HEIGHT_PX = 232;
const AFTER_NS = 5e6;

export function RunScene(props: Props) {
  const { run, locale, finding } = props;
  const scene = useMemo(() => sceneOfRun(run), [run]);
  const isStill = useReducedMotion();
  const playing = usePlayer(scene, isStill);
  const { atNs, send } = playing;
  const seek = (toNs: number) =>
    send({ type: "seek", toMs: scene.clock.toScreenMs(toNs) });
  const badNs = finding?.firstBadEvent?.atNs;
  useEffect(() => {
    if (badNs === undefined) return;
    seek(badNs);
  }, [scene, badNs]);
  const names = hostNamesOf(locale);
  return (
    <div class="run-scene">
      {finding !== undefined && <p class="mistake">{finding.message}</p>}
      <Stage
        {...{ scene, atNs, isStill }}
        words={sceneWordsOf(locale)}
        heightPx={HEIGHT_PX}
        looks={looksIn(locale, scene, atNs)}
      />
      <Caption
        told={spokenAt(scene, playing, isStill)}
        {...{ playing, locale }}
      />
      <Controls
        {...{ scene, playing, locale, names }}
        words={sceneWordsOf(locale)}
      />
      <LabPanels {...{ scene, atNs, locale, names }} onSeek={seek} isFolded />
      <Events {...props} {...{ scene, playing }} />
    </div>
  );
}

/** Up to the last thing that a call or the world did. */
function sceneOfRun({ report }: SceneRun): Scene {
  const last = rowsOf(report.rows)
    .filter(({ kind }) => kind.level === "call" || kind.level === "world")
    .at(-1);
  const endNs = (last?.atNs ?? report.endedAtNs) + AFTER_NS;
  return sceneOf(report.rows, { startNs: 0, endNs, level: "call" });
}

/** The event that a check names, as the scene tells it. */
function toldOf(
  scene: Scene,
  { report }: SceneRun,
  finding: TestResult | undefined,
): Telling | undefined {
  const bad = finding?.firstBadEvent ?? null;
  if (bad === null) return undefined;
  const name = rowsOf(report.rows)[bad.row]?.kind.name ?? "";
  const here = scene.tellings.filter(
    ({ atNs, host }) => atNs === bad.atNs && host === bad.host,
  );
  return here.find(({ key }) => key.startsWith(name)) ?? here[0];
}

/** … and in words; "" for none. */
export function tellingAt(
  run: SceneRun,
  finding: TestResult,
  locale: Locale,
): string {
  const told = toldOf(sceneOfRun(run), run, finding);
  return told ? captionOf(told, locale, hostNamesOf(locale)) : "";
}

interface EventsProps extends Props {
  readonly scene: Scene;
  readonly playing: Playing;
}

function Events(props: EventsProps) {
  const { scene, playing, run, finding, words } = props;
  const list = useRef<HTMLOListElement>(null);
  const { tellings } = scene;
  const bad = useMemo(() => toldOf(scene, run, finding), [scene, finding]);
  const current =
    tellings.filter(({ atNs }) => atNs <= playing.atNs).length - 1;
  useEffect(() => {
    const item = list.current?.children[current];
    if (!(item instanceof HTMLElement) || list.current === null) return;
    // Only the list moves: the page must stay where one reads.
    const middlePx = (list.current.clientHeight - item.clientHeight) / 2;
    list.current.scrollTop = item.offsetTop - middlePx;
  }, [current, scene]);
  return (
    <div class="lesson-events">
      <h3>{words.events}</h3>
      <ol ref={list}>
        {tellings.map((telling, index) => (
          <EventItem
            // The list of one run never changes its order.
            key={index}
            {...props}
            {...{ telling }}
            isBad={telling === bad}
            isCurrent={index === current}
          />
        ))}
      </ol>
    </div>
  );
}

interface ItemProps extends EventsProps {
  readonly telling: Telling;
  readonly isBad: boolean;
  readonly isCurrent: boolean;
}

function EventItem({ telling, isBad, isCurrent, ...props }: ItemProps) {
  const { scene, playing, locale, words } = props;
  const toMs = scene.clock.toScreenMs(telling.atNs);
  const past = telling.atNs <= playing.atNs ? "past" : "future";
  return (
    <li
      class={isBad ? `${past} is-bad` : past}
      aria-current={isCurrent ? "true" : undefined}
    >
      <button
        type="button"
        onClick={() => playing.send({ type: "seek", toMs })}
      >
        <span class="time">{timeText(telling.atNs)}</span>{" "}
        <span>
          {isBad && <b>✗ {words.here}</b>}
          {captionOf(telling, locale, hostNamesOf(locale))}
        </span>
      </button>
    </li>
  );
}
