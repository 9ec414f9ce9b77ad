/** What does the engine answer the page? */

import { type AlikeAnswer, type AlikeAsk, answerAlike } from "./alike-desk.ts";
import { answerBreak, type BreakAnswer, type BreakAsk } from "./break-desk.ts";
import { cards, run, type Watch } from "./entry.ts";
import type { ExerciseAnswer, ExerciseAsk } from "./exercise-asks.ts";
import { answerExercise } from "./exercise-desk.ts";
import type { LessonAnswer, LessonAsk } from "./lesson-answers.ts";
import { answerLesson } from "./lesson-desk.ts";
import { afterTurn, inLine, inTurn } from "./one-at-a-time.ts";
import type { Answer, Order, Reached } from "./order.ts";
import { answerSeeds, type SeedsAnswer, type SeedsAsk } from "./seeds-desk.ts";
import { answerBytes, answerExchange } from "./wire-desk.ts";
import type {
  BytesAnswer,
  BytesAsk,
  ExchangeAnswer,
  ExchangeAsk,
} from "./wire-view.ts";

/** The same script, in the Worker that a learner's program gets. */
export { driveLearner } from "./learner-drive.ts";

/** A Worker's global object; no other engine has it. */
interface WorkerScope {
  onmessage: ((event: { readonly data: WorkerOrder }) => void) | null;
  postMessage(answer: WorkerAnswer): void;
}

type WorkerOrder =
  | { readonly id: number; readonly order: Order }
  | { readonly id: number; readonly seeds: SeedsAsk }
  | { readonly id: number; readonly alikeOf: AlikeAsk }
  | { readonly id: number; readonly ask: LessonAsk }
  | { readonly id: number; readonly bytesOf: BytesAsk }
  | { readonly id: number; readonly exchangeOf: ExchangeAsk }
  | { readonly id: number; readonly exercise: ExerciseAsk }
  | { readonly id: number; readonly breakIt: BreakAsk };

export type WorkerAnswer =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly explored: SeedsAnswer }
  | { readonly id: number; readonly alike: AlikeAnswer }
  | { readonly id: number; readonly lesson: LessonAnswer }
  | { readonly id: number; readonly bytes: BytesAnswer }
  | { readonly id: number; readonly exchange: ExchangeAnswer }
  | { readonly id: number; readonly exercise: ExerciseAnswer }
  | { readonly id: number; readonly broke: BreakAnswer }
  /** Not the last word of its order: how far the run is. */
  | { readonly id: number; readonly reached: Reached }
  | { readonly id: number; readonly cards: ReturnType<typeof cards> };

/** Answers the page, order by order. */
export function listen(scope: WorkerScope): void {
  scope.onmessage = ({ data }) => {
    const { id } = data;
    const tell = (reached: Reached) => scope.postMessage({ id, reached });
    inItsTurn(data, tell).then(
      (answer) => scope.postMessage(answer),
      (error: unknown) => {
        const problem = error instanceof Error ? error.message : String(error);
        const refused = { kind: "refused", problems: [problem] } as const;
        if ("seeds" in data) scope.postMessage({ id, explored: refused });
        else if ("alikeOf" in data) scope.postMessage({ id, alike: refused });
        else if ("ask" in data) scope.postMessage({ id, lesson: refused });
        else if ("bytesOf" in data) scope.postMessage({ id, bytes: refused });
        else if ("exchangeOf" in data) {
          scope.postMessage({ id, exchange: refused });
        } else if ("breakIt" in data) scope.postMessage({ id, broke: refused });
        else if ("order" in data) scope.postMessage({ id, answer: refused });
        else scope.postMessage({ id, exercise: refused });
      },
    );
  };
  scope.postMessage({ id: 0, cards: cards() });
}

/** Nobody reads how far a run is more often. */
const TELL_MS = 250;

/** A run takes a turn of the engine now and then: a timer is heard. */
async function runAloud(
  order: Order,
  tell: (reached: Reached) => void,
): Promise<Answer> {
  let timer: ReturnType<typeof setInterval> | undefined;
  const watch: Watch = (look) => {
    timer ??= setInterval(() => tell(look()), TELL_MS);
  };
  try {
    return await run(order, "full", watch);
  } finally {
    clearInterval(timer);
  }
}

function inItsTurn(
  data: WorkerOrder,
  tell: (reached: Reached) => void,
): Promise<WorkerAnswer> {
  const answer = () => answerTo(data, tell);
  // Short ones wait for each other; what makes many runs lets them in between.
  if (isShort(data)) return inTurn(answer);
  return isSlice(data) ? inLine(answer) : afterTurn(answer);
}

function isSlice(data: WorkerOrder): boolean {
  if ("ask" in data) return data.ask.kind === "seeds";
  return "seeds" in data || "alikeOf" in data;
}

/**
 * Of a lesson, all but what counts seeds: what one tries out would else begin
 * within a run that is made ahead for a later step, and be refused.
 */
function isShort(data: WorkerOrder): boolean {
  if ("ask" in data) return data.ask.kind !== "seeds";
  return "order" in data || "bytesOf" in data || "exchangeOf" in data;
}

async function answerTo(
  data: WorkerOrder,
  tell: (reached: Reached) => void,
): Promise<WorkerAnswer> {
  const { id } = data;
  if ("exercise" in data) {
    return { id, exercise: answerExercise(data.exercise) };
  }
  if ("breakIt" in data) {
    return { id, broke: await answerBreak(data.breakIt) };
  }
  if ("bytesOf" in data) {
    return { id, bytes: await answerBytes(data.bytesOf) };
  }
  if ("exchangeOf" in data) {
    return { id, exchange: await answerExchange(data.exchangeOf) };
  }
  if ("seeds" in data) return { id, explored: await answerSeeds(data.seeds) };
  if ("alikeOf" in data) return { id, alike: await answerAlike(data.alikeOf) };
  if ("ask" in data) return { id, lesson: await answerLesson(data.ask) };
  return { id, answer: await runAloud(data.order, tell) };
}
