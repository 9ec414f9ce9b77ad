/** Which of many runs failed, how often, and how do their figures spread? */
import {
  type ClaimFailures,
  type Exploration,
  explorationOf,
} from "../../src/scenario/exploration.ts";
import type { ExploredRun } from "../../src/scenario/explore.ts";
import { claimText } from "./check-words.ts";
import { dataOf } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import {
  OUTCOMES,
  type Outcome,
  orderWith,
  outcomeOf,
  type Subject,
} from "./seeds-figures.ts";
import { SeedsHistogram } from "./seeds-histogram.tsx";
import { SeedList } from "./seeds-list.tsx";
import { SeedStrip, Sign } from "./seeds-strip.tsx";
import { type SeedsWords, seedsWordsOf } from "./seeds-words.ts";

const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: "✓",
  unseen: "○",
  undecided: "?",
  failed: "✗",
  "broke-off": "!",
};

interface Props extends RunProps {
  readonly subject: Subject;
  readonly runs: readonly ExploredRun[];
  /** How many there will be. */
  readonly all: number;
}

/** All that many runs show; each seed in it opens its run. */
export function SeedsFound(props: Props) {
  const { lab, runs, all, subject } = props;
  const words = seedsWordsOf(lab.locale);
  const checks = dataOf(lab, subject.scenario)?.checks ?? [];
  const exploration = explorationOf({ checks }, runs);
  const outcomes = runs.map((run) => outcomeOf(run, checks));
  const open = (seed: number) => void openSeed(props, seed);
  const { seed: shown } = lab.ran;
  const marks = outcomes.map((outcome, index) => ({
    sign: SIGNS[outcome],
    name: words.seedSays(index + 1, words.outcomes[outcome]),
    class: `outcome-${outcome}`,
  }));
  const outcome = outcomes[shown - 1];
  return (
    <div class="seeds-found">
      <div>
        <Counts {...{ outcomes, words }} />
        <p>
          {checks.length === 0
            ? words.noChecks
            : failedText(exploration, words)}
        </p>
        <p class="quiet">{words.stripHint}</p>
        <SeedStrip
          {...{ marks, all }}
          label={words.strip}
          shownSeed={shown}
          onOpen={open}
        />
        <p class="stands" role="status">
          {outcome && words.stands(shown, words.outcomes[outcome])}
        </p>
        <Claims {...props} {...{ exploration, words }} onOpen={open} />
      </div>
      <SeedsHistogram {...{ runs, exploration, shown, words }} onOpen={open} />
    </div>
  );
}

function failedText(exploration: Exploration, words: SeedsWords): string {
  const { failedCount, runCount, failedShare } = exploration;
  const { low, high } = failedShare;
  return words.failed(failedCount / runCount, low, high);
}

/** A run that failed opens where it failed. */
async function openSeed({ actions, subject }: Props, seed: number) {
  const made = await actions.openRuns([orderWith(subject, seed)]);
  const checks = made?.[0]?.report.checks ?? [];
  const bad = checks.find(
    ({ verdict, firstBadRow }) => verdict === "fails" && firstBadRow >= 0,
  );
  if (bad === undefined) return;
  actions.change({ kind: "moved", row: bad.firstBadRow });
}

interface CountsProps {
  readonly outcomes: readonly Outcome[];
  readonly words: SeedsWords;
}

/** What each sign means, and how many there are of it. */
function Counts({ outcomes, words }: CountsProps) {
  return (
    <ul class="outcome-counts">
      {OUTCOMES.map((outcome) => {
        const count = outcomes.filter((one) => one === outcome).length;
        const isAlways = outcome === "passed" || outcome === "failed";
        if (count === 0 && !isAlways) return null;
        return (
          <li key={outcome} class={`outcome-${outcome}`}>
            <Sign sign={SIGNS[outcome]} /> {count} {words.outcomes[outcome]}
          </li>
        );
      })}
    </ul>
  );
}

interface ClaimsProps extends Omit<Props, "words"> {
  readonly exploration: Exploration;
  readonly words: SeedsWords;
  readonly onOpen: (seed: number) => void;
}

/** Claim by claim: in how many runs, and in which first. */
function Claims(props: ClaimsProps) {
  const { lab, exploration, words } = props;
  const { failures, neverSeen, neverTested } = exploration;
  const idle = [
    ...neverSeen.map((claim) => ({ claim, why: words.neverSeen })),
    ...neverTested.map((claim) => ({ claim, why: words.neverTested })),
  ];
  if (failures.length + idle.length === 0) return null;
  return (
    <>
      <h3>{words.claims}</h3>
      <ul class="seed-claims">
        {failures.map((failure) => (
          <Claim
            key={`${failure.verdict} ${failure.claim}`}
            {...props}
            failure={failure}
          />
        ))}
        {idle.map(({ claim, why }) => {
          const { text, lang } = claimText(claim, lab.locale);
          return (
            <li key={claim}>
              <Sign sign="○" /> <span lang={lang}>{text}</span>
              {words.colon}
              {why}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Claim(props: ClaimsProps & { readonly failure: ClaimFailures }) {
  const { lab, failure, words, onOpen } = props;
  const { claim, verdict, count, seeds } = failure;
  const outcome = verdict === "fails" ? "failed" : verdict;
  const { text, lang } = claimText(claim, lab.locale);
  return (
    <li class={`outcome-${outcome}`}>
      <Sign sign={SIGNS[outcome]} /> <span lang={lang}>{text}</span>
      {words.colon}
      {words.runsWith(count)}
      <SeedList {...{ seeds, words, onOpen }} shown={lab.ran.seed} />
      {count > seeds.length && <span class="quiet">{words.andMore}</span>}
    </li>
  );
}
