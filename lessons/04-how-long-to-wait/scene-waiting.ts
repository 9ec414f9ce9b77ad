/** How long do readers of an archive wait, and for what? */
import { type Scenario, scenario } from "farcall/scenario";

/** When the archive's machine dies: a search is under way. */
export const DEATH_MS = 600;

/** When it starts again, and knows nothing: a minute later. */
const REBORN_MS = 60_600;

/** The second question; the first one made the connection. */
export const QUESTION_MS = 500;

/** A reader asks; the archive dies over it, and nobody tells him. */
export const noDeadline = scenario({
  name: "no-deadline",
  title: { en: "No deadline", "zh-CN": "没有截止时间" },
  summary: {
    en: "A reader waits for an archive that has died.",
    "zh-CN": "读者在等一个已经死了的档案库。",
  },
  hosts: [{ name: "reader" }, { name: "archive" }],
  defaults: { link: { latency: { kind: "constant", delayMs: 10 } } },
  services: [{ service: "archive", host: "archive" }],
  clients: [readersOf("reader")],
  workloads: [
    {
      kind: "script",
      name: "reader-asks",
      client: "reader",
      calls: [
        { method: "search", request: { word: "sea", pages: 3 }, atMs: 10 },
        {
          method: "search",
          request: { word: "storm", pages: 20 },
          atMs: QUESTION_MS,
        },
      ],
    },
  ],
  faults: [
    { atMs: DEATH_MS, action: { kind: "crash", host: "archive" } },
    { atMs: REBORN_MS, action: { kind: "restart", host: "archive" } },
  ],
  startJitterMsMax: 0,
  untilMs: 3_600_000,
});

/** How many readers ask in one run. */
export const READERS = 300;

/** One page each, so that nearly all of the time is the way back. */
const BACK_MS_MEAN = 20;

/** Everybody is connected by then. */
export const BEGIN_MS = 1_000;

const ONE_PAGE = { method: "search", request: { word: "sea", pages: 1 } };

const COMMON = {
  client: "readers",
  call: ONE_PAGE,
  count: READERS,
  startMs: BEGIN_MS,
};

/** An archive that is well; the way back takes now a little, now long. */
function manyReaders(
  workload: Scenario["workloads"][number],
  deadlineMs: number | undefined,
): Scenario {
  return scenario({
    name: "many-readers",
    title: { en: "Many readers", "zh-CN": "许多读者" },
    summary: {
      en: "Readers ask an archive that is well, and wait for so long.",
      "zh-CN": "许多读者向一个正常的档案库提问，各等这么久。",
    },
    hosts: [{ name: "readers" }, { name: "archive", cores: 4 }],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 10 } },
      ...(deadlineMs !== undefined && { deadlineMs }),
    },
    links: [
      {
        from: "archive",
        to: "readers",
        latency: { kind: "exponential", delayMsMean: BACK_MS_MEAN },
      },
    ],
    services: [{ service: "archive", host: "archive", serviceTimeMs: 0 }],
    clients: [readersOf("readers")],
    workloads: [
      {
        kind: "script",
        name: "first-reader",
        client: "readers",
        calls: [{ ...ONE_PAGE, deadlineMs: 2_000, atMs: 10 }],
      },
      workload,
    ],
    startJitterMsMax: 0,
    untilMs: 20_000,
  });
}

function readersOf(name: string) {
  const target = "archive:50051";
  return { name, host: name, service: "archive", target } as const;
}

/**
 * Nobody waits for the answer of another. Each waits so long and no longer;
 * without a limit as long as it takes.
 */
export function readers(timeoutMs: number | undefined): Scenario {
  const workload = {
    kind: "open-loop",
    name: "readers-ask",
    ...COMMON,
    perSecond: 25,
    arrivals: "constant",
  } as const;
  return manyReaders(workload, timeoutMs);
}

/** Each asks when the one before has heard. */
export const oneByOne = manyReaders(
  {
    kind: "closed-loop",
    name: "readers-ask",
    ...COMMON,
    callers: 1,
    thinkTimeMs: 0,
  },
  undefined,
);
