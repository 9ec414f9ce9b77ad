/** What happens in the opening, in which order? */
import { assign, setup } from "xstate";

export type Guess = "yes" | "no" | "unknown";
export type Evidence = "deadline" | "refused" | "broken";

interface StoryContext {
  readonly guess: Guess | undefined;
  readonly evidence: Evidence | undefined;
}

export type StoryEvent =
  | { readonly type: "guess"; readonly guess: Guess }
  /** The scene that was playing is at its end. */
  | { readonly type: "played" }
  | { readonly type: "try-again" }
  | { readonly type: "lose-request" }
  | { readonly type: "eyes" }
  | { readonly type: "ask" }
  | { readonly type: "conclude"; readonly evidence: Evidence };

/** A scene plays as soon as the visitor answers; its end brings the words. */
export const storyMachine = setup({
  types: { context: {} as StoryContext, events: {} as StoryEvent },
}).createMachine({
  context: { guess: undefined, evidence: undefined },
  initial: "question",
  states: {
    question: {
      on: {
        guess: {
          target: "silence",
          actions: assign({ guess: ({ event }) => event.guess }),
        },
      },
    },
    silence: { on: { played: "silenceTold", "try-again": "retry" } },
    silenceTold: { on: { "try-again": "retry" } },
    retry: { on: { played: "retryTold", "lose-request": "request" } },
    retryTold: { on: { "lose-request": "request" } },
    request: { on: { played: "requestTold", eyes: "eyes" } },
    requestTold: { on: { eyes: "eyes" } },
    eyes: { on: { ask: "transfer" } },
    transfer: {
      on: {
        conclude: {
          target: "end",
          actions: assign({ evidence: ({ event }) => event.evidence }),
        },
      },
    },
    end: {},
  },
});

export const STAGES = [
  "question",
  "silence",
  "silenceTold",
  "retry",
  "retryTold",
  "request",
  "requestTold",
  "eyes",
  "transfer",
  "end",
] as const;

export type StageName = (typeof STAGES)[number];
