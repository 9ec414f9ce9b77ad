/** What can one learn here, and where does one go on? */

import course from "virtual:course";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ProgressBox } from "../lesson/progress-box.tsx";
import { doneIn, lastStep } from "../lesson/summary.ts";
import {
  breakAddress,
  type Locale,
  labAddress,
  lessonAddress,
  openingAddress,
} from "./address.ts";
import { CallPicture } from "./call-picture.tsx";
import { Frame } from "./frame.tsx";
import {
  LabPicture,
  QuestionPicture,
  TroublePicture,
} from "./home-pictures.tsx";
import { homeWordsOf } from "./home-words.ts";
import { Lessons } from "./lesson-cards.tsx";
import type { PageProps } from "./page-props.ts";
import "./home.css";

/** Nothing on this page has steps of its own to keep. */
const NOTHING = {};

export function Home(props: PageProps) {
  const { address, words } = props;
  const { locale, place } = address;
  const own = homeWordsOf(locale);
  // A file that was read changes what the list says.
  const [version, setVersion] = useState(0);
  return (
    <Frame {...props}>
      {place.kind === "nowhere" && (
        <div class="notice bad" role="status">
          <strong>⚠ {words.problem}</strong>
          <p>{words.nowhere(place.text)}</p>
        </div>
      )}
      <section class="hero">
        <div>
          <h1>{own.title}</h1>
          <p>{own.lead}</p>
          <Continue key={version} locale={locale} />
        </div>
        <CallPicture />
      </section>
      <Lessons key={`lessons-${version}`} locale={locale} />
      <Around {...props} />
      <Scenarios locale={locale} />
      <ProgressBox
        locale={locale}
        here={NOTHING}
        isKept
        saves={0}
        onChange={() => setVersion((count) => count + 1)}
      />
    </Frame>
  );
}

/** The question that all begins with, and the place to play in. */
function Around({ address: { locale }, words }: PageProps) {
  const own = homeWordsOf(locale);
  return (
    <section class="around">
      <h2>{own.look}</h2>
      <ul class="cards">
        <li>
          <a class="card with-picture" href={openingAddress(locale)}>
            <QuestionPicture />
            <b>{words.opening}</b>
            <span>{words.openingText}</span>
          </a>
        </li>
        <li>
          <a class="card with-picture" href={labAddress(locale)}>
            <LabPicture />
            <b>{words.lab}</b>
            <span>{words.labText}</span>
          </a>
        </li>
        <li>
          <a class="card with-picture" href={breakAddress(locale)}>
            <TroublePicture trouble="crash" />
            <b>{own.breakIt}</b>
            <span>{own.breakText(doneIn("break-it"))}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}

/** Where one was, or where one begins. */
function Continue({ locale }: { readonly locale: Locale }) {
  const words = homeWordsOf(locale);
  const last = lastStep();
  const nth = course.findIndex(({ slug }) => slug === last?.slug);
  const place = course[nth]?.steps.indexOf(last?.step ?? "") ?? -1;
  const [first] = course;
  const entry = course[nth];
  const isDone = entry && doneIn(entry.slug) >= entry.steps.length;
  if (entry !== undefined && isDone) return <After {...{ locale, nth }} />;
  if (last !== undefined && place >= 0) {
    const href = lessonAddress(locale, last.slug, last.step);
    return (
      <a class="begin" href={href}>
        {words.goOn(nth + 1, place + 1)} →
      </a>
    );
  }
  if (first === undefined) return null;
  return (
    <a class="begin" href={lessonAddress(locale, first.slug)}>
      {words.begin} →
    </a>
  );
}

interface AfterProps {
  readonly locale: Locale;
  /** The place of the lesson that is done. */
  readonly nth: number;
}

/** A lesson that is done is not gone on with: the next one is, if any. */
function After({ locale, nth }: AfterProps) {
  const words = homeWordsOf(locale);
  const here = course[nth];
  const rest = course.slice(nth + 1);
  const next = rest.find(({ slug, steps }) => doneIn(slug) < steps.length);
  const [step = ""] = here?.steps ?? [];
  const again = lessonAddress(locale, here?.slug ?? "", step);
  return (
    <p class="begin-again">
      {next && (
        <a class="begin" href={lessonAddress(locale, next.slug)}>
          {words.nextLesson(course.indexOf(next) + 1, next.title[locale])} →
        </a>
      )}
      <a class={next ? "" : "begin"} href={again}>
        {words.again(nth + 1)}
      </a>
    </p>
  );
}

/** Their data is not needed for the first picture of the page. */
function Scenarios({ locale }: { readonly locale: Locale }) {
  type Cards = ComponentType<{ readonly locale: Locale }>;
  const [loaded, setLoaded] = useState<{ readonly Cards?: Cards }>({});
  useEffect(() => {
    // Without them the page is still whole.
    import("./scenario-cards.tsx").then(
      ({ ScenarioCards }) => setLoaded({ Cards: ScenarioCards }),
      () => {},
    );
  }, []);
  const { Cards } = loaded;
  const words = homeWordsOf(locale);
  return (
    <section class="around scenarios">
      <h2>{words.scenarios}</h2>
      <p class="quiet">{words.scenariosLead}</p>
      {Cards && <Cards locale={locale} />}
    </section>
  );
}
