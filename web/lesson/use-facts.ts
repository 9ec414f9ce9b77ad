/** What has the engine told of the steps so far, and what does it tell next? */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { EngineClient } from "../app/engine-client.ts";
import type { LessonFacts, StepFacts } from "../engine/lesson-answers.ts";
import type { LessonText, SectionText } from "./texts.ts";

/** The facts of a lesson, and the steps that are told in full. */
export interface Told {
  readonly facts: LessonFacts;
  readonly steps: ReadonlySet<string>;
  /** Why the last one could not be told. */
  readonly problem: string;
}

interface Source {
  readonly slug: string;
  readonly text: LessonText;
  readonly engine: EngineClient;
}

/** Steps ahead whose runs are made while one reads. */
const AHEAD = 3;
/** What one sees comes first, and its picture has all of the machine. */
const AHEAD_MS = 300;

/** Nothing of this step is told by a run. */
function isPlain({ scene }: StepFacts, moments: readonly string[]): boolean {
  return scene === undefined && moments.length === 0;
}

export function toldAtFirst(text: LessonText, facts: LessonFacts): Told {
  const plain = facts.steps.filter((step) =>
    isPlain(step, momentsIn(text, step.id)),
  );
  const steps = new Set(plain.map(({ id }) => id));
  return { facts, steps, problem: "" };
}

/** Asks for one step and puts what is told of it beside what is known. */
export async function askStep(
  { slug, text, engine }: Source,
  told: Told,
  step: string,
): Promise<Told> {
  const { facts } = told;
  const has = Object.keys(facts.scenes);
  const moments = momentsIn(text, step);
  const ask = { kind: "step", slug, step, moments, has } as const;
  const answer = await engine.ask(ask);
  if (answer?.kind !== "step") {
    const problems = answer?.kind === "refused" ? answer.problems : [];
    return { ...told, problem: problems.join("; ") || "stopped" };
  }
  return {
    facts: {
      ...facts,
      steps: facts.steps.map((one) => (one.id === step ? answer.facts : one)),
      scenes: inOrder(facts, answer.scenes),
      moments: { ...facts.moments, ...answer.moments },
    },
    steps: new Set([...told.steps, step]),
    problem: "",
  };
}

type Scenes = LessonFacts["scenes"];

/** In the lesson's order, whichever of them came first. */
function inOrder({ sceneNames, scenes }: LessonFacts, more: Scenes): Scenes {
  const all = { ...scenes, ...more };
  return Object.fromEntries(
    sceneNames.flatMap((name) => {
      const scene = all[name];
      return scene === undefined ? [] : [[name, scene]];
    }),
  );
}

/** Asks for the step where one is, then for those after it, one at a time. */
export function useFacts(source: Source & { readonly told: Told }, at: number) {
  const [told, setTold] = useState(source.told);
  const line = useMemo(() => ({ isAsking: false, isOver: false }), []);
  useEffect(() => () => void (line.isOver = true), []);
  const next = nextOf(told, at);
  useEffect(() => {
    // What could not be told is asked for again when one goes on.
    if (next === undefined || line.isAsking) return;
    const ask = () => {
      line.isAsking = true;
      void askStep(source, told, next).then((more) => {
        line.isAsking = false;
        if (!line.isOver) setTold(more);
      });
    };
    if (next === told.facts.steps[at]?.id) return ask();
    const timer = setTimeout(ask, AHEAD_MS);
    return () => clearTimeout(timer);
  }, [told.steps, next, at]);
  return told;
}

function nextOf({ facts, steps }: Told, at: number): string | undefined {
  const near = facts.steps.slice(at, at + AHEAD + 1);
  return near.find(({ id }) => !steps.has(id))?.id;
}

const MOMENT = /data-moment="([^"]*)"/g;

/** The moments that the text of a step points to, in any language. */
function momentsIn(text: LessonText, step: string): readonly string[] {
  const sections = [text.en, text["zh-CN"]].flatMap(({ sections }) =>
    sections.filter(({ id }) => id === step),
  );
  const names = sections
    .flatMap(htmlOf)
    .flatMap((html) => [...html.matchAll(MOMENT)])
    .map(([, name = ""]) => name);
  return [...new Set(names)];
}

function htmlOf({ html, options }: SectionText): readonly string[] {
  return [html, ...options.flatMap((one) => [one.label, one.html])];
}
