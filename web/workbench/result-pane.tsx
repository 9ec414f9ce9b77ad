/** What came of it: what the checks say, the run itself, what it wrote? */
import { useEffect, useRef, useState } from "preact/hooks";
import type { TestResult } from "../../src/course/grade-result.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { type BenchProps, SIGNS } from "./bench-props.ts";
import { Results } from "./results.tsx";
import { RunScene, tellingAt } from "./run-scene.tsx";
import { Tabs } from "./tabs.tsx";

interface Props extends BenchProps {
  readonly isStale: boolean;
  readonly runOf: (seed: number) => Promise<SceneRun | undefined>;
}

/** The run on the scene, and what opened it. */
type Shown =
  | { readonly kind: "none" | "loading" | "lost"; readonly seed: number }
  | {
      readonly kind: "run";
      readonly seed: number;
      readonly run: SceneRun;
      readonly finding: TestResult | undefined;
    };

const NOTHING: Shown = { kind: "none", seed: 0 };

export function ResultPane(props: Props) {
  const { words, judged, locale, runOf } = props;
  const [chosen, choose] = useState("results");
  const [shown, setShown] = useState<Shown>(NOTHING);
  const latest = useRef(judged);
  latest.current = judged;
  useEffect(() => {
    setShown(NOTHING);
    choose("results");
  }, [judged]);
  const open = async (seed: number, finding?: TestResult) => {
    setShown({ kind: "loading", seed });
    choose("scene");
    if (finding !== undefined) {
      document.getElementById("result-scene")?.focus();
    }
    const run = await runOf(seed).catch(() => undefined);
    if (latest.current !== judged) return;
    setShown(
      run === undefined
        ? { kind: "lost", seed }
        : { kind: "run", seed, run, finding },
    );
  };
  const tell = async (test: TestResult) => {
    if (test.seed === null || test.firstBadEvent === null) return "";
    const run = await runOf(test.seed).catch(() => undefined);
    return run ? tellingAt(run, test, locale) : "";
  };
  const onOpen = (test: TestResult) => void open(test.seed ?? 0, test);
  const result = judged?.result;
  const tabs = [
    {
      id: "results",
      label: words.results,
      ...(result && { sign: SIGNS[result.status] }),
      panel: <Results {...props} {...{ tell, onOpen }} />,
    },
    {
      id: "scene",
      label: words.scene,
      panel: <Scene {...props} {...{ shown }} onSeed={open} />,
    },
    { id: "console", label: words.console, panel: <Console {...props} /> },
  ];
  const seed = result?.tests.find((test) => test.seed !== null)?.seed;
  return (
    <Tabs
      name="result"
      label={words.result}
      tabs={tabs}
      chosen={chosen}
      onChoose={(id) => {
        choose(id);
        const first = seed ?? result?.seeds[0];
        const isEmpty = id === "scene" && shown.kind === "none";
        if (isEmpty && first !== undefined) void open(first);
      }}
    />
  );
}

interface SceneProps extends Props {
  readonly shown: Shown;
  readonly onSeed: (seed: number) => Promise<void>;
}

function Scene({ words, judged, locale, shown, onSeed }: SceneProps) {
  const seeds = judged?.result.seeds ?? [];
  if (seeds.length === 0) return <p class="nothing">{words.noScene}</p>;
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
          finding={shown.finding}
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
