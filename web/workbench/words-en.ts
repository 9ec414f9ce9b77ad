/** What does the workbench say in English? */

export const workbenchEn = {
  run: "Run",
  runKeys: "Run (Ctrl or ⌘ + Enter)",
  stop: "Stop",
  running: "Starting …",
  runningSeed: (nth: number, count: number) => `Seed ${nth} of ${count} …`,
  stopped: "Stopped. Nothing was graded.",
  broken: (problem: string) => `The run broke off: ${problem}. Run it again.`,
  points: (got: number, max: number) => `${got} of ${max} points`,
  pointsOf: (max: number) => (max === 1 ? "1 point" : `${max} points`),
  passed: "All points. This step is done.",
  notPassed: (failed: number) =>
    failed === 1 ? "1 check fails." : `${failed} checks fail.`,
  notJudged: (count: number) =>
    count === 1
      ? "1 check was not judged."
      : `${count} checks were not judged.`,
  notTried: "The code could not be tried.",
  stale: "The code has changed since this run.",
  panes: "Part of the workbench",
  pane: { task: "Task", code: "Code", result: "Result" },
  task: "The task",
  instructions: "Instructions",
  hints: "Hints",
  solution: "Solution",
  result: "What came of it",
  results: "Results",
  scene: "Scene",
  console: "Console",
  enlarge: "More room for the results",
  files: "Files",
  readOnly: "read only",
  readNote: (file: string) => `Read only. You write in ${file}.`,
  lockedSign: "locked",
  api: "What you can import",
  apiPick: "Module",
  editor: (file: string) =>
    `${file}, editor. Tab indents; Escape, then Tab leaves the editor`,
  reading: (file: string) => `${file}, read only`,
  tabHint: "Tab indents. Esc, then Tab leaves the editor.",
  reset: "Reset",
  format: "Format",
  formatted: "Lines are indented anew, spaces at their ends are gone.",
  download: "Download",
  upload: "Upload",
  wasReset: "The file is as it was at the start.",
  wasUploaded: (name: string) => `The text of “${name}” stands here now.`,
  wasRestored: "The earlier version is back.",
  undo: "Undo",
  badUpload: (name: string) =>
    `“${name}” is no text of at most 65,536 characters; choose a .ts file.`,
  versions: "Earlier versions",
  noVersions: "None yet. One is kept at each run, and once a minute.",
  restore: (time: string) => `Restore the version of ${time}`,
  lines: (count: number) => (count === 1 ? "1 line" : `${count} lines`),
  savedNever: "Saved as you type.",
  saved: (ago: string) => `Saved ${ago}.`,
  savedOver: (when: string) =>
    `Another tab wrote here at ${when}: see the earlier versions.`,
  agoNow: "just now",
  agoSeconds: (count: number) => `${count} s ago`,
  agoMinutes: (count: number) => `${count} min ago`,
  agoHours: (count: number) => `${count} h ago`,
  agoDays: (count: number) => (count === 1 ? "1 day ago" : `${count} days ago`),
  notKept:
    "This browser does not keep your code: its store is full or forbidden. " +
    "Download the file before you close the page.",
  died:
    "This tab ended while your code ran: it may have taken all the memory " +
    "that a page has, which no page can prevent. Your code is here as it was.",
  damaged:
    "What was kept of your code is damaged and could not be opened. You can " +
    "take it along as it is; the editor begins anew.",
  takeDamaged: "Download what was kept",
  close: "Close",
  tasks: "Tasks",
  taskState: { pass: "passed", fail: "not yet", open: "not tried yet" },
  toHint: "Hints to this task",
  formative:
    "These points are for you. For a course, the instructor runs your file " +
    "again, with seeds of their own.",
  elsewhere: "In your own editor instead",
  elsewhereHow: "In the folder of Farcall:",
  elsewhereStart: "gives you this file, beside its checks",
  elsewhereGrade: "grades it there",
  markDone: "I have all points there",
  rung: ["Nudge", "Where to look", "Show me"] as readonly string[],
  openRung: (rung: string) => `${rung} …`,
  sureShow: "This gives the lines away. Show them?",
  sureYes: "Yes, show them",
  sureNo: "Not yet",
  locked:
    "Our solution opens when you have all points. You can also look now; " +
    "nothing is taken off.",
  showAnyway: "Show me anyway",
  sureSolution: "Look at the whole solution? It is more fun after your own.",
  crib: "TypeScript in a minute, for those who know another language",
  atLine: (line: number, column: number) =>
    column === 0 ? `Line ${line}` : `Line ${line}, column ${column}`,
  threw: "What the handler threw:",
  passedBefore:
    "You have passed this exercise before. Press Run to see what the code " +
    "that stands here now does.",
  noResults: "Nothing has run yet. Press Run to see what your code does.",
  seedsRun: (count: number) =>
    count === 1 ? "In 1 run." : `In ${count} runs, each with its own seed.`,
  status: { pass: "holds:", fail: "fails:", error: "not judged:" },
  expected: "Expected",
  got: "Got",
  seed: "Seed",
  when: "When",
  openRun: (time: string) => `Open the run at ${time}`,
  openRunOnly: "Open the run",
  copy: "Copy the local command",
  copied: "Copied",
  noResult: (seed: string) => `With seed ${seed} the run came to no result:`,
  noLoad: "The code could not be tried:",
  noScene: "Run your code first; then its runs can be watched here.",
  noRun: "This run cannot be shown. Run the code again.",
  loadingRun: "Running it once more, to watch …",
  runOfSeed: "Run with seed",
  events: "What happens",
  here: "Here: ",
  noOutput:
    "Empty. What your code writes with console.log in a run that fails a " +
    "check is shown here.",
  outputOf: (seed: string) => `Seed ${seed}`,
  loading: "Loading the editor …",
  notLoaded: "The editor did not load. Is there a network? Reload the page.",
  /** What the editor says of itself, by its own English words. */
  phrases: {} as Readonly<Record<string, string>>,
};

export type WorkbenchWords = typeof workbenchEn;
