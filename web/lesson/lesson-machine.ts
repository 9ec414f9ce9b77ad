/** How does one go through a lesson? */
import { assign, setup } from "xstate";

export interface LessonStep {
  readonly id: string;
  /**
   * A question locks until one answers or skips it; a text is read when one
   * goes on; a task that one leaves is skipped.
   */
  readonly demands: "answer" | "reading" | "doing";
}

/** What became of a step. */
export interface StepRecord {
  readonly state: "done" | "skipped";
  /** The option that was chosen first, or what was written. */
  readonly said?: string;
}

export type Records = Readonly<Record<string, StepRecord>>;

export interface LessonInput {
  readonly steps: readonly LessonStep[];
  readonly at: number;
  readonly records: Records;
}

export type LessonEvent =
  | { readonly type: "next" | "back" | "skip" }
  | { readonly type: "goTo"; readonly step: string }
  /** The step is done; of a question, by this answer. */
  | {
      readonly type: "done";
      readonly said?: string;
      /** Of a question from an earlier lesson, "slug/step"; else this step. */
      readonly of?: string;
    }
  | { readonly type: "restore"; readonly records: Records };

function idAt({ steps, at }: LessonInput): string {
  return steps[at]?.id ?? "";
}

/** The furthest step that one may go to: up to the first unanswered one. */
function limitOf({ steps, records }: LessonInput): number {
  const locked = steps.findIndex(
    ({ id, demands }) => demands === "answer" && records[id] === undefined,
  );
  return locked < 0 ? steps.length - 1 : locked;
}

function moved(context: LessonInput, to: number): Partial<LessonInput> {
  const at = Math.max(0, Math.min(to, limitOf(context)));
  const id = idAt(context);
  const isLeft = at > context.at && context.records[id] === undefined;
  if (!isLeft) return { at };
  const isRead = context.steps[context.at]?.demands === "reading";
  const record: StepRecord = { state: isRead ? "done" : "skipped" };
  return { at, records: { ...context.records, [id]: record } };
}

function recorded(
  context: LessonInput,
  record: StepRecord,
  id = idAt(context),
) {
  const before = context.records[id];
  // The first answer is the prediction; later ones are play.
  const isAnswered = before?.state === "done" && before.said !== undefined;
  const next = isAnswered && record.said === undefined ? before : record;
  return { records: { ...context.records, [id]: next } };
}

export const lessonMachine = setup({
  types: {
    context: {} as LessonInput,
    events: {} as LessonEvent,
    input: {} as LessonInput,
  },
  guards: {
    isLocked: ({ context }) =>
      context.steps[context.at]?.demands === "answer" &&
      context.records[idAt(context)] === undefined,
  },
}).createMachine({
  context: ({ input }) => ({
    ...input,
    at: Math.max(0, Math.min(input.at, limitOf(input))),
  }),
  initial: "arriving",
  on: {
    back: {
      target: ".arriving",
      actions: assign(({ context }) => moved(context, context.at - 1)),
    },
    goTo: {
      target: ".arriving",
      actions: assign(({ context, event }) => {
        const to = context.steps.findIndex(({ id }) => id === event.step);
        return to < 0 ? {} : moved(context, to);
      }),
    },
    done: {
      target: ".arriving",
      actions: assign(({ context, event: { said, of } }) => {
        const answer = said === undefined ? {} : { said };
        return recorded(context, { state: "done", ...answer }, of);
      }),
    },
    restore: {
      target: ".arriving",
      actions: assign(({ event }) => ({ records: event.records })),
    },
  },
  states: {
    arriving: {
      always: [{ guard: "isLocked", target: "locked" }, { target: "open" }],
    },
    locked: {
      on: {
        skip: {
          target: "arriving",
          actions: assign(({ context }) =>
            recorded(context, { state: "skipped" }),
          ),
        },
      },
    },
    open: {
      on: {
        next: {
          target: "arriving",
          actions: assign(({ context }) => moved(context, context.at + 1)),
        },
      },
    },
  },
});
