/** What happens in this run with many other seeds? */
import { useRef, useState } from "preact/hooks";
import type { ExploredRun } from "../../src/scenario/explore.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { Icon } from "../scene/icon.tsx";
import { dataOf } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import { problemText, unforeseen } from "./problem-words.ts";
import {
  orderWith,
  type Subject,
  subjectKey,
  subjectOf,
} from "./seeds-figures.ts";
import { SeedsFound } from "./seeds-found.tsx";
import { SeedsProgress } from "./seeds-progress.tsx";
import { type Slices, useSlices } from "./seeds-slices.ts";
import { seedsWordsOf } from "./seeds-words.ts";
import "./seeds.css";

const COUNTS = [25, 50, 200];

/** How many seeds of what, and what has been found of them. */
export interface Kept<Found> {
  readonly count: number;
  /** A new one runs all of them afresh. */
  readonly nth: number;
  readonly found: readonly Found[];
}

/** What has run stays at hand while one looks at something else. */
export function useKept<Found>(key: string) {
  const known = useRef(new Map<string, Kept<Found>>());
  const [, redraw] = useState(0);
  const keep = (kept: Kept<Found>) => void known.current.set(key, kept);
  return {
    kept: known.current.get(key),
    keep,
    start: (count: number) => {
      const nth = (known.current.get(key)?.nth ?? 0) + 1;
      keep({ count, nth, found: [] });
      redraw((times) => times + 1);
    },
  };
}

export function SeedsBox(props: RunProps) {
  const { lab, branch } = props;
  const words = seedsWordsOf(lab.locale);
  const subject = subjectOf(lab.ran, branch);
  const key = subjectKey(subject);
  const { kept, keep, start } = useKept<ExploredRun>(key);
  // Where one breaks a service, its faults are what one looks for.
  if (dataOf(lab, subject.scenario) === undefined) return null;
  return (
    <details class="lab-seeds seeds">
      <summary>{words.title}</summary>
      <p class="quiet">{words.about}</p>
      <SeedsStart lab={lab} onStart={start} />
      {kept !== undefined && (
        <SeedsRun
          key={`${kept.nth} ${key}`}
          {...props}
          {...{ subject, kept, keep }}
        />
      )}
    </details>
  );
}

interface StartProps extends Pick<RunProps, "lab"> {
  readonly onStart: (count: number) => void;
}

/** How many, and go. */
export function SeedsStart({ lab, onStart }: StartProps) {
  const words = seedsWordsOf(lab.locale);
  const [count, setCount] = useState(COUNTS.at(-1) ?? 0);
  return (
    <p class="seeds-start">
      <label>
        <span class="caption">{words.count}</span>
        <select
          value={count}
          onChange={({ currentTarget }) => setCount(+currentTarget.value)}
        >
          {COUNTS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        disabled={lab.status === "loading"}
        onClick={() => onStart(count)}
      >
        <Icon name="play" /> {words.run(count)}
      </button>
    </p>
  );
}

interface SeedsRunProps extends RunProps {
  readonly subject: Subject;
  readonly kept: Kept<ExploredRun>;
  readonly keep: (kept: Kept<ExploredRun>) => void;
}

function SeedsRun(props: SeedsRunProps) {
  const { lab, actions, subject, kept, keep } = props;
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const slices = useSlices({
    all: kept.count,
    known: kept.found,
    ask: async ({ first, count }) => {
      const order = orderWith(subject, first);
      const answer = await actions.seeds({ order, count });
      if (answer?.kind === "explored") return answer.runs;
      if (answer) setProblems(placesOf(answer));
      return undefined;
    },
  });
  const runs = slices.found;
  keep({ ...kept, found: runs });
  return (
    <>
      <SlicesProgress {...{ lab, slices }} all={kept.count} />
      <Problems {...{ lab, problems }} />
      {runs.length > 0 && (
        <SeedsFound {...props} {...{ runs }} all={kept.count} />
      )}
    </>
  );
}

interface Refusal {
  readonly problems: readonly string[];
  readonly places?: readonly Problem[];
}

export function placesOf({ problems, places }: Refusal): readonly Problem[] {
  return places ?? problems.map(unforeseen);
}

interface SlicesProps extends Pick<RunProps, "lab"> {
  readonly slices: Slices<unknown>;
  readonly all: number;
}

/** How far it is, to see and to hear. */
export function SlicesProgress({ lab, slices, all }: SlicesProps) {
  const words = seedsWordsOf(lab.locale);
  const { found, state } = slices;
  const said = words.seedOf(found.length, all);
  return (
    <>
      <SeedsProgress
        {...{ slices, all, words, said }}
        label={words.progress(all)}
      />
      {state === "stopped" && <p class="quiet">{words.stillStands}</p>}
      <p class="visually-hidden" role="status">
        {state === "done" && said}
      </p>
    </>
  );
}

interface ProblemsProps extends Pick<RunProps, "lab"> {
  readonly problems: readonly Problem[];
}

/** What the engine refused, with its remedy. */
export function Problems({ lab, problems }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul class="seeds-problems" role="alert">
      {problems.map((problem, index) => {
        const { text, lang } = problemText(problem, lab.locale);
        return (
          <li key={index} lang={lang}>
            {text}
          </li>
        );
      })}
    </ul>
  );
}
