/** How does one go through the steps of a lesson? */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import {
  homeAddress,
  type Locale,
  labAddress,
  lessonAddress,
} from "../app/address.ts";
import type { SceneRun, StepFacts } from "../engine/lesson-answers.ts";
import type { Telling } from "../scene/tellings.ts";
import { CodePane } from "./code-pane.tsx";
import { LessonScene, type Sought } from "./lesson-scene.tsx";
import { ProgressBox } from "./progress-box.tsx";
import { Html } from "./question.tsx";
import type { StepAsk, StepProps } from "./step-props.ts";
import { StepTask } from "./step-view.tsx";
import type { SectionText } from "./texts.ts";
import { type Loaded, useWalk, type Walking } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly lesson: Loaded;
  readonly locale: Locale;
  readonly words: LessonWords;
  /** The step that the address names; "" for where one was. */
  readonly step: string;
}

const PANELS_DEFAULT = ["caption", "play", "step"] as const;

export function LessonWalk(props: Props) {
  const { lesson, locale, words, step } = props;
  const walk = useWalk(lesson, step);
  const { slug, text, facts } = lesson;
  const here = facts.steps[walk.at] as StepFacts;
  useAddressOf({ slug, locale, step, here: here.id, walk });
  const sections = text[locale].sections;
  const section = sections.find(({ id }) => id === here.id);
  return (
    <article class="lesson">
      <LessonHead {...props} walk={walk} />
      {section && (
        <StepPane key={here.id} {...props} {...{ walk, here, section }} />
      )}
      <ProgressBox {...{ slug, words, walk }} />
    </article>
  );
}

interface Here {
  readonly slug: string;
  readonly locale: Locale;
  readonly step: string;
  readonly here: string;
  readonly walk: Walking;
}

/** The address names the step, so that going back goes back a step. */
function useAddressOf({ slug, locale, step, here, walk }: Here): void {
  useEffect(() => {
    if (step !== "" && step !== here) {
      walk.send({ type: "goTo", step });
    }
  }, [step]);
  useEffect(() => {
    const address = lessonAddress(locale, slug, here);
    if (step === "") history.replaceState(null, "", address);
    else if (step !== here) location.hash = address;
  }, [here]);
}

interface HeadProps extends Props {
  readonly walk: Walking;
}

function LessonHead({ lesson, locale, words, walk }: HeadProps) {
  const { text, facts } = lesson;
  const { sections, title } = text[locale];
  const { at, records } = walk;
  const count = facts.steps.length;
  const firstLocked = facts.steps.findIndex(
    ({ id, kind }) => kind === "predict" && records[id] === undefined,
  );
  return (
    <div class="lesson-head">
      <h1>{title}</h1>
      <nav aria-label={words.steps}>
        <ol>
          {facts.steps.map(({ id }, index) => {
            const isFar = firstLocked >= 0 && index > firstLocked;
            const state = records[id]?.state ?? (isFar ? "locked" : "open");
            const heading = sections.find((one) => one.id === id)?.heading;
            const label = `${index + 1}. ${heading}: ${words.stepState[state]}`;
            return (
              <li key={id}>
                <button
                  type="button"
                  class={`dot is-${state}`}
                  aria-label={label}
                  title={label}
                  aria-current={index === at ? "step" : undefined}
                  aria-disabled={isFar}
                  onClick={() => walk.send({ type: "goTo", step: id })}
                />
              </li>
            );
          })}
        </ol>
        <span>{words.stepOf(at + 1, count)}</span>
      </nav>
    </div>
  );
}

interface PaneProps extends HeadProps {
  readonly here: StepFacts;
  readonly section: SectionText;
}

function StepPane(props: PaneProps) {
  const { lesson, words, walk, here, section } = props;
  const { facts, engine, slug } = lesson;
  const shown = useShown(props);
  const { run } = shown;
  const [atNs, setAtNs] = useState(0);
  const [picked, setPicked] = useState("");
  const task: StepProps = {
    slug,
    facts: here,
    exercise: facts.exercise,
    section,
    record: walk.records[here.id],
    walk,
    words,
    atNs,
    hosts: (run?.scenario.hosts ?? []).map(({ name }) => name).sort(),
    picked,
    onAsk: (ask: StepAsk) => engine.ask({ ...ask, slug, step: here.id }),
    onRun: shown.setRun,
  };
  const pick = (telling: Telling, text: string) => {
    setPicked(text);
    if (fits(here, telling)) walk.send({ type: "done" });
  };
  return (
    <div class="lesson-body">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its links do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links, by Enter */}
      <section class="lesson-text" onClick={shown.seek}>
        <Heading text={section.heading} />
        <Html html={section.html} />
        <StepTask {...task} />
        <Onwards {...props} />
      </section>
      <RunPane {...props} {...{ shown, pick }} onMoment={setAtNs} />
    </div>
  );
}

function fits({ fits = [] }: StepFacts, { atNs, key }: Telling): boolean {
  return fits.some((fit) => fit.atNs === atNs && key.startsWith(fit.name));
}

/** Which run stands on the scene, and where in it prose points. */
interface Shown {
  readonly run: SceneRun | undefined;
  readonly own: SceneRun | undefined;
  /** The scene of another step, that prose pointed to; else "". */
  readonly other: string;
  readonly sought: Sought | undefined;
  setRun(run: SceneRun): void;
  reset(): void;
  seek(event: MouseEvent): void;
}

function useShown({ lesson: { facts }, walk, here }: PaneProps): Shown {
  const own = here.scene === undefined ? undefined : facts.scenes[here.scene];
  const [run, setRun] = useState<SceneRun | undefined>(own);
  const [other, setOther] = useState("");
  const [sought, setSought] = useState<Sought | undefined>();
  const seek = (event: MouseEvent) => {
    const link = (event.target as Element).closest("[data-moment]");
    if (link === null) return;
    event.preventDefault();
    const moment = facts.moments[link.getAttribute("data-moment") ?? ""];
    if (moment === undefined || walk.isLocked) return;
    const isElsewhere = moment.scene !== here.scene;
    setOther(isElsewhere ? moment.scene : "");
    setRun(isElsewhere ? facts.scenes[moment.scene] : own);
    setSought({ atNs: moment.atNs });
  };
  const reset = () => {
    setOther("");
    setSought(undefined);
    setRun(own);
  };
  return { run, own, other, sought, setRun, reset, seek };
}

interface RunPaneProps extends PaneProps {
  readonly shown: Shown;
  readonly pick: (telling: Telling, text: string) => void;
  readonly onMoment: (atNs: number) => void;
}

function RunPane(props: RunPaneProps) {
  const { lesson, locale, words, walk, here, shown, pick, onMoment } = props;
  const { run, own, other, sought } = shown;
  return (
    <div class="lesson-run">
      {run !== undefined && (
        <LessonScene
          {...{ run, locale, words, sought, onMoment }}
          panels={here.panels ?? PANELS_DEFAULT}
          isLocked={walk.isLocked}
          isEager={isEager(here, walk) || (run !== own && other === "")}
          onPick={here.kind === "observe" ? pick : undefined}
        />
      )}
      {other !== "" && (
        <p class="other-run">
          {words.showing(other)}{" "}
          {own !== undefined && (
            <button type="button" class="link" onClick={shown.reset}>
              {words.ownRun}
            </button>
          )}
        </p>
      )}
      <CodePane
        cites={here.cites ?? []}
        sources={lesson.text.sources}
        words={words}
      />
    </div>
  );
}

/** A question plays its run once it is answered; nothing else by itself. */
function isEager({ kind, id }: StepFacts, { records }: Walking): boolean {
  return kind === "predict" && records[id] !== undefined;
}

/** The button that led here is gone; focus follows to the new heading. */
function Heading({ text }: { readonly text: string }) {
  const element = useRef<HTMLHeadingElement>(null);
  const isFirst = useMemo(() => document.activeElement === document.body, []);
  useEffect(() => {
    if (!isFirst || navigator.userActivation?.hasBeenActive) {
      element.current?.focus({ preventScroll: true });
      globalThis.scrollTo({ top: 0 });
    }
  }, []);
  return (
    <h2 ref={element} tabIndex={-1}>
      {text}
    </h2>
  );
}

function Onwards({ walk, words, locale }: PaneProps) {
  const isFirst = walk.at === 0;
  const isLast = walk.at === walk.steps.length - 1;
  return (
    <p class="onwards">
      {!isFirst && (
        <button type="button" onClick={() => walk.send({ type: "back" })}>
          ← {words.back}
        </button>
      )}
      {!isLast && !walk.isLocked && (
        <button
          type="button"
          class="primary"
          onClick={() => walk.send({ type: "next" })}
        >
          {words.next} →
        </button>
      )}
      {isLast && (
        <span class="finished">
          {words.finished} <a href={labAddress(locale)}>{words.toLab}</a>{" "}
          <a href={homeAddress(locale)}>{words.toHome}</a>
        </span>
      )}
    </p>
  );
}
