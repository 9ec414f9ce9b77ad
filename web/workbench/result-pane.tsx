/** What came of it: what the checks say, the run itself, what it wrote? */
import { useEffect, useRef, useState } from "preact/hooks";
import type { TestResult } from "../../src/course/grade-result.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import type { Judged } from "./bench-machine.ts";
import { type BenchProps, SIGNS } from "./bench-props.ts";
import { Results } from "./results.tsx";
import { RunScene, tellingAt } from "./run-scene.tsx";
import { Tabs } from "./tabs.tsx";

interface Props extends BenchProps {
  readonly isStale: boolean;
  readonly onLine: (line: number) => void;
  readonly runOf: (seed: number) => Promise<SceneRun | undefined>;
}

/** The run on the scene, and what opened it. */
type Shown =
  | { readonly kind: "none" | "loading" | "lost"; readonly seed: number }
  | {
      readonly kind: "run";
      readonly seed: number;
      readonly run: SceneRun;
      /** The place among all results of that which it was opened for. */
      readonly nthTest: number | undefined;
    };

const NOTHING: Shown = { kind: "none", seed: 0 };

/** Opens runs on the scene; the last one asked for is shown. */
function useShownRun({ judged, runOf }: Props) {
  const [shown, setShown] = useState<Shown>(NOTHING);
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    setShown(NOTHING);
  }, [judged?.runs]);
  const show = async (seed: number, nthTest?: number) => {
    asked.current += 1;
    const nth = asked.current;
    setShown({ kind: "loading", seed });
    const run = await runOf(seed).catch(() => undefined);
    if (nth !== asked.current) return;
    setShown(
      run === undefined
        ? { kind: "lost", seed }
        : { kind: "run", seed, run, nthTest },
    );
  };
  return [shown, show] as const;
}

export function ResultPane(props: Props) {
  const { words, judged, locale, runOf } = props;
  const [chosen, choose] = useState("results");
  const [shown, show] = useShownRun(props);
  useEffect(() => choose("results"), [judged?.runs]);
  const onOpen = (test: TestResult) => {
    choose("scene");
    document.getElementById("result-scene")?.focus();
    void show(test.seed ?? 0, judged?.result.tests.indexOf(test));
  };
  const tell = async (test: TestResult) => {
    if (test.seed === null || test.firstBadEvent === null) return "";
    const run = await runOf(test.seed).catch(() => undefined);
    return run ? tellingAt(run, test, locale) : "";
  };
  const result = judged?.result;
  const sign = result ? { sign: SIGNS[result.status] } : {};
  const panels = [
    ["results", <Results {...props} {...{ tell, onOpen }} />, sign],
    ["scene", <Scene {...props} {...{ shown }} onSeed={show} />, {}],
    ["console", <Console {...props} />, {}],
  ] as const;
  const onChoose = (id: string) => {
    choose(id);
    const bad = result?.tests.find(({ seed }) => seed !== null);
    const seed = bad?.seed ?? result?.seeds[0];
    const isEmpty = id === "scene" && shown.kind === "none";
    if (isEmpty && seed !== undefined) void show(seed);
  };
  const tabs = panels.map(([id, panel, more]) => {
    return { id, label: words[id], panel, ...more };
  });
  return (
    <Tabs name="result" label={words.result} {...{ tabs, chosen, onChoose }} />
  );
}

/** What it was opened for, in the language that the checks speak by now. */
function findingOf(
  { nthTest }: Extract<Shown, { kind: "run" }>,
  judged: Judged | undefined,
): TestResult | undefined {
  return nthTest === undefined ? undefined : judged?.result.tests[nthTest];
}

interface SceneProps extends Props {
  readonly shown: Shown;
  readonly onSeed: (seed: number) => Promise<void>;
}

function Scene({ words, judged, locale, shown, ...props }: SceneProps) {
  const seeds = judged?.result.seeds ?? [];
  if (seeds.length === 0) {
    const nothing = props.isDone ? words.passedBefore : words.noScene;
    return <p class="nothing">{nothing}</p>;
  }
  const { onSeed } = props;
  return (
    <>
      <label class="seed-choice">
        <span class="caption">{words.runOfSeed}</span>
        <select
          value={shown.seed}
          onChange={({ currentTarget }) =>
            void onSeed(Number(currentTarget.value))
          }
        >
          {seeds.map((seed) => (
            <option key={seed} value={seed}>
              {seed}
            </option>
          ))}
        </select>
      </label>
      <div role="status">
        {shown.kind === "loading" && <p>{words.loadingRun}</p>}
        {shown.kind === "lost" && <p>{words.noRun}</p>}
      </div>
      {shown.kind === "run" && (
        <RunScene
          {...{ locale, words }}
          run={shown.run}
          finding={findingOf(shown, judged)}
        />
      )}
    </>
  );
}

/** Once for each run, whatever checks it failed. */
function Console({ words, judged }: Props) {
  const outputs = new Map<number, string>();
  for (const { seed, output } of judged?.result.tests ?? []) {
    if (seed !== null && output !== null) outputs.set(seed, output);
  }
  if (outputs.size === 0) return <p class="nothing">{words.noOutput}</p>;
  return (
    <div class="console">
      {[...outputs].map(([seed, output]) => (
        <section key={seed}>
          <h3>{words.outputOf(String(seed))}</h3>
          <pre>{output}</pre>
        </section>
      ))}
    </div>
  );
}
