/** What does a visitor meet first? A question, before anything else. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { createActor } from "xstate";
import type { Locale } from "../scene/captions.ts";
import { useReducedMotion } from "../scene/use-player.ts";
import { ActStage } from "./act-stage.tsx";
import { actOf, openingActs } from "./acts.ts";
import { rememberVisit } from "./first-visit.ts";
import type { OpeningProps } from "./opening-props.ts";
import { StepText } from "./step-text.tsx";
import {
  STAGES,
  type StageName,
  type StoryEvent,
  storyMachine,
} from "./story.ts";
import { TwoRuns } from "./two-runs.tsx";
import { type OpeningWords, openingEn } from "./words-en.ts";
import { openingZh } from "./words-zh.ts";
import "../scene/scene.css";
import "./opening.css";

const WORDS: Readonly<Record<Locale, OpeningWords>> = {
  en: openingEn,
  "zh-CN": openingZh,
};

export function Opening(props: OpeningProps) {
  const { locale } = props;
  const words = WORDS[locale];
  const [story, send] = useStory();
  const acts = useMemo(openingActs, []);
  const isStill = useReducedMotion();
  const stage = story.value as StageName;
  const scene = acts[actOf(stage)];
  useEffect(() => {
    if (stage === "end") rememberVisit();
  }, [stage]);
  const isTwo = ["eyes", "transfer", "end"].includes(stage);
  const { guess, evidence } = story.context;
  return (
    <div class="opening">
      <Top {...props} words={words} />
      <main class={`is-${stage}`}>
        {!isTwo && <p class="lead">{words.theStory}</p>}
        <Headline stage={stage} words={words} />
        {isTwo ? (
          stage === "eyes" && <TwoRuns {...{ acts, words, locale }} />
        ) : (
          <ActStage {...{ scene, stage, words, locale, isStill, send }} />
        )}
        <StepText {...{ ...props, stage, words, guess, evidence, send }} />
      </main>
      <footer>{words.noNetwork}</footer>
    </div>
  );
}

function useStory() {
  const actor = useMemo(() => createActor(storyMachine).start(), []);
  const [snapshot, setSnapshot] = useState(actor.getSnapshot());
  useEffect(() => {
    const watch = actor.subscribe(setSnapshot);
    return () => watch.unsubscribe();
  }, [actor]);
  const send = (event: StoryEvent) => actor.send(event);
  return [snapshot, send] as const;
}

interface HeadlineProps {
  readonly stage: StageName;
  readonly words: OpeningWords;
}

/**
 * The button that led here is gone: focus comes to the new headline, so that
 * the next Tab and the next thing read aloud follow from it.
 */
function Headline({ stage, words }: HeadlineProps) {
  const element = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) element.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [stage]);
  const nth = STAGES.indexOf(stage) + 1;
  return (
    <div class="headline">
      <h1 ref={element} tabIndex={-1}>
        {words.heads[stage].map((line) => (
          <span key={line}>{line} </span>
        ))}
      </h1>
      <progress
        max={STAGES.length}
        value={nth}
        aria-label={words.progress(nth, STAGES.length)}
      />
    </div>
  );
}

interface TopProps extends OpeningProps {
  readonly words: OpeningWords;
}

function Top({ words, locale, onLocale, labAddress }: TopProps) {
  const other: Locale = locale === "en" ? "zh-CN" : "en";
  return (
    <header>
      <b class="opening-brand">
        <svg viewBox="0 0 34 16" aria-hidden="true">
          <path d="M9 8h16" />
          <circle class="is-filled" cx="6" cy="8" r="4.5" />
          <circle cx="28" cy="8" r="4" />
        </svg>
        {words.title}
      </b>
      <nav aria-label={words.title}>
        <a href={labAddress} onClick={rememberVisit}>
          {words.skip}
        </a>
        <button type="button" lang={other} onClick={() => onLocale(other)}>
          {other === "en" ? "English" : "中文"}
        </button>
      </nav>
    </header>
  );
}
