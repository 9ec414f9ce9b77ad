/** What do the tools of a scene say in English, beyond play and step? */

export const deskWordsEn = {
  slower: "Slower",
  faster: "Faster",
  play: "Play",
  pause: "Pause playing",
  goTo: "Go to a moment",
  moment: "Moment",
  go: "Go",
  cancel: "Cancel",
  accepted: "1.24 s, 820 ms, or the number of an event",
  noMoment: (text: string, count: number) =>
    `“${text}” is no moment here; write 1.24 s, 820 ms, or the number of an ` +
    `event, 1 to ${count}.`,
  tooLate: (text: string, end: string) =>
    `“${text}” is after the end; this run ends at ${end}.`,
  callBefore: "To the call before",
  callAfter: "To the next call",
  loopFrom: "A–B: repeat from here",
  loopTo: (from: string) => `A …: repeat from ${from} to here`,
  loopOff: (from: string, to: string) => `A–B: stop repeating ${from} to ${to}`,
  bookmark: "Bookmark this moment",
  unmark: "Remove the bookmark here",
  bookmarks: "Bookmarks",
  strip: (events: number, faults: number, crashes: number) =>
    `How much happens when. Events: ${events}, faults: ${faults}, ` +
    `crashes: ${crashes}. The slider goes to any of them.`,
  signs: {
    fault: "a fault begins",
    crash: "a host crashes",
    bookmark: "bookmark",
    check: "a check fails",
  },
  density: "events",
  keys: "Keys",
  keysTitle: "Keys of the scene",
  keysNote: "Letters, digits and signs act while the scene has the focus.",
  keysAct: "Let single keys act (kept in this browser)",
  close: "Close",
  shortcuts: [
    ["Space K", "play or pause"],
    ["← →", "one event back or on"],
    ["Shift ← →", "to the turning point before or after"],
    ["J L", "to the call before or after"],
    ["Home End", "to the start or the end"],
    ["A", "repeat from A to B: set A, set B, stop"],
    ["[ ]", "slower or faster"],
    ["G", "go to a moment"],
    ["M", "set or remove a bookmark"],
    [", .", "to the bookmark before or after"],
    ["1 2 3", "network, space and time, both"],
    ["C", "crash or restart the chosen host"],
    ["Z", "pause or resume it"],
    ["P", "cut it off or heal"],
    ["D H", "drop a packet, hold or release it"],
    ["B", "new branch here"],
    ["Ctrl Z", "undo"],
    ["Ctrl K", "find a command"],
    ["?", "this list"],
    ["Esc", "close, or leave the scene"],
  ],
  describe: "In words",
  say: {
    at: (time: string) => `At ${time}.`,
    host: (name: string, state: string) => `${name}: ${state}.`,
    state: {
      "not-started": "not started",
      up: "up",
      down: "down",
      paused: "paused",
    },
    waits: (id: string, method: string, to: string) =>
      `${id} waits for ${method} at ${to}`,
    left: (time: string) => `, ${time} left.`,
    stop: ".",
    noCall: "No call is open.",
    cut: (from: string, to: string) => `No way from ${from} to ${to}.`,
    cutBothWays: (from: string, to: string) =>
      `No way between ${from} and ${to}.`,
    held: (what: string, from: string, to: string) =>
      `Held: ${what} from ${from} to ${to}.`,
    last: (text: string) => `Last: ${text}.`,
    nothing: "Nothing has happened yet.",
    and: ", ",
  },
};

export type DeskWords = typeof deskWordsEn;
