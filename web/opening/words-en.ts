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
    retry: ["The phone tries again.", "How much is paid now?"],
    retryTold: ["Paid twice.", "And the phone is content."],
    request: ["Now the request is lost.", "What will the phone see?"],
    requestTold: ["Nothing was paid.", "And the phone saw the same."],
    eyes: ["The same, line for line."],
    transfer: ["Three other calls,", "three other errors."],
    end: ["Three other calls,", "three other errors."],
  } as Readonly<Record<StageName, readonly string[]>>,
  options: {
    yes: "Yes",
    no: "No",
    unknown: "The phone cannot know",
  },
  why: {
    yes:
      "You said yes, and so it is: the bank has paid out 5. But you can see " +
      "the bank. The phone can not; all it has is DEADLINE_EXCEEDED.",
    no:
      "You said no, but the bank has paid out 5. The phone heard nothing, " +
      "and silence is not a “no”: the work was done, then the reply got lost.",
    unknown:
      "You said the phone cannot know. The bank has paid out 5, and yet all " +
      "that the phone has is DEADLINE_EXCEEDED: it may have happened, or not.",
  },
  andNow: "The program has to do something now. Most programs do this:",
  tryAgain: "Let the phone call again",
  retryText:
    "The bank has paid out 10. The second call was answered, so the program " +
    "is content. Only somebody who knew the balance before, and does the " +
    "sum, will notice.",
  goBack:
    "Was calling again a mistake? Drag the time back to its start, and lose " +
    "the request instead of the reply.",
  loseRequest: "Go back, lose the request",
  requestText:
    "The same call, the same wait, the same error. Nothing was paid out: " +
    "this time calling again would have been right. Could the phone tell?",
  putOnEyes: "Look through the phone’s eyes",
  eyesText:
    "What the phone cannot see is gone from both runs. This is what it " +
    "knows of its call, with the time since it called:",
  truthText:
    "Seen from above, two different stories. The phone knows neither that " +
    "the bank paid, nor that it did not.",
  replyLost: "The reply was lost: paid",
  requestLost: "The request was lost: not paid",
  log: "Log of the phone",
  theTruth: "what really happened",
  eyesOff: "Show what really happened",
  eyesOn: "Back to what the phone sees",
  punchline: "Between call and answer lies everything this course is about.",
  next: "One more question",
  transferText:
    "After which of them does the phone know for certain that nothing was " +
    "paid?",
  evidence: {
    deadline: "The deadline passed: no answer within a whole minute",
    refused: "Before the call, the bank’s machine refused to connect",
    broken: "The connection was there, and broke while it waited",
  },
  verdict: {
    deadline:
      "A longer silence is still silence. The reply may have been lost after " +
      "a minute as well as after 400 ms.",
    refused:
      "Yes. Without a connection no request ever left the phone. What counts " +
      "is how far the call had come, not what the error is called.",
    broken:
      "The request had left. It may have been executed just before the " +
      "connection broke, so the phone cannot know.",
  },
  verdictMore:
    "Only the refused connection is certain: no request ever left. What " +
    "counts is how far the call had come, not the name of the error.",
  endText:
    "What you saw was no film: real code for far calls ran here (gRPC, over " +
    "HTTP/2), on a simulated network. Lesson 1 takes the call apart and has " +
    "you write one; in the lab you can run these again and crash the bank.",
  toLesson: "Start lesson 1",
  toLab: "Open this run in the lab",
  code: "On the phone",
  till: "paid out",
  hosts: new Map([
    ["phone", "the phone"],
    ["bank", "the bank"],
  ]),
  nodes: new Map([
    ["phone", "phone"],
    ["bank", "bank"],
  ]),
  agree: ({ same, all }: Agreement) =>
    `And down to the last packet: of the ${all} lines in its full log, ` +
    `${same} are the same.`,
  progress: (nth: number, count: number) => `Step ${nth} of ${count}`,
  noNetwork: "Everything runs in this page. Nothing is sent anywhere.",
};

export type OpeningWords = typeof openingEn;
