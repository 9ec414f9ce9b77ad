/** How does one go through the steps of a lesson? */
import course from "virtual:course";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import {
  homeAddress,
  type Locale,
  labAddress,
  lessonAddress,
  readAddress,
} from "../app/address.ts";
import { useStages } from "../app/turn.ts";
import type { LessonFacts, StepFacts } from "../engine/lesson-answers.ts";
import type { Telling } from "../scene/tellings.ts";
import { hostNamesOf, hostsThereAt } from "./host-names.ts";
import { Html } from "./html.tsx";
import { ProgressBox } from "./progress-box.tsx";
import { Recall } from "./recall.tsx";
import { RunPane, type Shown, useShown } from "./run-pane.tsx";
import type { Picked, StepAsk, StepProps } from "./step-props.ts";
import { StepTask, warmBench } from "./step-view.tsx";
import type { SectionText } from "./texts.ts";
import { useFacts } from "./use-facts.ts";
import { type Loaded, useWalk, type Walking } from "./use-lesson.ts";
import { WalkHead } from "./walk-head.tsx";
import { GoOn, Wanted } from "./wanted.tsx";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly lesson: Loaded;
  readonly locale: Locale;
  readonly words: LessonWords;
  /** The step that the address names; "" for where one was. */
  readonly step: string;
}

export function LessonWalk(props: Props) {
  const { lesson, locale, step } = props;
  const walk = useWalk(lesson, step);
  const { slug, text } = lesson;
  const { facts, steps, problem } = useFacts(lesson, walk.at);
  const here = facts.steps[walk.at] as StepFacts;
  useAddressOf({ slug, locale, step, here: here.id, walk });
  const sections = text[locale].sections;
  const section = sections.find(({ id }) => id === here.id);
  const isNext = facts.steps[walk.at + 1]?.kind === "exercise";
  useEffect(() => {
    if (isNext) warmBench();
  }, [isNext]);
  const stage = useStages(3, lesson.wasRead ? 0 : 1);
  return (
    <article class="lesson">
      <WalkHead {...props} walk={walk} />
      {section && (
        <StepPane
          key={here.id}
          {...props}
          {...{ facts, walk, here, section, problem, stage }}
          isTold={steps.has(here.id)}
        />
      )}
      {stage > 2 && <Kept {...{ slug, locale, walk }} />}
    </article>
  );
}

type KeptProps = Pick<Here, "slug" | "locale" | "walk">;

function Kept({ slug, locale, walk }: KeptProps) {
  const { records, isKept, saves } = walk;
  const here = useMemo(() => ({ [slug]: records }), [records]);
  return (
    <ProgressBox
      {...{ locale, here, isKept, saves }}
      onChange={(progress) => {
        // A copy, so that it is kept even if it says nothing new.
        walk.send({ type: "restore", records: { ...progress[slug] } });
      }}
    />
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
    // Not by `step`: what replaces an address tells nobody of it.
    const { place } = readAddress(location.hash, locale);
    const isBare = place.kind === "lesson" && place.step === "";
    const isFar = place.kind === "lesson" && place.step === walk.wanted;
    if (isBare) history.replaceState(null, "", address);
    // Going back must not lead to where one cannot be.
    else if (isFar) location.replace(address);
    else if (location.hash !== address) location.hash = address;
  }, [here, walk.wanted]);
}

interface HeadProps extends Props {
  readonly walk: Walking;
}

interface PaneProps extends HeadProps {
  /** As far as the engine has told them. */
  readonly facts: LessonFacts;
  readonly here: StepFacts;
  /** The engine has told all of this step. */
  readonly isTold: boolean;
  /** Why it has not. */
  readonly problem: string;
  readonly section: SectionText;
  readonly stage: number;
}

/** What a step is given, and what a click on an event does. */
function useTask(props: PaneProps, shown: Shown) {
  const { lesson, facts, locale, words, walk, here, section } = props;
  const { engine, slug } = lesson;
  const { run, own } = shown;
  const [atNs, setAtNs] = useState(0);
  const [picked, setPicked] = useState<Picked | undefined>();
  const task: StepProps = {
    ...{ slug, locale, section, walk, words, atNs, picked },
    facts: here,
    exercise: facts.exercise,
    record: walk.records[here.id],
    hosts: hostsThereAt(run, atNs),
    names: hostNamesOf(locale),
    shownSeed: run !== undefined && run !== own ? run.seed : 0,
    onAsk: (ask: StepAsk) => engine.ask({ ...ask, slug, step: here.id }),
    onRun: shown.setRun,
  };
  const pick = (telling: Telling, text: string) => {
    const isRight = isAmong(here.fits, telling);
    // What was right is not to be looked for again.
    const why = here.why?.find(({ fits }) => isAmong(fits, telling))?.id;
    setPicked(isRight ? undefined : { text, why });
    if (isRight) walk.send({ type: "done" });
    const { html = "" } = section.options.find(({ id }) => id === why) ?? {};
    return { isRight, why: html };
  };
  return { task, pick, setAtNs };
}

function StepPane(props: PaneProps) {
  const { lesson, facts, walk, here, section } = props;
  const { text } = lesson;
  const shown = useShown({ facts, walk, here });
  const { task, pick, setAtNs } = useTask(props, shown);
  const prose = useLinksThatWait(walk.isLocked, props.words);
  if (here.kind === "exercise") return <WidePane {...props} {...{ task }} />;
  return (
    <div class="lesson-body">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its links do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links, by Enter */}
      <section class="lesson-text" ref={prose} onClick={shown.seek}>
        {walk.at === 0 && (
          <Recall {...task} questions={lesson.recall} locale={props.locale} />
        )}
        <Heading text={section.heading} />
        <Wanted {...{ walk }} words={props.words} />
        <Html html={section.html} />
        {props.isTold ? <StepTask {...task} /> : <NotTold {...props} />}
        <Onwards {...props} />
      </section>
      <RunPane
        {...props}
        {...{ facts, text, shown, pick }}
        onAsk={task.onAsk}
        onMoment={setAtNs}
      />
    </div>
  );
}

/** A step whose run is not there yet, or could not be made. */
function NotTold({ words, problem }: PaneProps) {
  return (
    <p role="status">
      {problem === "" ? words.loading : words.failed(problem)}
    </p>
  );
}

/** Prose points into a run that one may not see before one has answered. */
function useLinksThatWait(isLocked: boolean, words: LessonWords) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isLocked) return undefined;
    const found = element.current?.querySelectorAll("a[data-moment]") ?? [];
    for (const link of found) {
      link.setAttribute("aria-disabled", "true");
      link.setAttribute("title", words.afterAnswer);
    }
    return () => {
      for (const link of found) {
        link.removeAttribute("aria-disabled");
        link.removeAttribute("title");
      }
    };
  }, [isLocked, words]);
  return element;
}

/** The workbench takes the whole width, and says what the step says. */
function WidePane(props: PaneProps & { readonly task: StepProps }) {
  const { section, task } = props;
  return (
    <div class="lesson-wide">
      <Heading text={section.heading} />
      <StepTask {...task} />
      <Onwards {...props} />
    </div>
  );
}

function isAmong(fits: StepFacts["fits"] = [], { atNs, key }: Telling) {
  return fits.some((fit) => fit.atNs === atNs && key.startsWith(fit.name));
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

function Onwards({ walk, words, locale, lesson }: PaneProps) {
  const place = course.findIndex(({ slug }) => slug === lesson.slug);
  const next = course[place + 1];
  const isFirst = walk.at === 0;
  const isLast = walk.at === walk.steps.length - 1;
  return (
    <p class="onwards">
      {!isFirst && (
        <button type="button" onClick={() => walk.send({ type: "back" })}>
          ← {words.back}
        </button>
      )}
      <GoOn {...{ walk, words }} />
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
          {words.finished}{" "}
          {next && (
            <a class="primary-link" href={lessonAddress(locale, next.slug)}>
              {words.nextLesson(next.title[locale])}
              {"\u00a0→"}
            </a>
          )}{" "}
          <a href={labAddress(locale)}>{words.toLab}</a>{" "}
          <a href={homeAddress(locale)}>{words.toHome}</a>
        </span>
      )}
    </p>
  );
}
