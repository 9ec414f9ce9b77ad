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
  /** Where a link led that a question is before; "" if there is none. */
  readonly wanted?: string;
}

export type LessonEvent =
  | { readonly type: "next" | "back" }
  | {
      readonly type: "skip";
      /** A question from an earlier lesson, "slug/step"; else this step. */
      readonly of?: string;
    }
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
  const place = placed(context, to);
  const id = idAt(context);
  const isLeft = place.at > context.at && context.records[id] === undefined;
  if (!isLeft) return place;
  const isRead = context.steps[context.at]?.demands === "reading";
  const record: StepRecord = { state: isRead ? "done" : "skipped" };
  return { ...place, records: { ...context.records, [id]: record } };
}

/** As far as questions let one go, and where one is not yet. */
function placed(context: LessonInput, to: number) {
  const at = Math.max(0, Math.min(to, limitOf(context)));
  return { at, wanted: to > at ? (context.steps[to]?.id ?? "") : "" };
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
    ...placed(input, input.at),
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
    skip: {
      // What was answered is not skipped any more.
      guard: ({ context, event: { of } }) =>
        of !== undefined && context.records[of] === undefined,
      target: ".arriving",
      actions: assign(({ context, event: { of } }) =>
        recorded(context, { state: "skipped" }, of),
      ),
    },
    restore: {
      target: ".arriving",
      actions: assign(({ context, event: { records } }) => {
        const at = Math.min(context.at, limitOf({ ...context, records }));
        return { at, records };
      }),
    },
  },
  states: {
    arriving: {
      always: [{ guard: "isLocked", target: "locked" }, { target: "open" }],
    },
    locked: {
      on: {
        skip: {
          guard: ({ event: { of } }) => of === undefined,
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
