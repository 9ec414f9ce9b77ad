/** What came of the faults that were spent, and what was the bug? */
import {
  BREAK_POINTS_MAX,
  type BreakWords,
  FAULTS_MAX,
  typedName,
} from "../../src/course/break-it.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { breakAddress, type Locale } from "../app/address.ts";
import type { Branch } from "../app/lab-state.ts";
import { inLocale } from "../app/words.ts";
import { BREAKS } from "./break-texts.ts";
import type { Breaking } from "./use-break.ts";
import type { BreakPageWords } from "./words.ts";

interface BudgetProps extends Breaking {
  readonly own: BreakPageWords;
}

/** How many faults are left, and what the ones that are spent are worth. */
export function Budget({ left, isSpent, verdict, own }: BudgetProps) {
  const marks = Array.from({ length: FAULTS_MAX }, (_, n) => n < left);
  return (
    <section class="break-budget" aria-labelledby="break-verdict">
      <h2 id="break-verdict">{own.verdict}</h2>
      <p class="faults-left">
        <span class="marks" aria-hidden="true">
          {marks.map((isLeft) => (isLeft ? "●" : "○")).join("")}
        </span>{" "}
        {own.left(left, FAULTS_MAX)}
      </p>
      <div role="status">
        {isSpent && <p class="told bad">{own.spent}</p>}
        {verdict.kind === "none" && <p class="quiet">{own.nothing}</p>}
        {verdict.kind === "grading" && <p class="quiet">{own.grading}</p>}
        {verdict.kind === "graded" && (
          <Graded result={verdict.result} own={own} />
        )}
      </div>
    </section>
  );
}

interface GradedProps {
  readonly result: GradeResult;
  readonly own: BreakPageWords;
}

function Graded({ result, own }: GradedProps) {
  const { points, tests, message } = result;
  const isExposed = points > 0;
  // The world first: what broke there says nothing of the service.
  const why = tests[1]?.message ?? tests[0]?.message ?? message;
  const { exposed, of } = tests[2]?.params ?? {};
  return (
    <>
      <p class={`told ${isExposed ? "good" : "bad"}`}>
        {isExposed ? (
          <>
            <b>✓ {own.isExposed}</b> {own.points(points, BREAK_POINTS_MAX)}
          </>
        ) : (
          <>✗ {why}</>
        )}
      </p>
      {isExposed && <p>{own.inSeeds(Number(exposed), Number(of))}</p>}
      {isExposed && points < BREAK_POINTS_MAX && (
        <p class="quiet">{own.more}</p>
      )}
    </>
  );
}

interface AfterProps {
  readonly own: BreakPageWords;
  readonly locale: Locale;
  readonly texts: BreakWords;
  readonly name: string;
  readonly branch: Branch | undefined;
}

/** For who has exposed it: the bug, who had it, and where to go on. */
export function Afterwards(props: AfterProps) {
  const { own, locale, texts, name, branch } = props;
  const place = BREAKS.findIndex(([one]) => one === name);
  const next = BREAKS[place + 1];
  const faults = branch?.interventions ?? [];
  const word = typedName(name);
  return (
    <section class="break-after">
      <h2>{own.bug}</h2>
      <p>{inLocale(texts.bug, locale)}</p>
      <h2>{own.met}</h2>
      <p>{inLocale(texts.met, locale)}</p>
      {faults.length > 0 && (
        <details>
          <summary>{own.submission}</summary>
          <p>{own.submissionText(`work/${word}/faults.json`)}</p>
          <pre>{JSON.stringify(faults, undefined, 2)}</pre>
          <pre>{`npx farcall grade ${word}`}</pre>
        </details>
      )}
      {next && (
        <p>
          <a class="begin" href={breakAddress(locale, next[0])}>
            {own.next(inLocale(next[1].title, locale))} →
          </a>
        </p>
      )}
    </section>
  );
}
