/** Which runs of a lesson look the same to one host? */
import type { Locale } from "../app/address.ts";
import { Alike } from "../app/alike.tsx";
import { eyesWordsOf } from "../app/eyes-words.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { hostNamesOf } from "./host-names.ts";
import type { StepProps } from "./step-props.ts";

export interface AlikeProps {
  readonly run: SceneRun;
  /** The run of the step, of which there are seeds. */
  readonly own: SceneRun | undefined;
  readonly host: string;
  readonly locale: Locale;
  readonly scenes: Readonly<Record<string, SceneRun>>;
  /** How many seeds of the step are at hand, beside the scenes. */
  readonly seedsMax: number;
  readonly onAsk: StepProps["onAsk"];
  readonly onRun: (run: SceneRun) => void;
}

export function LessonAlike(props: AlikeProps) {
  const { run, own, host, locale, scenes, seedsMax, onAsk, onRun } = props;
  const names = Object.keys(scenes);
  const runs = names.flatMap((key) => {
    const scene = scenes[key];
    if (scene === undefined) return [];
    const seed = scene === own ? scene.seed : undefined;
    const name = titleOf(scene, locale);
    return [{ key, name, seed, rows: scene.report.rows, run: scene }];
  });
  const openSeed = async (seed: number) => {
    const answer = await onAsk({ kind: "seed", seed });
    if (answer?.kind === "tried") onRun(answer.run);
  };
  return (
    <Alike
      rows={run.report.rows}
      {...{ host, runs }}
      hostName={hostNamesOf(locale).get(host) ?? host}
      words={eyesWordsOf(locale)}
      seeds={
        own && {
          order: { scenario: own.scenario, interventions: [] },
          all: seedsMax,
        }
      }
      place="lesson"
      shown={{
        key: names.find((name) => scenes[name] === run) ?? "",
        seed: run.seed,
      }}
      onRun={(one) => onRun(one.run)}
      onSeed={(seed) => void openSeed(seed)}
    />
  );
}

/** What a run is called in a lesson. */
export function titleOf({ title, scenario }: SceneRun, locale: Locale): string {
  const words = title ?? scenario.title;
  return words[locale] ?? words.en;
}
