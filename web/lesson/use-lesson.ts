/** How do text, engine and progress come together in a lesson? */

import course from "virtual:course";
import { useEffect, useMemo, useState } from "preact/hooks";
import { createActor } from "xstate";
import { type EngineClient, sharedEngine } from "../app/engine-client.ts";
import { problemOf } from "../app/not-loaded.tsx";
import { turn } from "../app/turn.ts";
import type { LessonFacts, RecallFacts } from "../engine/lesson-answers.ts";
import {
  type LessonEvent,
  type LessonInput,
  type LessonStep,
  lessonMachine,
  type Records,
} from "./lesson-machine.ts";
import { loadProgress, saveRecords } from "./progress.ts";
import { changesOf, type Progress, withChanges } from "./progress-merge.ts";
import { lastStep, noteLast } from "./summary.ts";
import type { CourseEntry, LessonText } from "./texts.ts";
import { askStep, type Told, toldAtFirst } from "./use-facts.ts";

/** All that a lesson needs before its first step. */
export interface Loaded {
  readonly slug: string;
  readonly text: LessonText;
  /** What is known of it without a run. */
  readonly facts: LessonFacts;
  /** What was known when it was opened. */
  readonly told: Told;
  readonly engine: EngineClient;
  readonly records: Records;
  readonly isSafe: boolean;
  readonly recall: readonly RecallQuestion[];
  /** Its text stands there already, with room for its picture. */
  readonly wasRead: boolean;
}

/** A question of an earlier lesson, with its words. */
export interface RecallQuestion extends RecallFacts {
  readonly text: LessonText;
}

/** The text of a step, before the engine has said what it asks. */
export interface Reading {
  readonly entry: CourseEntry;
  readonly text: LessonText;
  readonly step: string;
}

export type Loading =
  | { readonly kind: "loading" }
  | { readonly kind: "reading"; readonly reading: Reading }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly problem: string }
  | { readonly kind: "loaded"; readonly lesson: Loaded };

export function useLoaded(slug: string, step: string): Loading {
  const [loading, setLoading] = useState<Loading>({ kind: "loading" });
  useEffect(() => {
    let isCurrent = true;
    setLoading({ kind: "loading" });
    const show = (result: Loading): void => {
      if (isCurrent) setLoading(result);
    };
    load({ slug, step }, (reading) => show({ kind: "reading", reading }))
      .catch((error: unknown): Loading => {
        return { kind: "failed", problem: problemOf(error) };
      })
      .then(show);
    return () => {
      isCurrent = false;
    };
  }, [slug]);
  return loading;
}

/**
 * The step that one can read at once, since no open question leads back to
 * itself: the first where nothing is asked before it, and the exercise where
 * one was there last. "" where the engine must say more.
 */
function earlyStep({ slug, ...entry }: CourseEntry, step: string): string {
  const { exercise, recall, steps } = entry;
  const [first = ""] = steps;
  if (step === "" || step === first) return recall.length > 0 ? "" : first;
  const last = lastStep();
  const wasThere = last?.slug === slug && last.step === step;
  return step === exercise && wasThere ? exercise : "";
}

/** On a slow machine what one reads is painted late, and still comes first. */
const PAINT_MS_MAX = 1000;

/** When what was just said stands on the screen; soon, where nobody looks. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PAINT_MS_MAX);
  });
}

async function load(
  { slug, step }: { readonly slug: string; readonly step: string },
  onText: (reading: Reading) => void,
): Promise<Loading> {
  const entry = course.find((one) => one.slug === slug);
  if (entry === undefined) return { kind: "missing" };
  const progress = loadProgress();
  const reading = entry.load();
  const early = earlyStep(entry, step);
  if (early !== "") {
    // The engine is ten times as large: what one reads does not wait for it.
    onText({ entry, text: (await reading).default, step: early });
    await painted();
  }
  const [{ default: text }, [engine], kept] = await Promise.all([
    reading,
    sharedEngine(),
    progress,
  ]);
  const records = kept.progress[slug] ?? {};
  const begun = Object.keys(kept.progress);
  const answer = await engine.ask({ kind: "open", slug, begun });
  if (answer?.kind !== "opened") {
    const problems = answer?.kind === "refused" ? answer.problems : [];
    return { kind: "failed", problem: problems.join("; ") || "stopped" };
  }
  const { facts } = answer;
  const isSafe = kept.state === "good";
  const recall = await recallOf(facts, kept.progress);
  const told = await toldOf({ slug, text, engine, facts, step });
  const wasRead = early !== "";
  await turn();
  const known = { slug, text, facts, told, engine, records, isSafe, recall };
  return { kind: "loaded", lesson: { ...known, wasRead } };
}

interface Opened extends Pick<Loaded, "slug" | "text" | "engine" | "facts"> {
  readonly step: string;
}

/** With the step where one begins: its text and its run come together. */
async function toldOf(opened: Opened): Promise<Told> {
  const { text, facts, step } = opened;
  const first = toldAtFirst(text, facts);
  const here = facts.steps.find(({ id }) => id === step) ?? facts.steps[0];
  if (here === undefined || first.steps.has(here.id)) return first;
  return await askStep(opened, first, here.id);
}

/** Who has not begun a lesson is not asked what there is to remember of it. */
async function recallOf({ recall }: LessonFacts, progress: Progress) {
  const questions: RecallQuestion[] = [];
  for (const one of recall) {
    if (progress[one.slug] === undefined) continue;
    const entry = course.find(({ slug }) => slug === one.slug);
    const loaded = await entry?.load();
    if (loaded) questions.push({ ...one, text: loaded.default });
  }
  return questions;
}

const DEMANDS: Readonly<Record<string, LessonStep["demands"]>> = {
  predict: "answer",
  read: "reading",
};

export interface Walking extends LessonInput {
  readonly isLocked: boolean;
  /** False when what was done last could not be kept. */
  readonly isKept: boolean;
  /** How often this page has tried to keep it. */
  readonly saves: number;
  send(event: LessonEvent): void;
}

/** The machine of one lesson, which keeps what was done. */
export function useWalk(lesson: Loaded, step: string): Walking {
  const { slug, facts } = lesson;
  const actor = useMemo(() => {
    const steps = facts.steps.map(({ id, kind }) => {
      return { id, demands: DEMANDS[kind] ?? "doing" };
    });
    const at = Math.max(
      0,
      steps.findIndex(({ id }) => id === step),
    );
    const input = { steps, at, records: lesson.records };
    return createActor(lessonMachine, { input }).start();
  }, [lesson]);
  const [snapshot, setSnapshot] = useState(actor.getSnapshot());
  useEffect(() => {
    setSnapshot(actor.getSnapshot());
    const watch = actor.subscribe(setSnapshot);
    return () => watch.unsubscribe();
  }, [actor]);
  const { records, at, steps } = snapshot.context;
  useEffect(() => noteLast(slug, steps[at]?.id ?? ""), [slug, at]);
  const now = () => actor.getSnapshot().context.records;
  const { isKept, saves } = useKept({ lesson, records, now }, (kept) => {
    // What was done while it was written is written next.
    const merged = withChanges(kept, changesOf(records, now()));
    const isMore = Object.keys(changesOf(now(), merged)).length > 0;
    if (isMore) actor.send({ type: "restore", records: merged });
  });
  const isLocked = snapshot.value === "locked";
  return { ...snapshot.context, isLocked, isKept, saves, send: actor.send };
}

interface Keeping {
  readonly lesson: Loaded;
  readonly records: Records;
  /** The records at this very moment, drawn or not. */
  readonly now: () => Records;
}

/** Keeps what is done, beside what other tabs do. */
function useKept(
  { lesson, records, now }: Keeping,
  onKept: (kept: Records) => void,
) {
  const { slug } = lesson;
  const known = useMemo(() => ({ current: lesson.records }), [lesson]);
  const [isKept, setKept] = useState(lesson.isSafe);
  const [saves, setSaves] = useState(0);
  useEffect(() => {
    if (records === lesson.records) return;
    void saveRecords(slug, records, known.current).then((kept) => {
      setKept(kept !== undefined);
      setSaves((count) => count + 1);
      if (kept === undefined) return;
      known.current = records;
      onKept(kept);
    });
  }, [records]);
  useEffect(() => {
    // What a step has to say last, it says after this.
    const saveLast = () => {
      const isMore = Object.keys(changesOf(known.current, now())).length > 0;
      if (isMore) void saveRecords(slug, now(), known.current);
    };
    return () => queueMicrotask(saveLast);
  }, [lesson]);
  return { isKept, saves };
}
