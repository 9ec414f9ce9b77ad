/** How do two runs differ over many seeds, and where does each pair part? */
import { useState } from "preact/hooks";
import {
  differencesOf,
  type MetricDifference,
} from "../../src/scenario/compare.ts";
import type { ExploredRun } from "../../src/scenario/explore.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { figure } from "../../src/scenario/statistics.ts";
import { keyOf, type OtherRun, partingOf } from "./compare.ts";
import { type CompareWords, compareWordsOf } from "./compare-words.ts";
import type { RunProps } from "./part.ts";
import {
  type Kept,
  Problems,
  placesOf,
  SeedsStart,
  SlicesProgress,
  useKept,
} from "./seeds-box.tsx";
import {
  orderWith,
  outcomeOf,
  type Subject,
  subjectKey,
  subjectOf,
} from "./seeds-figures.ts";
import { useSlices } from "./seeds-slices.ts";
import { SeedStrip } from "./seeds-strip.tsx";
import { figureText, type SeedsWords, seedsWordsOf } from "./seeds-words.ts";

/** One seed on both sides. */
interface Pair {
  readonly a: ExploredRun;
  readonly b: ExploredRun;
}

interface Props extends RunProps {
  readonly other: OtherRun;
  readonly onChoose: (key: string) => void;
}

/** Where the other run differs in more than its seed. */
export function CompareSeeds(props: Props) {
  const { lab, branch, other } = props;
  const words = compareWordsOf(lab.locale);
  const a = subjectOf(other.choice ?? lab.ran, other.branch);
  const b = subjectOf(lab.ran, branch);
  const key = `${subjectKey(a)} ${subjectKey(b)}`;
  const { kept, keep, start } = useKept<Pair>(key);
  if (subjectKey(a) === subjectKey(b)) {
    return <p class="quiet">{words.onlySeed}</p>;
  }
  return (
    <details class="lab-seeds seeds">
      <summary>{words.overSeeds}</summary>
      <SeedsStart lab={lab} onStart={start} />
      {kept !== undefined && (
        <PairsRun
          key={`${kept.nth} ${key}`}
          {...props}
          {...{ a, b, kept, keep }}
        />
      )}
    </details>
  );
}

interface PairsProps extends Props {
  readonly a: Subject;
  readonly b: Subject;
  readonly kept: Kept<Pair>;
  readonly keep: (kept: Kept<Pair>) => void;
}

function PairsRun(props: PairsProps) {
  const { lab, actions, a, b, kept, keep } = props;
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const runsOf = async (subject: Subject, first: number, count: number) => {
    const order = orderWith(subject, first);
    const answer = await actions.seeds({ order, count });
    if (answer?.kind === "explored") return answer.runs;
    if (answer) setProblems(placesOf(answer));
    return undefined;
  };
  const slices = useSlices<Pair>({
    all: kept.count,
    known: kept.found,
    ask: async ({ first, count }) => {
      const ofA = await runsOf(a, first, count);
      const ofB = ofA && (await runsOf(b, first, count));
      return ofB && pairsOf(ofA, ofB);
    },
  });
  const pairs = slices.found;
  keep({ ...kept, found: pairs });
  return (
    <>
      <SlicesProgress {...{ lab, slices }} all={kept.count} />
      <Problems {...{ lab, problems }} />
      {pairs.length > 0 && <Pairs {...props} pairs={pairs} />}
    </>
  );
}

function pairsOf(
  ofA: readonly ExploredRun[],
  ofB: readonly ExploredRun[],
): readonly Pair[] {
  return ofA.flatMap((a, index) => {
    const b = ofB[index];
    return b === undefined ? [] : [{ a, b }];
  });
}

function Pairs(props: PairsProps & { readonly pairs: readonly Pair[] }) {
  const { lab, kept, pairs } = props;
  const words = compareWordsOf(lab.locale);
  const seedsWords = seedsWordsOf(lab.locale);
  const differing = pairs.filter(({ a, b }) => a.digest !== b.digest).length;
  const differences = differencesOf(
    pairs.map(({ a }) => a),
    pairs.map(({ b }) => b),
  );
  return (
    <>
      <DifferencesTable {...{ differences, words, seedsWords }} />
      <p>{words.differing(differing, pairs.length)}</p>
      <p class="quiet">{words.pairSigns}</p>
      <SeedStrip
        marks={pairs.map((pair) => markOf(pair, words, seedsWords))}
        all={kept.count}
        label={words.eachPair}
        shownSeed={lab.ran.seed}
        onOpen={(seed) => void openPair(props, seed)}
      />
    </>
  );
}

/** The sign says it without a colour, and the name in words. */
function markOf({ a, b }: Pair, words: CompareWords, say: SeedsWords) {
  const { seed } = a;
  const [there, here] = [a, b].map((run) => say.outcomes[outcomeOf(run)]);
  if (a.digest === b.digest) {
    return { sign: "=", name: words.pairSame(seed), class: "pair-same" };
  }
  const isOther = a.verdict !== b.verdict;
  return {
    sign: isOther ? "✗" : "≠",
    name: words.pairDiffers(seed, there ?? "", here ?? ""),
    class: isOther ? "outcome-failed" : "outcome-passed",
  };
}

/** Both runs of a seed beside each other, where they part. */
async function openPair(
  { actions, a, b, onChoose }: PairsProps,
  seed: number,
): Promise<void> {
  const orders = [orderWith(a, seed), orderWith(b, seed)];
  const [there, here] = (await actions.openRuns(orders)) ?? [];
  if (there === undefined || here === undefined) return;
  const isOneRun =
    subjectKey({ ...a, interventions: [] }) ===
    subjectKey({ ...b, interventions: [] });
  onChoose(keyOf(there, isOneRun ? undefined : { ...a, seed }));
  const row = partingOf(here.report.rows, there.report.rows);
  if (row !== undefined) actions.change({ kind: "moved", row });
}

interface TableProps {
  readonly differences: readonly MetricDifference[];
  readonly words: CompareWords;
  readonly seedsWords: SeedsWords;
}

/** As `farcall compare` prints it. */
function DifferencesTable({ differences, words, seedsWords }: TableProps) {
  const heads = [
    words.figure,
    words.here,
    words.there,
    words.difference,
    words.interval,
  ];
  return (
    <table class="compare-figures compare-means">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <DifferenceRow key={one.name} {...one} {...{ words, seedsWords }} />
        ))}
      </tbody>
    </table>
  );
}

function DifferenceRow(
  props: MetricDifference & Omit<TableProps, "differences">,
) {
  const { name, a, b, difference, words, seedsWords } = props;
  const { mean, interval } = difference;
  const { low, high } = interval;
  const say = (value: number) => figureText(name, value, seedsWords);
  const isShare = name.endsWith("Share");
  // What is between two shares is no share.
  const more = (value: number) =>
    isShare ? words.points(figure(100 * value)) : say(value);
  const isCertain = low > 0 || high < 0;
  const doubt = low === 0 && high === 0 ? "" : words.chance;
  return (
    <tr>
      <th scope="row">{seedsWords.figures[name] ?? name}</th>
      <td data-head={words.here}>{say(b.mean)}</td>
      <td data-head={words.there}>{say(a.mean)}</td>
      <td data-head={words.difference}>
        {more(mean)} <small>{isCertain ? words.certain : doubt}</small>
      </td>
      <td data-head={words.interval}>
        {words.fromTo(figure(isShare ? 100 * low : low), more(high))}
      </td>
    </tr>
  );
}
