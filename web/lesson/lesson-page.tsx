/** How does a lesson stand on the page? */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { homeAddress, type Locale } from "../app/address.ts";
import { Frame } from "../app/frame.tsx";
import { NotLoaded } from "../app/not-loaded.tsx";
import type { PageProps } from "../app/page-props.ts";
import { EarlyStep } from "./early-step.tsx";
import { LessonWalk } from "./lesson-walk.tsx";
import type { LessonText } from "./texts.ts";
import { type Loading, useLoaded } from "./use-lesson.ts";
import { type LessonWords, lessonEn } from "./words-en.ts";
import { lessonZh } from "./words-zh.ts";
import "../scene/scene.css";
import "./lesson.css";
import "./wide.css";

const WORDS: Readonly<Record<Locale, LessonWords>> = {
  en: lessonEn,
  "zh-CN": lessonZh,
};

export function LessonPage(props: PageProps) {
  const { locale, place } = props.address;
  const words = WORDS[locale];
  const slug = place.kind === "lesson" ? place.slug : "";
  const step = place.kind === "lesson" ? place.step : "";
  const loading = useLoaded(slug, step);
  const title = textIn(loading)?.[locale].title ?? "";
  useEffect(() => {
    if (title !== "") document.title = `${title} · Farcall`;
  }, [title]);
  switch (loading.kind) {
    case "loading":
      return <Waiting {...props}>{words.loading}</Waiting>;
    case "missing":
      return <Waiting {...props}>{words.noLesson(slug)}</Waiting>;
    case "failed":
      return (
        <Waiting {...props}>
          <NotLoaded
            said={words.failed(loading.problem)}
            again={props.words.tryAgain}
          />
        </Waiting>
      );
    case "reading":
      return (
        <Frame {...props}>
          <EarlyStep {...{ locale, words }} reading={loading.reading} />
        </Frame>
      );
    default:
      return (
        <Frame {...props}>
          <LessonWalk {...{ locale, words, step }} lesson={loading.lesson} />
        </Frame>
      );
  }
}

function textIn(loading: Loading): LessonText | undefined {
  if (loading.kind === "loaded") return loading.lesson.text;
  return loading.kind === "reading" ? loading.reading.text : undefined;
}

interface WaitingProps extends PageProps {
  readonly children: ComponentChildren;
}

function Waiting({ children, ...props }: WaitingProps) {
  const { address, words } = props;
  return (
    <Frame {...props}>
      <p class="waiting" role="status">
        {children} <a href={homeAddress(address.locale)}>{words.home}</a>
      </p>
    </Frame>
  );
}
