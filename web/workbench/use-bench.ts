/** How does the workbench hand in what stands in the editor? */
import { useEffect, useMemo, useState } from "preact/hooks";
import { type ActorRefFrom, createActor } from "xstate";
import type { Locale } from "../app/address.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { Desk } from "../sandbox/desk.ts";
import {
  type Bench,
  type BenchState,
  benchMachine,
  type Submitted,
} from "./bench-machine.ts";
import { noteOver, noteRunning } from "./last-run.ts";

type BenchActor = ActorRefFrom<typeof benchMachine>;

export interface Benching extends Bench {
  readonly state: BenchState;
  run(text: string): void;
  stop(): void;
  /** A run of the last submission, as the scene plays it. */
  runOf(seed: number): Promise<SceneRun | undefined>;
}

interface Room {
  readonly slug: string;
  readonly desk: Desk;
  readonly actor: BenchActor;
}

/** The last one: who comes back from another step finds his result there. */
let lastRoom: Room | undefined;

function roomOf(slug: string): Room {
  if (lastRoom?.slug !== slug) {
    const actor = createActor(benchMachine).start();
    lastRoom = { slug, desk: new Desk(), actor };
  }
  return lastRoom;
}

export function useBench(slug: string, locale: Locale): Benching {
  const { desk, actor } = useMemo(() => roomOf(slug), [slug]);
  const [snapshot, setSnapshot] = useState(actor.getSnapshot());
  useEffect(() => {
    setSnapshot(actor.getSnapshot());
    const watch = actor.subscribe(setSnapshot);
    addEventListener("pagehide", noteOver);
    return () => {
      removeEventListener("pagehide", noteOver);
      watch.unsubscribe();
      desk.stop();
      noteOver();
    };
  }, [actor, desk]);
  const { context } = snapshot;
  const hand = useMemo(() => handTo(slug, actor, desk), [slug, actor, desk]);
  const { judged } = context;
  // What the checks say is in one language: ask again in the other.
  useEffect(() => {
    if (judged === undefined || judged.submitted.locale === locale) return;
    if (actor.getSnapshot().value === "running") return;
    hand({ text: judged.submitted.text, locale });
  }, [locale, judged, hand]);
  const runs = useMemo(() => new RunShelf(desk), [desk, judged?.runs]);
  return {
    ...context,
    state: snapshot.value,
    run: (text) => hand({ text, locale }),
    stop: () => {
      desk.stop();
      noteOver();
      actor.send({ type: "stop" });
    },
    runOf: (seed) => runs.get(seed),
  };
}

/** Grades, and tells the machine what comes of it. */
function handTo(slug: string, actor: BenchActor, desk: Desk) {
  return (submitted: Submitted): void => {
    actor.send({ type: "run", submitted });
    const { nth } = actor.getSnapshot().context;
    const onProgress = (runsDone: number, runsAll: number): void =>
      actor.send({ type: "progress", nth, runsDone, runsAll });
    noteRunning(slug);
    // One that another has taken the place of is not the last word.
    const over = (): void => {
      if (actor.getSnapshot().context.nth === nth) noteOver();
    };
    desk.grade({ slug, ...submitted, onProgress }).then(
      (result) => {
        over();
        if (result) actor.send({ type: "judged", nth, result });
        else actor.send({ type: "gone", nth });
      },
      (error: unknown) => {
        over();
        const problem = error instanceof Error ? error.message : `${error}`;
        actor.send({ type: "broken", nth, problem });
      },
    );
  };
}

/** Runs each seed of one submission once, one after the other. */
class RunShelf {
  readonly #desk: Desk;
  readonly #runs = new Map<number, Promise<SceneRun | undefined>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get(seed: number): Promise<SceneRun | undefined> {
    const known = this.#runs.get(seed);
    if (known !== undefined) return known;
    const run = this.#last.then(() => this.#desk.runOf(seed));
    this.#last = run.catch(() => undefined);
    this.#runs.set(seed, run);
    return run;
  }
}
