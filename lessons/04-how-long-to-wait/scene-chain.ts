/** What does a deadline do in a chain, if it travels, and if it does not? */
import { type Scenario, scenario } from "farcall/scenario";

/** When the reader asks the long question, and how long he waits for it. */
export const ASKED_MS = 500;
export const PATIENCE_MS = 300;

/** To read a page, as every archive does. */
export const PAGE_MS = 10;

/** Pages of the long question. */
export const PAGES = 60;

/** Of the question before it, which makes the connections. */
export const PAGES_BEFORE = 3;

function librarian(host: string, behind: string, isDetached: boolean) {
  const target = `${behind}:50051`;
  const upstream = { target, ...(isDetached && { isDetached }) };
  return { service: "librarian" as const, host, upstream };
}

function chain(isDetached: boolean): Scenario {
  return scenario({
    name: "chain",
    title: { en: "Desk, hall and archive", "zh-CN": "服务台、阅览室和档案库" },
    summary: {
      en: "A reader asks the desk, the desk the hall, the hall the archive.",
      "zh-CN": "读者问服务台，服务台问阅览室，阅览室问档案库。",
    },
    hosts: ["reader", "desk", "hall", "archive"].map((name) => ({ name })),
    defaults: { link: { latency: { kind: "constant", delayMs: 10 } } },
    services: [
      librarian("desk", "hall", isDetached),
      librarian("hall", "archive", isDetached),
      { service: "archive", host: "archive" },
    ],
    clients: [
      {
        name: "reader",
        host: "reader",
        service: "librarian",
        target: "desk:50051",
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "reader-asks",
        client: "reader",
        calls: [
          {
            method: "search",
            request: { word: "sea", pages: PAGES_BEFORE },
            atMs: 10,
          },
          {
            method: "search",
            request: { word: "storm", pages: PAGES },
            deadlineMs: PATIENCE_MS,
            atMs: ASKED_MS,
          },
        ],
      },
    ],
    startJitterMsMax: 0,
    untilMs: 2_000,
  });
}

export const untold = chain(true);
export const told = chain(false);

/** When the reader leaves before his time is over. */
export const LEAVES_MS = 700;

/** The archive hears of it long before its own time is over. */
export const leaves: Scenario = {
  ...told,
  name: "chain-left",
  faults: [
    {
      atMs: LEAVES_MS,
      action: { kind: "crash", host: "reader", what: "process" },
    },
  ],
};

/** The archive stops for so long, as a garbage collector may stop it. */
export const STOP_MS = 1_000;
export const BACK_MS = 2_000;

export const VISITS = 70;
export const VISITS_PER_SECOND = 10;

/** How long each of them waits. */
export const VISIT_PATIENCE_MS = 250;

/** Pages of each question; the archive is busy four fifths of its time. */
export const VISIT_PAGES = 8;

/** Ten readers a second; the archive stops, and is well again. */
function stopped(isDetached: boolean): Scenario {
  return scenario({
    name: "archive-stops",
    title: { en: "The archive stops", "zh-CN": "档案库停了一秒" },
    summary: {
      en: "Readers ask the desk, the desk an archive that stops for a second.",
      "zh-CN": "读者问服务台，服务台问档案库，而档案库停了一秒。",
    },
    hosts: ["readers", "desk", "archive"].map((name) => ({ name })),
    defaults: {
      link: { latency: { kind: "constant", delayMs: 5 } },
      deadlineMs: VISIT_PATIENCE_MS,
    },
    services: [
      librarian("desk", "archive", isDetached),
      { service: "archive", host: "archive", serviceTimeMs: 0 },
    ],
    clients: [
      {
        name: "readers",
        host: "readers",
        service: "librarian",
        target: "desk:50051",
      },
    ],
    workloads: [
      {
        kind: "open-loop",
        name: "readers-ask",
        client: "readers",
        call: {
          method: "search",
          request: { word: "sea", pages: VISIT_PAGES },
        },
        perSecond: VISITS_PER_SECOND,
        arrivals: "constant",
        count: VISITS,
        startMs: 100,
      },
    ],
    faults: [
      { atMs: STOP_MS, action: { kind: "pause", host: "archive" } },
      { atMs: BACK_MS, action: { kind: "resume", host: "archive" } },
    ],
    startJitterMsMax: 0,
    untilMs: 8_500,
  });
}

export const stopsUntold = stopped(true);
export const stopsTold = stopped(false);
