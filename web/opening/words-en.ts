/** What does the opening say in English? */
import type { StageName } from "./story.ts";

interface Agreement {
  readonly same: number;
  readonly all: number;
}

export const openingEn = {
  title: "Farcall",
  language: "Language",
  skip: "To the lab",
  theStory: "A phone pays 5 at a shop. One line of code asks a bank far away.",
  heads: {
    question: ["The reply gets lost.", "Is the money gone?"],
    silence: ["The reply gets lost.", "Is the money gone?"],
    silenceTold: ["The bank has paid.", "The phone cannot know."],
    retry: ["The phone tries again.", "What will the till show?"],
    retryTold: ["Paid twice.", "And the phone is content."],
    request: ["Now the request is lost.", "What will the phone see?"],
    requestTold: ["Nothing was paid.", "And the phone saw the same."],
    eyes: ["The same, line for line."],
    transfer: ["Three other days,", "three other errors."],
    end: ["Three other days,", "three other errors."],
  } as Readonly<Record<StageName, readonly string[]>>,
  options: {
    yes: "Yes",
    no: "No",
    unknown: "The phone cannot know",
  },
  why: {
    yes:
      "You said yes, and the till agrees: it rang 5. But you can see the " +
      "till. The phone can not; all it has is DEADLINE_EXCEEDED.",
    no:
      "You said no, but the till rang 5. The phone heard nothing, and " +
      "silence is not a “no”: the work was done before the reply got lost.",
    unknown:
      "You said the phone cannot know. The till rang 5, and yet all that " +
      "the phone has is DEADLINE_EXCEEDED: it may have happened, or not.",
  },
  andNow: "The program has to do something now. Most programs do this:",
  tryAgain: "Try again",
  retryText:
    "The till shows 10. The second call was answered, so the program is " +
    "content. Only who remembers the balance before, and does the sum, will " +
    "notice.",
  goBack:
    "Was trying again a mistake? Drag the time back to its start, and lose " +
    "the request instead of the reply.",
  loseRequest: "Go back, lose the request",
  requestText:
    "The same call, the same wait, the same error. The till shows 0: this " +
    "time trying again would have been right. Could the phone tell?",
  putOnEyes: "Look through the phone’s eyes",
  eyesText:
    "What the phone cannot see is gone from both runs. This is all that it " +
    "wrote down, with the time since it called:",
  truthText:
    "Without them, two different stories. The phone knows neither that the " +
    "bank paid, nor that it did not.",
  replyLost: "The reply was lost: paid",
  requestLost: "The request was lost: not paid",
  log: "Log of the phone",
  theTruth: "what really happened",
  eyesOff: "Take the phone’s eyes off",
  eyesOn: "Put them on again",
  punchline: "Between call and answer lies everything this course is about.",
  next: "One question more",
  transferText:
    "After which of them does the phone know for certain that nothing was " +
    "paid?",
  evidence: {
    deadline: "The deadline passed: no answer within a whole minute",
    refused: "The bank’s machine refused the connection",
    broken: "The connection broke while it waited for the answer",
  },
  verdict: {
    deadline:
      "A longer silence is still silence. The reply may have been lost after " +
      "a minute as well as after 400 ms.",
    refused:
      "Yes. Without a connection no request ever left the phone. It is not " +
      "the error that tells, it is how far the call had come.",
    broken:
      "The request had left. It may have been executed just before the " +
      "connection broke, so the phone cannot know.",
  },
  verdictMore:
    "Only the refused connection is certain: no request ever left. What " +
    "counts is how far the call had come, not the name of the error.",
  endText:
    "You have just seen three runs of a real RPC stack, gRPC on HTTP/2, on " +
    "a simulated network. Lesson 1 takes the call apart and has you write " +
    "one; in the lab you can run these again and crash the bank.",
  toLesson: "Start lesson 1",
  toLab: "Open this run in the lab",
  code: "On the phone",
  till: "till",
  hosts: { phone: "the phone", bank: "the bank" } as Readonly<
    Record<string, string>
  >,
  nodes: { phone: "phone", bank: "bank" } as Readonly<Record<string, string>>,
  agree: ({ same, all }: Agreement) =>
    `Down to the last packet: ${same} of ${all} lines of its log are the same.`,
  progress: (nth: number, count: number) => `Step ${nth} of ${count}`,
  noNetwork: "Everything runs in this page. Nothing is sent anywhere.",
};

export type OpeningWords = typeof openingEn;
