/** Which run stands beside the text, and what of it? */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import type {
  LessonFacts,
  SceneRun,
  StepFacts,
} from "../engine/lesson-answers.ts";
import { panelWordsOf } from "../scene/panel-words.ts";
import { ScalingView } from "../scene/scaling-view.tsx";
import { titleOf } from "./alike.tsx";
import { CodePane, showFile } from "./code-pane.tsx";
import { isCallKey, type Picking } from "./events.tsx";
import { LessonScene } from "./lesson-scene.tsx";
import { PictureRoom } from "./picture-room.tsx";
import type { Sought } from "./pointed.ts";
import { sceneFor } from "./scene-for.ts";
import type { StepProps } from "./step-props.ts";
import type { LessonText } from "./texts.ts";
import type { Walking } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

const PANELS_DEFAULT = ["caption", "play", "step"] as const;

/** Which run stands on the scene, and where in it prose points. */
export interface Shown {
  readonly run: SceneRun | undefined;
  readonly own: SceneRun | undefined;
  /** Another scene of the lesson, that prose or the learner chose. */
  readonly isOther: boolean;
  readonly sought: Sought | undefined;
  setRun(run: SceneRun): void;
  reset(): void;
  seek(event: MouseEvent): void;
}

interface Place {
  readonly facts: LessonFacts;
  readonly walk: Walking;
  readonly here: StepFacts;
}

export function useShown({ facts, walk, here }: Place): Shown {
  const own = here.scene === undefined ? undefined : facts.scenes[here.scene];
  // Its own run may come later than the step.
  const [chosen, setRun] = useState<SceneRun | undefined>();
  const run = chosen ?? own;
  const [sought, setSought] = useState<Sought | undefined>();
  const opener = useRef<HTMLElement | null>(null);
  const seek = (event: MouseEvent) => {
    const link = (event.target as Element).closest("a");
    if (!link?.matches("[data-moment], [data-file]")) return;
    event.preventDefault();
    if (link.matches("[data-file]")) showFile(link);
    const moment = facts.moments[link.getAttribute("data-moment") ?? ""];
    if (moment === undefined || walk.isLocked) return;
    opener.current = link;
    setRun(facts.scenes[moment.scene]);
    setSought({ ...moment });
  };
  const show = (to: SceneRun | undefined) => {
    setSought(undefined);
    setRun(to);
  };
  // Seeds and what one tried out are runs of this very step.
  const isOther =
    run !== undefined &&
    run !== own &&
    Object.values(facts.scenes).includes(run);
  const reset = () => {
    show(undefined);
    // The button is gone; one reads on where one left the text.
    opener.current?.focus();
    opener.current = null;
  };
  return { run, own, isOther, sought, setRun: show, reset, seek };
}

interface RunPaneProps {
  readonly facts: LessonFacts;
  readonly text: LessonText;
  readonly locale: Locale;
  readonly words: LessonWords;
  readonly walk: Walking;
  readonly here: StepFacts;
  readonly shown: Shown;
  readonly pick: Picking["onPick"];
  readonly onMoment: (atNs: number) => void;
  readonly onAsk: StepProps["onAsk"];
  /** How much of it is there yet: the run from 1 on, the code from 2 on. */
  readonly stage: number;
}

export function RunPane(props: RunPaneProps) {
  const { stage } = props;
  return (
    <div class="lesson-run">
      {stage < 1 ? <Room {...props} /> : <Run {...props} />}
      {stage > 1 && <Code {...props} />}
    </div>
  );
}

/** Makes ready what comes here next. */
function Room({ words, shown }: RunPaneProps) {
  const { run } = shown;
  useEffect(() => void (run && sceneFor(run, "")), [run]);
  return <PictureRoom {...{ words }} />;
}

function Run(props: RunPaneProps) {
  const { facts, locale, words, walk, here, shown, pick, onMoment } = props;
  const { run, own, isOther, sought } = shown;
  return (
    <>
      {run !== undefined && (
        <LessonScene
          {...{ run, own, locale, words, sought, onMoment }}
          panels={here.panels ?? PANELS_DEFAULT}
          isLocked={walk.isLocked}
          isEager={isEager(here, walk) || (run !== own && !isOther)}
          picking={
            here.kind === "observe"
              ? { onPick: pick, ...askedOf(here, run) }
              : undefined
          }
          hasMore={here.scaling !== undefined}
          scenes={facts.scenes}
          seedsMax={here.seedsMax ?? 0}
          onAsk={props.onAsk}
          onRun={shown.setRun}
        />
      )}
      {run !== undefined && run !== own && <OtherRun {...props} run={run} />}
      {here.scaling !== undefined && !walk.isLocked && (
        <section class="scene-panel">
          <ScalingView {...here.scaling} words={panelWordsOf(locale)} />
        </section>
      )}
    </>
  );
}

function Code({ here, walk, words, text }: RunPaneProps) {
  return (
    <CodePane
      cites={here.cites ?? []}
      sources={text.sources}
      words={words}
      isAsked={isAsked(here, walk)}
    />
  );
}

/** Whether what one is to find is of a call, and how often it is shown. */
function askedOf(
  { fits = [] }: StepFacts,
  { endMs = Infinity }: SceneRun,
): Omit<Picking, "onPick"> {
  const isOfCalls = fits.some(({ name }) => isCallKey(name));
  const shown = fits.filter(({ atNs }) => atNs <= endMs * 1e6);
  return { isOfCalls, hasMany: shown.length > 1 };
}

/** Says that the scene shows another run than that of the step. */
function OtherRun({
  shown,
  words,
  locale,
  run,
}: RunPaneProps & { readonly run: SceneRun }) {
  const { own, isOther, reset } = shown;
  const isAlike = run.scenario.name === own?.scenario.name && !isOther;
  // With the seed of the step it is a run that one has just tried out.
  const isSeed = isAlike && run.seed !== own?.seed;
  if (!isOther && (!isSeed || run.hands.length > 0)) return null;
  return (
    <p class="other-run">
      {isOther
        ? words.showing(titleOf(run, locale))
        : words.showingSeed(run.seed)}{" "}
      <button type="button" class="link" onClick={reset}>
        {own === undefined ? words.closeRun : words.ownRun}
      </button>
    </p>
  );
}

/** Neither answered nor skipped. */
function isAsked({ kind, id }: StepFacts, { records }: Walking): boolean {
  const isQuestion = kind === "predict" || kind === "quiz";
  return isQuestion && records[id] === undefined;
}

/** A question plays its run once it is answered; nothing else by itself. */
function isEager({ kind, id }: StepFacts, { records }: Walking): boolean {
  return kind === "predict" && records[id] !== undefined;
}
