/** How does one watch a run of one's own code? */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { TestResult } from "../../src/course/grade-result.ts";
import type { Locale } from "../app/address.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { hostNamesOf, looksIn } from "../lesson/host-names.ts";
import { captionOf, timeText } from "../scene/captions.ts";
import { Controls } from "../scene/controls.tsx";
import { lastTold, type Scene, sceneOf } from "../scene/scene.ts";
import { rowsOf } from "../scene/scene-trace.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { Stage } from "../scene/stage.tsx";
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
  const { atNs, state, send } = playing;
  const badNs = finding?.firstBadEvent?.atNs;
  useEffect(() => {
    if (badNs === undefined) return;
    send({ type: "seek", toMs: scene.clock.toScreenMs(badNs) });
  }, [scene, finding]);
  const told = lastTold(scene, atNs);
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
      <p
        class="lesson-caption"
        aria-live={state === "playing" ? "off" : "polite"}
      >
        <span class="time">{timeText(atNs)}</span>{" "}
        {told && captionOf(told, locale, names)}
      </p>
      <Controls
        {...{ scene, playing, locale, names }}
        words={sceneWordsOf(locale)}
      />
      <Events {...props} {...{ scene, playing, badNs }} />
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

/** The event that a check names, in the words of the scene; "" for none. */
export function tellingAt(
  run: SceneRun,
  { firstBadEvent }: TestResult,
  locale: Locale,
): string {
  if (firstBadEvent === null) return "";
  const { row, atNs, host } = firstBadEvent;
  const kinds = rowsOf(run.report.rows);
  const name = kinds[row]?.kind.name ?? "";
  const here = sceneOfRun(run).tellings.filter(
    (telling) => telling.atNs === atNs && telling.host === host,
  );
  const told = here.find(({ key }) => key.startsWith(name)) ?? here[0];
  return told ? captionOf(told, locale, hostNamesOf(locale)) : "";
}

interface EventsProps extends Props {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly badNs: number | undefined;
}

function Events({ scene, playing, badNs, locale, words }: EventsProps) {
  const here = useRef<HTMLLIElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const { tellings, clock } = scene;
  const current =
    tellings.filter(({ atNs }) => atNs <= playing.atNs).length - 1;
  useEffect(() => {
    // Only the list moves: the page must stay where one reads.
    const item = here.current;
    if (item === null || list.current === null) return;
    const middlePx = (list.current.clientHeight - item.clientHeight) / 2;
    list.current.scrollTop = item.offsetTop - middlePx;
  }, [current, scene]);
  return (
    <div class="lesson-events">
      <h3>{words.events}</h3>
      <ol ref={list}>
        {tellings.map((telling, index) => {
          const isBad = telling.atNs === badNs;
          const isHere = index === current;
          const toMs = clock.toScreenMs(telling.atNs);
          const past = telling.atNs <= playing.atNs ? "past" : "future";
          return (
            // The list of one run never changes its order.
            <li
              key={index}
              ref={isHere ? here : null}
              class={isBad ? `${past} is-bad` : past}
              aria-current={isHere ? "true" : undefined}
            >
              <button
                type="button"
                onClick={() => playing.send({ type: "seek", toMs })}
              >
                <span class="time">{timeText(telling.atNs)}</span>{" "}
                <span>
                  {isBad && <b>✗ {words.here}: </b>}
                  {captionOf(telling, locale, hostNamesOf(locale))}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
