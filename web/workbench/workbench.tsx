/** Where does one write the code of a lesson, run it and read what it did? */
import exercises from "virtual:exercises";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { Html } from "../lesson/html.tsx";
import { isPassed, isStale, type Judged } from "./bench-machine.ts";
import type { BenchProps, Exercise } from "./bench-props.ts";
import { troubleIn } from "./code-trouble.ts";
import { loadLanguage } from "./editor.tsx";
import { Enlarge } from "./enlarge.tsx";
import type { ExerciseText } from "./exercise-texts.ts";
import { FilePane } from "./file-pane.tsx";
import { Notices } from "./notices.tsx";
import { ResultPane } from "./result-pane.tsx";
import { TaskPane } from "./task-pane.tsx";
import { type Benching, useBench } from "./use-bench.ts";
import { type Drafting, useDraft } from "./use-draft.ts";
import { ONE_PANE, type Pane, useOpened } from "./use-opened.ts";
import { type WorkbenchWords, workbenchEn } from "./words-en.ts";
import { workbenchZh } from "./words-zh.ts";
import "./workbench.css";
import "./bench-wide.css";

const WORDS: Readonly<Record<Locale, WorkbenchWords>> = {
  en: workbenchEn,
  "zh-CN": workbenchZh,
};

interface Props {
  readonly slug: string;
  readonly locale: Locale;
  readonly exercise: Exercise;
  /** HTML: what the step of the lesson says. */
  readonly prose: string;
  readonly isDone: boolean;
  /** With what was reached, "10/10", or where it was graded. */
  readonly onDone: (said: string) => void;
}

export function Workbench(props: Props) {
  const { slug, locale } = props;
  const words = WORDS[locale];
  const [texts, setTexts] = useState<ExerciseText | undefined>();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const load = exercises[slug];
    if (load === undefined) setLost(true);
    else {
      Promise.all([load(), loadLanguage()]).then(
        ([{ default: loaded }]) => setTexts(loaded),
        () => setLost(true),
      );
    }
  }, [slug]);
  if (texts !== undefined) return <Ready {...props} {...{ words, texts }} />;
  const said = isLost ? words.notLoaded : words.loading;
  return <Waiting {...props} said={said} />;
}

/** As before the editor was there: what the step says does not go away. */
function Waiting({ prose, said }: Props & { readonly said: string }) {
  return (
    <div class="bench-room">
      <Html html={prose} />
      <p role="status">{said}</p>
    </div>
  );
}

interface ReadyProps extends Props {
  readonly words: WorkbenchWords;
  readonly texts: ExerciseText;
}

function Ready(props: ReadyProps) {
  const draft = useDraft(props.slug, props.texts.start);
  if (draft === undefined) {
    return <Waiting {...props} said={props.words.loading} />;
  }
  return <Bench {...props} draft={draft} />;
}

const PANES: readonly Pane[] = ["task", "code", "result"];

interface BenchingProps extends ReadyProps {
  readonly draft: Drafting;
}

function Bench(props: BenchingProps) {
  const { slug, locale, words, exercise, draft, onDone } = props;
  const bench = useBench(slug, locale);
  const [pane, setPane] = useState<Pane>("task");
  const { judged } = bench;
  useDoneWhenPassed(judged, onDone);
  const run = () => {
    draft.remember();
    bench.run(draft.text);
    setPane("result");
  };
  const element = useTopOf(pane);
  const stale = isStale(judged, draft.text);
  const onCode = () => setPane("code");
  const byKey = (event: KeyboardEvent) => {
    const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isRun || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    run();
  };
  return (
    <>
      <Notices {...{ slug, words, draft }} file={exercise.file} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key for Run */}
      <div ref={element} class="workbench" data-pane={pane} onKeyDown={byKey}>
        <div class="bench-bar">
          <Buttons {...{ words, bench, run }} />
          <Status {...{ words, bench, stale }} />
          <PaneSwitch {...{ words, pane, setPane }} />
        </div>
        <Panes {...props} {...{ bench, run, stale, pane }} onCode={onCode} />
      </div>
    </>
  );
}

/** Another pane begins at its top, where one is seen at a time. */
function useTopOf(pane: Pane) {
  const element = useRef<HTMLDivElement>(null);
  const seen = useRef(pane);
  useEffect(() => {
    if (seen.current === pane) return;
    seen.current = pane;
    if (matchMedia(ONE_PANE).matches)
      element.current?.scrollIntoView({ block: "start" });
  }, [pane]);
  return element;
}

interface SwitchProps {
  readonly words: WorkbenchWords;
  readonly pane: Pane;
  readonly setPane: (pane: Pane) => void;
}

function PaneSwitch({ words, pane, setPane }: SwitchProps) {
  return (
    <fieldset class="switch pane-switch" aria-label={words.panes}>
      {PANES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={pane === name}
          onClick={() => setPane(name)}
        >
          {words.pane[name]}
        </button>
      ))}
    </fieldset>
  );
}

interface PanesProps extends BenchingProps {
  readonly bench: Benching;
  readonly run: () => void;
  readonly stale: boolean;
  readonly pane: Pane;
  /** Brings the code into view, where one pane is seen at a time. */
  readonly onCode: () => void;
}

function Panes({ bench, run, stale, onCode, ...props }: PanesProps) {
  const { words, exercise, draft, prose, onDone } = props;
  const { judged, runOf } = bench;
  const shared: BenchProps = { ...props, judged };
  const opened = useOpened(props.pane);
  const [sought, seek] = useState<{ readonly line: number } | undefined>();
  const badLine = judged ? (troubleIn(judged.result)?.line ?? 0) : 0;
  const onLine = (line: number) => {
    onCode();
    seek({ line });
  };
  return (
    <>
      <section class="pane pane-task" aria-label={words.task}>
        <TaskPane {...shared} {...{ prose }} onDone={() => onDone("graded")} />
      </section>
      <section class="pane pane-code" aria-label={exercise.file}>
        {opened.has("code") && (
          <FilePane {...shared} {...{ draft, badLine, sought }} onRun={run} />
        )}
      </section>
      <section class="pane pane-result" aria-label={words.result}>
        {opened.has("result") && (
          <ResultPane {...shared} isStale={stale} {...{ runOf, onLine }} />
        )}
        <Enlarge {...{ words }} />
      </section>
    </>
  );
}

function useDoneWhenPassed(
  judged: Judged | undefined,
  onDone: (said: string) => void,
): void {
  const before = useRef(judged);
  useEffect(() => {
    // What was there on the way in has been told.
    if (judged === undefined || judged === before.current) return;
    if (!isPassed(judged)) return;
    const { points, pointsMax } = judged.result;
    onDone(`${points}/${pointsMax}`);
  }, [judged]);
}

interface BarProps {
  readonly words: WorkbenchWords;
  readonly bench: Benching;
}

function Buttons({
  words,
  bench,
  run,
}: BarProps & { readonly run: () => void }) {
  const isRunning = bench.state === "running";
  return (
    <p class="bench-buttons">
      <button type="button" class="primary" title={words.runKeys} onClick={run}>
        ▶ {words.run}
      </button>
      <button
        type="button"
        aria-disabled={!isRunning}
        onClick={() => isRunning && bench.stop()}
      >
        ■ {words.stop}
      </button>
    </p>
  );
}

function Status({
  words,
  bench,
  stale,
}: BarProps & { readonly stale: boolean }) {
  const { state, judged, runsDone, runsAll, problem } = bench;
  const result = judged?.result;
  const count = (wanted: string): number =>
    result?.tests.filter(({ status }) => status === wanted).length ?? 0;
  const failed = count("fail");
  const notJudged = count("error");
  return (
    <>
      {state === "running" && (
        <progress aria-label={words.run} max={runsAll || 1} value={runsDone} />
      )}
      <p class="bench-status" role="status">
        {state === "running" &&
          (runsAll === 0
            ? words.running
            : words.runningSeed(Math.min(runsDone + 1, runsAll), runsAll))}
        {state === "stopped" && words.stopped}
        {state === "broken" && <span class="bad">{words.broken(problem)}</span>}
        {state === "judged" && result && (
          <>
            <b>{words.points(result.points, result.pointsMax)}</b>{" "}
            {result.status === "pass" && `✓ ${words.passed}`}
            {result.message !== null && `⚠ ${words.notTried}`}
            {failed > 0 && `✗ ${words.notPassed(failed)} `}
            {notJudged > 0 && `⚠ ${words.notJudged(notJudged)}`}
          </>
        )}
      </p>
      {stale && state !== "running" && (
        <p class="stale-badge">⚠ {words.stale}</p>
      )}
    </>
  );
}
