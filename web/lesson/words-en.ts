/** What does the lesson player say in English? */

export const lessonEn = {
  minutes: (count: number) => `about ${count} minutes`,
  stepOf: (nth: number, count: number) => `Step ${nth} of ${count}`,
  steps: "Steps of this lesson",
  stepState: {
    done: "done",
    skipped: "skipped",
    open: "open",
    locked: "answer or skip the question before it",
  },
  next: "Next",
  back: "Back",
  lockIn: "Lock in and run",
  answer: "Answer",
  skip: "Skip, I will come back",
  opensAfter: (nth: number, more: number) =>
    more === 0
      ? `Step ${nth} opens once this question is answered or skipped.`
      : `Step ${nth} opens once this question and ${
          more === 1 ? "one" : more
        } more before it are answered or skipped.`,
  goOnTo: (nth: number) => `Go on to step ${nth}`,
  goOnTowards: (nth: number) => `To the next question before step ${nth}`,
  choose: "Choose one",
  right: "That is what the run shows.",
  wrong: (said: string, is: string) =>
    `You said “${said}”. The run shows “${is}”.`,
  /** Where several runs are compared. */
  rightOfRuns: "That is what the runs show.",
  wrongOfRuns: (said: string, is: string) =>
    `You said “${said}”. The runs show “${is}”.`,
  skipped: "Skipped. The run is free to play; you can still answer.",
  recallSkipped: "Skipped. You can still answer.",
  otherAnswers: "Why not the others?",
  whatIsRight: "What the run shows",
  whatIsRightOfRuns: "What the runs show",
  seeds: (count: number) =>
    `The same question for ${count} seeds, 1 to ${count}`,
  seedOf: (nth: number, all: number) => `${nth} of ${all} runs`,
  stop: "Stop",
  goOn: "Go on",
  ofSeeds: (count: number, all: number) =>
    all === 0 ? "–" : `${count} of ${all}`,
  openSeed: "Each sign is one run. Choose one to see it.",
  eachSeed: "The runs, one for each seed",
  seed: (seed: number) => `Seed ${seed}`,
  seedSays: (seed: number, what: string) => `Seed ${seed}: ${what}`,
  observe: "Choose the event in the list.",
  toEvents: "To the list",
  observed: "Yes, that is it.",
  thisIsIt: "This is the one.",
  thisIsOne: "This is one of them.",
  notThis: "Not this one.",
  folded: (count: number) => `${count} lines: ordinary calls`,
  notThat: (what: string) =>
    `That is: ${what.replace(/[.]?$/, ".")} Look for another one.`,
  events: "What happens",
  tryOut: "Run with this value",
  runIt: "Run this one",
  control: (name: string, unit: string) =>
    unit === "" ? name : `${name}, ${unit}`,
  controls: {
    cut: "Moment of the cut",
    deadline: "Deadline",
    connectionAge: "Age of a connection",
    clerks: "Clerks",
    weightOfOthers: "Weight of ada and bob",
    lease: "Lease",
    world: "What happens, and what is done about it",
    "time-out": "Time-out",
    distance: "Distance",
    tenths: "How many tenths (0.1 each)",
    row: "Row",
  } as Readonly<Record<string, string>>,
  reached: "There: the run now does what was asked for.",
  doneWith: (value: string) =>
    `Done with the value ${value}. Run it to see it again.`,
  notReached: "Not yet. Try another value.",
  /** Of a try after one that did it. */
  missed: "This value does not do it.",
  faultsLeft: (count: number) =>
    ["No fault left.", "One fault left."][count] ?? `${count} faults left.`,
  moment: (ms: string) => `At ${ms}, where the run stands now:`,
  /** Below the name of the host. */
  crash: "Its machine dies",
  process: "Its program dies",
  network: "network",
  /** "" where there is one link only. */
  cut: (host: string) =>
    host === "" ? "Cut the link both ways" : `Cut ${host} off, both ways`,
  cutOne: (from: string) => `Cut what ${from} sends`,
  broken: "Done: this run breaks the claim.",
  notBroken: "The claim still holds in this run.",
  again: "Take the fault back",
  loadingEditor: "Loading the editor …",
  exercise: (problem: string) =>
    `The editor did not load: ${problem}. Reload the page, or write it on ` +
    "your own machine, in the folder of Farcall:",
  exerciseStart: "starts it: a file to fill in, beside its checks",
  exerciseGrade: "grades what you wrote, with reasons",
  markDone: "I have done it",
  note: "Your note",
  eyes: (host: string) => `Only what ${host} can know`,
  showing: (scene: string) => `Shown: the run “${scene}”.`,
  showingSeed: (seed: number) =>
    `On the scene stands the run of seed ${seed}, not that of this step.`,
  ownRun: "Back to the run of this step",
  /** Where the step has no run of its own. */
  closeRun: "Close this run",
  inLab: "Open this run in the lab",
  afterAnswer: "The run plays when you have answered.",
  recall: "Do you remember?",
  behind: "",
  code: "The code that this is about",
  /** Said where the language of the page is not that of the code. */
  codeComments: "",
  codeFolded: "Folded until you have answered. You may open it.",
  lines: (first: number, last: number) => `lines ${first} to ${last}`,
  wholeFile: (count: number) => `the whole file, ${count} lines`,
  loading: "Running the lesson …",
  failed: (problem: string) =>
    problem === ""
      ? "The lesson did not load. Is there a network?"
      : `The lesson did not load: ${problem}.`,
  noLesson: (slug: string) => `There is no lesson “${slug}”.`,
  finished: "That was the lesson.",
  nextLesson: (title: string) => `Next lesson: ${title}`,
  rightChoice: "The answer",
  reallyRight: "That is right.",
  reallyWrong: (said: string, is: string) =>
    `You said “${said}”. The answer is “${is}”.`,
  toLab: "Play on in the lab",
  toHome: "To the course",
};

export type LessonWords = typeof lessonEn;
