/** Which runs can one host not tell from the one on the scene? */
import { useEffect, useState } from "preact/hooks";
import type { Order } from "../engine/order.ts";
import { useFocusWhen } from "../lesson/use-focus-when.ts";
import { writtenBy } from "../scene/eyes.ts";
import type { SceneTrace } from "../scene/scene-trace.ts";
import { sharedEngine } from "./engine-client.ts";
import type { EyesWords } from "./eyes-words.ts";
import { useSlices } from "./seeds-slices.ts";
import "./alike.css";

/** A run that is there already. */
export interface RunAtHand {
  readonly key: string;
  readonly name: string;
  readonly rows: SceneTrace;
  /** Its seed, where it is nothing but one of the seeds. */
  readonly seed?: number | undefined;
}

/** Seeds of one order, from 1 on. */
export interface SeedsAtHand {
  readonly order: Omit<Order, "seed">;
  readonly all: number;
}

export interface AlikeProps<Run extends RunAtHand> {
  /** What stands on the scene. */
  readonly rows: SceneTrace;
  readonly host: string;
  /** What the host is called in this language. */
  readonly hostName: string;
  readonly words: EyesWords;
  readonly runs: readonly Run[];
  readonly seeds: SeedsAtHand | undefined;
  readonly place: keyof EyesWords["means"];
  /** Which of the runs stands on the scene, or which seed. */
  readonly shown: { readonly key: string; readonly seed: number };
  readonly onRun: (run: Run) => void;
  readonly onSeed: (seed: number) => void;
}

/** Enough to look at some; the rest is a number. */
const SEEDS_SHOWN = 12;

/** What somebody asked about, as it was then. */
interface Asked<Run> {
  readonly written: string;
  readonly runs: readonly Run[];
}

export function Alike<Run extends RunAtHand>(props: AlikeProps<Run>) {
  const { rows, host, words } = props;
  const [asked, setAsked] = useState<Asked<Run> | undefined>();
  const told = useFocusWhen(asked !== undefined);
  useEffect(() => {
    // Another run, which is not one of these, has others that look like it.
    if (asked !== undefined && writtenBy(rows, host) !== asked.written) {
      setAsked(undefined);
    }
  }, [rows]);
  const ask = () => {
    const written = writtenBy(rows, host);
    const runs = props.runs.filter(
      (one) => one.rows === rows || writtenBy(one.rows, host) === written,
    );
    setAsked({ written, runs });
  };
  return (
    <div class="alike-room" ref={told} tabIndex={-1}>
      {asked === undefined ? (
        <p class="alike">
          <button type="button" onClick={ask}>
            {words.find}
          </button>
        </p>
      ) : (
        <Found {...props} asked={asked} />
      )}
    </div>
  );
}

type FoundProps<Run extends RunAtHand> = AlikeProps<Run> & {
  readonly asked: Asked<Run>;
};

/** Runs first, then the seeds in slices, so that the list grows. */
function Found<Run extends RunAtHand>(props: FoundProps<Run>) {
  const { hostName, words, asked, shown, onRun, onSeed } = props;
  const { all, seeds, isDone } = useSeeds(props);
  const count = asked.runs.length + seeds.length;
  const isRun = asked.runs.some(({ key }) => key === shown.key);
  const hidden = seeds.length - SEEDS_SHOWN;
  return (
    <section class="alike" aria-busy={!isDone}>
      <div role="status">
        <h3>{isDone ? words.found(count, hostName) : words.comparing}</h3>
      </div>
      <ul>
        {asked.runs.map((run) => (
          <Item
            key={run.key}
            name={run.name}
            isShown={run.key === shown.key}
            onOpen={() => onRun(run)}
          />
        ))}
        {seeds.slice(0, SEEDS_SHOWN).map((seed) => (
          <Item
            key={seed}
            name={words.seed(seed)}
            isShown={!isRun && seed === shown.seed}
            onOpen={() => onSeed(seed)}
          />
        ))}
        {hidden > 0 && <li class="quiet">{words.moreSeeds(hidden)}</li>}
      </ul>
      {isDone && <p class="quiet">{words.means[props.place](all)}</p>}
    </section>
  );
}

interface ItemProps {
  readonly name: string;
  readonly isShown: boolean;
  readonly onOpen: () => void;
}

function Item({ name, isShown, onOpen }: ItemProps) {
  return (
    <li>
      <button type="button" aria-pressed={isShown} onClick={onOpen}>
        {name}
      </button>
    </li>
  );
}

/** The seeds found so far; what is a run at hand is not told twice. */
function useSeeds<Run extends RunAtHand>(props: FoundProps<Run>) {
  const { seeds: atHand, host, asked } = props;
  const slices = useSlices<boolean>({
    all: atHand?.all ?? 0,
    ask: async ({ first, count }) => {
      if (atHand === undefined) return undefined;
      const [engine] = await sharedEngine();
      const order = { ...atHand.order, seed: first };
      const { written } = asked;
      const answer = await engine.alike({ order, count, host, written });
      return answer?.kind === "alike" ? answer.areAlike : undefined;
    },
  });
  const known = asked.runs.map(({ seed }) => seed);
  const seeds = slices.found
    .flatMap((isAlike, index) => (isAlike ? [index + 1] : []))
    .filter((seed) => !known.includes(seed));
  const { found, state } = slices;
  return { all: found.length, seeds, isDone: state !== "running" };
}
