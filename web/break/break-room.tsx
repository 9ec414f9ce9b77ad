/** How does one break one service? */
import { useEffect, useState } from "preact/hooks";
import { type BreakWords, POINTS } from "../../src/course/break-it.ts";
import { breakAddress } from "../app/address.ts";
import { LabRun } from "../app/lab-page.tsx";
import { currentBranch } from "../app/lab-state.ts";
import { NoticeBox } from "../app/notice-box.tsx";
import type { PageProps } from "../app/page-props.ts";
import { inLocale, wordsOf } from "../app/words.ts";
import { loadExposed, saveExposed } from "./break-progress.ts";
import { Afterwards, Budget } from "./break-verdict.tsx";
import { useBreak, type Verdict } from "./use-break.ts";
import { breakWordsOf } from "./words.ts";

/** From so many points on it is exposed. */
const POINTS_EXPOSED = POINTS.expose;

interface Props extends PageProps {
  readonly name: string;
  readonly texts: BreakWords;
}

export function BreakRoom({ address, name, texts }: Props) {
  const { locale } = address;
  const words = wordsOf(locale);
  const own = breakWordsOf(locale);
  const breaking = useBreak(name, locale);
  const { lab, actions, verdict, problem } = breaking;
  const branch = currentBranch(lab);
  const [points, isKept] = useBest(name, verdict);
  const part = { lab, actions, words };
  const beside = (
    <>
      <Budget {...breaking} own={own} />
      {points >= POINTS_EXPOSED && (
        <Afterwards {...{ own, locale, texts, name, branch }} />
      )}
    </>
  );
  return (
    <>
      <Head {...{ texts, own, locale }} />
      {!isKept && <p class="notice bad">{own.notKept}</p>}
      {problem !== "" && <p class="notice bad">{own.notLoaded(problem)}</p>}
      <NoticeBox {...part} />
      {branch === undefined ? (
        <p class="waiting" role="status">
          {words.loading}
        </p>
      ) : (
        <LabRun {...part} {...{ branch, beside }} />
      )}
    </>
  );
}

interface HeadProps {
  readonly texts: BreakWords;
  readonly own: ReturnType<typeof breakWordsOf>;
  readonly locale: Props["address"]["locale"];
}

/** The service, its promise, and what one can do. */
function Head({ texts, own, locale }: HeadProps) {
  return (
    <div class="break-head">
      <p>
        <a href={breakAddress(locale)}>← {own.all}</a>
      </p>
      <h1>{inLocale(texts.title, locale)}</h1>
      <p class="lead">{inLocale(texts.promise, locale)}</p>
      <p class="quiet">{own.how}</p>
      <Hints {...{ texts, own, locale }} />
    </div>
  );
}

/** The best so far, which is kept; and whether it could be. */
function useBest(
  name: string,
  verdict: Verdict,
): readonly [points: number, isKept: boolean] {
  const [isKept, setKept] = useState(true);
  const [best, setBest] = useState(0);
  const raise = (points = 0) => setBest((was) => Math.max(was, points));
  const earned = verdict.kind === "graded" ? verdict.result.points : 0;
  useEffect(() => {
    void loadExposed().then((exposed) => raise(exposed[name]));
  }, [name]);
  useEffect(() => {
    raise(earned);
    if (earned >= POINTS_EXPOSED) void saveExposed(name, earned).then(setKept);
  }, [name, earned]);
  return [best, isKept];
}

/** One rung after the other, for who asks. */
function Hints({ texts, own, locale }: HeadProps) {
  return (
    <div class="break-hints">
      <h2 class="visually-hidden">{own.hints}</h2>
      {texts.hints.map((hint, index) => (
        <details key={own.rungs[index]}>
          <summary>{own.rungs[index]}</summary>
          <p>{inLocale(hint, locale)}</p>
        </details>
      ))}
    </div>
  );
}
