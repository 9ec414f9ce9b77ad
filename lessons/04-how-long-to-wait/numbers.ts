/** Which numbers does the text of this lesson name? */
import type { Lesson } from "farcall/lesson";
import {
  answeredWithin,
  answers,
  archiveEndMs,
  comesMs,
  FALSE_MAX,
  failures,
  firstTookMs,
  givenMs,
  lastFailedMs,
  longestMs,
  pagesInVain,
  percentileMs,
  readOnMs,
} from "./evidence.ts";
import {
  ASKED_MS,
  BACK_MS,
  LEAVES_MS,
  PAGE_MS,
  PAGES,
  PAGES_BEFORE,
  PATIENCE_MS,
  STOP_MS,
  VISIT_PAGES,
  VISIT_PATIENCE_MS,
  VISITS,
  VISITS_PER_SECOND,
} from "./scene-chain.ts";
import { READERS } from "./scene-waiting.ts";

type Values = Lesson["values"];

/** What the text says of other systems, with its source. */
const KNOWN: Readonly<Record<string, number>> = {
  // Istio and Envoy: `route.timeout` of Envoy is 15 s, Istio's is off.
  "envoy-s": 15,
  // Apache Dubbo, "timeout" of a consumer.
  "dubbo-ms": 1_000,
  // Amazon Builders' Library, "Timeouts, retries, and backoff with jitter".
  "amazon-percent": 0.1,
};

/** The rows of the table: a run for each time-out. */
function tableValues(): Values {
  const rows = {
    none: "patient",
    150: "wait-150",
    100: "wait-100",
    60: "wait-60",
  };
  const entries = Object.entries(rows).flatMap(
    ([name, scene]) =>
      [
        [`ok-${name}`, { scene, of: answers }],
        [`longest-${name}`, { scene, of: longestMs }],
        [
          `quick-${name}`,
          { scene, of: (run) => answeredWithin(run, QUICK_MS) },
        ],
        [`false-${name}`, { scene, of: failures }],
      ] satisfies [string, Values[string]][],
  );
  return Object.fromEntries(entries);
}

const QUICK_MS = 60;

const VISIT_WORK_MS = VISIT_PAGES * PAGE_MS;

/** What came while the archive had stopped. */
const QUEUED = (VISITS_PER_SECOND * (BACK_MS - STOP_MS)) / 1_000;

/** What the archive has left of each second in which readers come. */
const SPARE_MS = 1_000 - VISITS_PER_SECOND * VISIT_WORK_MS;

/** The learner makes the archive read in vain for longer than that. */
export const IN_VAIN_MS = 100;

function constants(all: Readonly<Record<string, number>>): Values {
  const entries = Object.entries(all).map(
    ([name, value]): [string, Values[string]] => [
      name,
      { scene: "patient", of: () => value },
    ],
  );
  return Object.fromEntries(entries);
}

export const values: Values = {
  ...constants({
    ...KNOWN,
    readers: READERS,
    "quick-ms": QUICK_MS,
    "patience-ms": PATIENCE_MS,
    pages: PAGES,
    "stop-s": (BACK_MS - STOP_MS) / 1_000,
    visits: VISITS,
    "visit-patience-ms": VISIT_PATIENCE_MS,
    "visit-work-ms": VISIT_WORK_MS,
    queued: QUEUED,
    "queued-ms": QUEUED * VISIT_WORK_MS,
    "spare-ms": SPARE_MS,
    "catch-up-s": (QUEUED * VISIT_WORK_MS) / SPARE_MS,
    "asked-ms": ASKED_MS,
    "pages-before": PAGES_BEFORE,
    "leaves-ms": LEAVES_MS,
    "short-ms": 100,
    "false-most": FALSE_MAX,
    "way-ms": 10,
    "work-ms": 1,
    "whole-ms": PAGES * PAGE_MS,
    "break-ms": IN_VAIN_MS,
    "cards-ms": 10,
  }),
  ...tableValues(),
  "first-ms": { scene: "no-deadline", of: firstTookMs },
  median: { scene: "patient", of: (run) => percentileMs(run, 50) },
  p90: { scene: "patient", of: (run) => percentileMs(run, 90) },
  p99: { scene: "patient", of: (run) => percentileMs(run, 99) },
  longest: { scene: "patient", of: longestMs },
  "median-one-by-one": {
    scene: "one-by-one",
    of: (run) => percentileMs(run, 50),
  },
  "comes-ms": { scene: "untold", of: comesMs },
  "done-ms": { scene: "untold", of: (run) => comesMs(run) + PAGES * PAGE_MS },
  "read-on-untold": { scene: "untold", of: readOnMs },
  "read-on-left": { scene: "leaves", of: readOnMs },
  "archive-end-ms": { scene: "told", of: archiveEndMs },
  "desk-gives-ms": {
    scene: "told",
    of: (run) => givenMs(run, "desk/upstream"),
  },
  "hall-gives-ms": {
    scene: "told",
    of: (run) => givenMs(run, "hall/upstream"),
  },
  "fail-untold": { scene: "stops-untold", of: failures },
  "fail-told": { scene: "stops-told", of: failures },
  "last-untold-ms": { scene: "stops-untold", of: lastFailedMs },
  "last-told-ms": { scene: "stops-told", of: lastFailedMs },
  "vain-untold": { scene: "stops-untold", of: pagesInVain },
  "vain-told": { scene: "stops-told", of: pagesInVain },
};
