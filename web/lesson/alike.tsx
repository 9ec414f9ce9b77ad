/** Which runs can this host not tell from the one on the scene? */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import type { StepAsk, StepProps } from "./step-props.ts";
import { useFocusWhen } from "./use-focus-when.ts";
import type { LessonWords } from "./words-en.ts";

export interface AlikeProps {
  readonly run: SceneRun;
  readonly host: string;
  /** What the host is called in this language. */
  readonly hostName: string;
  readonly locale: Locale;
  readonly words: LessonWords;
  readonly scenes: Readonly<Record<string, SceneRun>>;
  /** How many seeds of the step are at hand, beside the scenes. */
  readonly seedsMax: number;
  readonly onAsk: StepProps["onAsk"];
  readonly onRun: (run: SceneRun) => void;
}

const SLICE = 25;
/** Enough to look at some; the rest is a number. */
const SEEDS_SHOWN = 12;

interface Found {
  readonly scenes: readonly string[];
  readonly seeds: readonly number[];
}

export function Alike(props: AlikeProps) {
  const { run, hostName, words, seedsMax } = props;
  const [asked, setAsked] = useState<SceneRun | undefined>();
  const search = useSearch(props, asked);
  const told = useFocusWhen(asked !== undefined);
  const isOne = run === asked || isIn(search.found, props);
  useEffect(() => {
    // Another run, which is not one of these, has others that look like it.
    if (!isOne) setAsked(undefined);
  }, [run]);
  if (asked === undefined) {
    return (
      <p class="alike">
        <button type="button" onClick={() => setAsked(run)}>
          {words.findAlike}
        </button>
      </p>
    );
  }
  return (
    <section class="alike" aria-busy={!search.isDone}>
      <div role="status" ref={told} tabIndex={-1}>
        <h3>
          {search.isDone
            ? words.alike(countOf(search.found), hostName)
            : words.comparing}
        </h3>
      </div>
      <FoundList {...props} found={search.found} />
      {search.isDone && <p class="quiet">{words.alikeMeans(seedsMax)}</p>}
    </section>
  );
}

function countOf({ scenes, seeds }: Found): number {
  return scenes.length + seeds.length;
}

function isIn(found: Found, { run, scenes }: AlikeProps): boolean {
  const isScene = found.scenes.some((name) => scenes[name] === run);
  return isScene || found.seeds.includes(run.seed);
}

/** Scenes first, then the seeds in slices, so that the list grows. */
function useSearch(
  { host, seedsMax, onAsk }: AlikeProps,
  asked: SceneRun | undefined,
) {
  const [found, setFound] = useState<Found>({ scenes: [], seeds: [] });
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (asked === undefined) return undefined;
    let isCurrent = true;
    setDone(false);
    setFound({ scenes: [], seeds: [] });
    const look = async () => {
      const { scenario, seed, hands } = asked;
      const like = { scenario, seed, hands };
      const seeds: number[] = [];
      for (let first = 1; first === 1 || first <= seedsMax; first += SLICE) {
        const count = Math.min(SLICE, seedsMax + 1 - first);
        const slice = { first, count };
        const ask: StepAsk = { kind: "alike", like, host, slice };
        const answer = await onAsk(ask);
        if (!isCurrent || answer?.kind !== "alike") return;
        seeds.push(...answer.seeds);
        setFound({ scenes: answer.scenes, seeds: [...seeds] });
      }
      setDone(true);
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  return useMemo(() => ({ found, isDone }), [found, isDone]);
}

function FoundList(props: AlikeProps & { readonly found: Found }) {
  const { run, scenes, found, locale, words, onRun } = props;
  const hidden = found.seeds.length - SEEDS_SHOWN;
  return (
    <ul>
      {found.scenes.map((name) => {
        const scene = scenes[name];
        if (scene === undefined) return null;
        return (
          <li key={name}>
            <button
              type="button"
              aria-pressed={run === scene}
              onClick={() => onRun(scene)}
            >
              {titleOf(scene, locale)}
            </button>
          </li>
        );
      })}
      <SeedItems {...props} />
      {hidden > 0 && <li class="quiet">{words.moreSeeds(hidden)}</li>}
    </ul>
  );
}

function SeedItems(props: AlikeProps & { readonly found: Found }) {
  const { run, scenes, found, words, onAsk, onRun } = props;
  const openSeed = async (seed: number) => {
    const answer = await onAsk({ kind: "seed", seed });
    if (answer?.kind === "tried") onRun(answer.run);
  };
  return (
    <>
      {found.seeds.slice(0, SEEDS_SHOWN).map((seed) => (
        <li key={seed}>
          <button
            type="button"
            aria-pressed={
              run.seed === seed && !Object.values(scenes).includes(run)
            }
            onClick={() => void openSeed(seed)}
          >
            {words.seed(seed)}
          </button>
        </li>
      ))}
    </>
  );
}

/** What a run is called in a lesson. */
export function titleOf({ title, scenario }: SceneRun, locale: Locale): string {
  const words = title ?? scenario.title;
  return words[locale] ?? words.en;
}
