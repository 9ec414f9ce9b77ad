/** What does the lab say in English? */

import { siteEn } from "./site-words-en.ts";

interface Made {
  readonly digest: string;
  readonly version: string;
}

export const en = {
  ...siteEn,
  intro:
    "Real gRPC, HTTP/2 and TCP run here on virtual time. The same scenario " +
    "and seed give the same run, row for row, on any machine.",
  openLink: "Open a link",
  linkLabel: "A link, or what farcall run printed",
  open: "Open",
  noLink:
    "This is no link to a run. A link begins with farcall: or is the whole " +
    "address of the lab, with s= in it. Your text is still there.",
  view: "View",
  views: {
    topology: "Network",
    "space-time": "Space and time",
    both: "Both",
  },
  choose: "Scenario",
  seed: "Seed",
  newSeed: "Next seed",
  run: "Run",
  stop: "Stop",
  running: "Running …",
  reached: (at: string, until: string) => `${at} of ${until} at most`,
  loading: "Loading the engine …",
  stopped: "Stopped. Nothing of that run was kept.",
  emptyTitle: "Nothing has run yet",
  emptyText: "Choose a scenario and a seed, then press Run.",
  share: "Copy link to this moment",
  shared: "Copied. The link holds scenario, seed, faults and moment.",
  shareByHand: "Copying was refused here; copy the address of this page.",
  branches: "Branches",
  main: "main",
  branch: "branch",
  undoRun: "Back to the run before",
  undo: "Undo",
  made: "What was done, in order",
  branchName: "Name of this branch",
  closeBranch: "Close branch",
  notRunning: "A host that is down can be neither paused nor resumed.",
  longLink:
    "Copied. The link is longer than 4 KB, which some programs cut off; a " +
    "file goes through whole.",
  saveFile: "Save as a file",
  pickFile: "Choose a file",
  chooseFile: "or drop one on this page",
  differs: (row: number) => `Leaves {parent} at row ${row}`,
  manyBranches: "There are 20 branches; undo one before you make another.",
  skipToRun: "Skip to the scene",
  newBranch: "New branch here",
  blankBranch: "A new branch of {parent}; nothing has been done in it yet",
  differsNowhere: "The same rows as {parent}: nothing came of it",
  was: "There",
  is: "Here",
  ended: "the run has ended",
  detail: "Detail",
  level: {
    world: "world",
    call: "calls",
    message: "messages",
    frame: "frames",
    packet: "packets",
  },
  first: "First row",
  previousNotable: "Previous turning point",
  previous: "Previous row",
  next: "Next row",
  nextNotable: "Next turning point",
  last: "Last row",
  position: "Position in the run",
  rowOf: (row: number, count: number) => `row ${row} of ${count}`,
  keys:
    "Keys in here: Space plays, [ ] slower and faster, ← → step, Shift for " +
    "turning points, Home and End, 1 2 3 views; C crash or restart, Z pause " +
    "or resume, P cut off or heal, D drop, H hold or release, " +
    "B new branch; Ctrl+Z undo, Ctrl+K commands",
  sentences: "The run in sentences",
  time: "Time",
  host: "Host",
  event: "What happened",
  notable: "turning point",
  earlier: "Earlier rows",
  later: "Later rows",
  moment: "This moment",
  network: "network",
  kind: "Kind",
  because: "Because of",
  hosts: "Hosts now",
  state: {
    "not-started": "not started",
    up: "up",
    down: "down",
    paused: "paused",
  },
  incarnation: (n: number) => `start ${n}`,
  crash: "Crash",
  restart: "Restart",
  pause: "Pause",
  resume: "Resume",
  partition: "Cut off",
  heal: "Heal",
  drop: "Drop",
  hold: "Hold",
  release: "Release",
  held: "held",
  onItsWay: "On its way now",
  nothingToDrop:
    "Nothing is on its way at this row, so there is nothing to drop or " +
    "hold. Go to a row after a packet leaves and before it arrives: set " +
    "Detail to packet to see them.",
  nothingOnItsWay: "No packet is between two hosts.",
  more: (count: number) => `and ${count} more`,
  faults: "Faults now",
  form: "Change latency, loss, deadlines and times",
  formDiffers: "not as shipped",
  formChanged: "changed; press Run",
  asShipped: "As it was",
  none: "none",
  field: {
    latency: "Latency, ms",
    latencyMin: "Latency at least, ms",
    latencyMax: "Latency at most, ms",
    loss: "Chance of loss, 0 to 1",
    deadline: "Deadline, ms",
    faultAt: "Time in ms of",
  },
  checks: "Checks",
  noChecks: "This scenario claims nothing.",
  holds: "holds",
  fails: "fails",
  undecided: "undecided",
  unseen: "not seen in this run; one of many should show it",
  untested: "this run had nothing for it to look at",
  expectedGot: (expected: string, got: string) =>
    `expected ${expected}, got ${got}`,
  show: "show",
  failsAt: (time: string | undefined) =>
    time === undefined ? " – does not hold." : ` – fails at ${time}.`,
  moreFail: (n: number) => (n === 1 ? "And one more." : `And ${n} more.`),
  run_: "The run",
  digest: "Digest",
  end: "Ended",
  endReason: {
    drained: "nothing was left to do",
    until: "the time was up",
    stopped: "stopped",
    failed: "failed",
  } as Readonly<Record<string, string>>,
  rows: "Rows",
  events: "Events",
  waiting: "Still waiting",
  failed: "The run failed",
  dismiss: "Dismiss",
  badSeed: (value: string) =>
    `“${value}” is no seed: give a whole number from 0 to 9007199254740991.`,
  remedy: {
    row: (value: string) =>
      `“${value}” is no row: the link opens at its moment.`,
    level: (value: string) =>
      `“${value}” is no level of detail: call, message, frame or packet. ` +
      "Calls are shown.",
  },
  otherDigest: (then: Made, here: Made) =>
    `The link was made of a run with digest ${then.digest} by version ` +
    `${then.version}; here it is ${here.digest} by version ${here.version}. ` +
    "So rows may differ from what was meant.",
  englishOnly: "",
};

export type PageWords = typeof en;
