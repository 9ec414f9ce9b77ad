/** How is the lesson of the added servers built? */
import type { Lesson, Scene } from "farcall/lesson";
import { areKept, boundsInWords } from "./bounds.ts";
import {
  areSoonInUse,
  CHOICE,
  choices,
  tellGrowth,
  worldOfChoice,
} from "./choices.ts";
import {
  failures,
  LEDGERS,
  ledgers,
  meanMs,
  perSecond,
  takenByNew,
} from "./evidence.ts";
import { ofClerks, ofFleet, ofShops, tellClerks, tellFleet } from "./goals.ts";
import { growingWorld, TENTH } from "./growth.ts";
import { moments } from "./moments.ts";
import { values } from "./numbers.ts";
import { whoseTurn } from "./scene-dispatcher.ts";
import {
  FLEET_BEGIN_MS,
  inTurns,
  lessBusy,
  WEIGHT_OF_SCENE,
  weighed,
} from "./scene-fleet.ts";
import { fourSmall, oneBig } from "./scene-power.ts";
import {
  AGE_OF_SCENE_MS,
  aged,
  BEGIN_MS,
  grown,
  refreshing,
  two,
} from "./scene-shops.ts";
import {
  callsEachOf,
  callsInSceneOf,
  FITTED,
  ledgerWorld,
} from "./shared-ledger.ts";

const seed = 1;
const startMs = BEGIN_MS;
const fleet = { seed, startMs: FLEET_BEGIN_MS };
const PANELS = ["caption", "play", "step", "code"] as const;

function clerks(count: number): Scene {
  return {
    title: {
      en: count === 1 ? "One clerk" : `${count} clerks`,
      "zh-CN": `${count} 个职员`,
    },
    scenario: ledgerWorld(count, callsInSceneOf(count)),
    seed,
    startMs: 99,
    // Each has read, and a few have written: longer is only more of it.
    endMs: 130,
  };
}

export default {
  id: "add-servers",
  title: { en: "Add servers", "zh-CN": "再加几台服务器" },
  minutes: 28,
  teaches: ["scale-out", "re-resolution", "weights", "scalability-law"],
  needs: ["call", "failover"],
  recall: ["server-dies/its-machine-dies", "server-dies/how-long-blind"],
  scenes: {
    // From where the shops ask for the name.
    two: { scenario: two, seed, startMs: 299 },
    grown: { scenario: grown, seed, startMs },
    aged: {
      title: { en: "Connections end", "zh-CN": "连接会到期" },
      scenario: aged(AGE_OF_SCENE_MS),
      seed,
      startMs,
    },
    refreshing: {
      title: { en: "Shops that ask again", "zh-CN": "会再打听的商店" },
      scenario: refreshing,
      seed,
      startMs,
    },
    "ledger-1": clerks(1),
    "ledger-2": clerks(2),
    "ledger-4": clerks(4),
    "ledger-8": clerks(8),
    "ledger-16": clerks(16),
    "ledger-32": clerks(32),
    "ledger-64": clerks(64),
    "four-small": { scenario: fourSmall, seed },
    "one-big": { scenario: oneBig, seed },
    "in-turns": { scenario: inTurns, ...fleet },
    weighed: { scenario: weighed(WEIGHT_OF_SCENE), ...fleet },
    "less-busy": { scenario: lessBusy, ...fleet },
    growth: {
      title: { en: "As many servers again", "zh-CN": "服务器翻一番" },
      scenario: growingWorld("round_robin", "age", TENTH),
      seed,
      startMs: 4_900,
    },
  },
  moments,
  values,
  steps: [
    {
      id: "two-servers",
      kind: "read",
      scene: "two",
      panels: [...PANELS, "load"],
      cites: [{ file: "src/rpc/round-robin.ts" }],
    },
    {
      id: "two-more",
      kind: "predict",
      scene: "grown",
      panels: ["caption", "play", "step", "load"],
      options: [
        { id: "none", is: 0 },
        { id: "half-since-then", is: 36 },
        { id: "half-of-all", is: 45 },
        { id: "all-since-then", is: 72 },
      ],
      answer: { eval: takenByNew },
    },
    {
      id: "who-is-told",
      kind: "observe",
      scene: "grown",
      panels: [...PANELS, "lists"],
      cites: [{ file: "src/cluster/dns-pace.ts" }],
      event: { event: "name.changed" },
      why: [
        { id: "the-list-changes", event: { event: "name.changed" } },
        { id: "they-start", event: { event: "host.started" } },
        { id: "a-call", event: { event: "call.started" } },
      ],
    },
    {
      id: "an-age",
      kind: "predict",
      scene: "aged",
      panels: [...PANELS, "load"],
      cites: [{ file: "src/protocols/grpc/connection-age.ts" }],
      options: [
        { id: "one-of-two", is: 18 },
        { id: "less-than-half", is: 32 },
        { id: "half-since-the-list", is: 36 },
        { id: "more-than-half", is: 42 },
      ],
      answer: { eval: takenByNew },
    },
    {
      id: "which-age",
      kind: "tweak",
      scene: "aged",
      control: {
        name: "connectionAge",
        unit: "ms",
        min: 300,
        max: 4_000,
        start: 3_000,
        apply: (_scenario, ageMs) => aged(ageMs),
        solution: 1_800,
      },
      until: (run) => areKept(ofShops(run)),
      tells: (run) => boundsInWords(ofShops(run)),
    },
    {
      id: "nobody-to-ask",
      kind: "break",
      scene: "aged",
      faultsMax: 1,
      claim: (run) => takenByNew(run) > 0,
      tells: (run) =>
        takenByNew(run) > 0
          ? {
              en: `Visits at the new servers: ${takenByNew(run)}.`,
              "zh-CN": `新服务器接待了 ${takenByNew(run)} 位。`,
            }
          : {
              en:
                "No visits at the new servers: with nobody to answer, a " +
                "shop goes back to the servers that it knows.",
              "zh-CN":
                "新服务器一位也没有接待：问不到答复，商店只好回到认识的那几台。",
            },
      solution: ["1100ms=crash:names"],
    },
    {
      id: "one-ledger",
      kind: "predict",
      scene: "ledger-8",
      panels: [...PANELS, "answers"],
      cites: [{ file: "src/services/fair-lock.ts" }],
      options: [
        { id: "as-one", is: 46 },
        { id: "five-times", is: 230 },
        { id: "some-less", is: 309 },
        { id: "eight-times", is: 368 },
      ],
      answer: { eval: perSecond },
    },
    {
      id: "the-law",
      kind: "predict",
      scene: "ledger-32",
      panels: PANELS,
      cites: [{ file: "src/check/usl.ts" }],
      scaling: {
        measured: ledgers,
        runs: LEDGERS,
        fitMax: Math.max(...FITTED),
      },
      options: [
        { id: "fewer", is: 440 },
        { id: "hardly-more", is: 587 },
        { id: "as-many-more", is: 667 },
        { id: "as-many-times", is: 770 },
      ],
      answer: { eval: perSecond },
    },
    {
      id: "how-many",
      kind: "tweak",
      // Low enough for the curve to be in sight below it.
      scene: "ledger-16",
      scaling: {
        measured: ledgers,
        runs: LEDGERS,
        fitMax: Math.max(...FITTED),
      },
      control: {
        name: "clerks",
        unit: "",
        min: 8,
        max: 64,
        start: 16,
        apply: (_scenario, count) => ledgerWorld(count, callsEachOf(count)),
        solution: 29,
      },
      until: (run) => areKept(ofClerks(run)),
      tells: tellClerks,
    },
    {
      id: "one-big-machine",
      kind: "predict",
      scene: "one-big",
      panels: ["caption", "play", "step", "load", "answers"],
      options: [
        { id: "a-fourth", is: 91 },
        { id: "sooner", is: 203 },
        { id: "the-same", is: 362 },
        { id: "later", is: 480 },
      ],
      answer: { eval: meanMs },
    },
    {
      id: "a-capped-one",
      kind: "predict",
      scene: "in-turns",
      panels: ["caption", "play", "step", "load"],
      options: [
        { id: "nobody-late", is: 0 },
        { id: "what-is-too-much", is: 14 },
        { id: "most-of-cleos", is: 24 },
        { id: "everybody-of-cleos", is: 35 },
      ],
      answer: { eval: failures },
    },
    {
      id: "a-weight",
      kind: "tweak",
      scene: "weighed",
      panels: PANELS,
      cites: [{ file: "src/rpc/weighted-round-robin.ts" }],
      control: {
        name: "weightOfOthers",
        unit: "",
        min: 1,
        max: 12,
        start: 1,
        apply: (_scenario, weight) => weighed(weight),
        solution: 5,
      },
      until: (run) => areKept(ofFleet(run)),
      tells: tellFleet,
    },
    {
      id: "less-busy",
      kind: "predict",
      scene: "less-busy",
      panels: [...PANELS, "load"],
      cites: [{ file: "src/rpc/least-request.ts" }],
      options: [
        { id: "nobody", is: 0 },
        { id: "one", is: 1 },
        { id: "a-third-of-before", is: 8 },
        { id: "as-before", is: 24 },
      ],
      answer: { eval: failures },
    },
    {
      id: "at-run-time",
      kind: "quiz",
      options: [
        { id: "always", isRight: false },
        { id: "who-notices", isRight: true },
        { id: "health-checks", isRight: false },
        { id: "by-restart", isRight: false },
      ],
    },
    {
      id: "your-verdict",
      kind: "quiz",
      options: [
        { id: "true-as-it-stands", isRight: false },
        { id: "once-known", isRight: false },
        { id: "true-under-conditions", isRight: true },
        { id: "not-true", isRight: false },
      ],
    },
    {
      id: "the-table",
      kind: "read",
      scene: "growth",
      panels: ["caption", "play", "step", "load"],
    },
    {
      id: "a-row",
      kind: "tweak",
      scene: "growth",
      panels: ["caption", "play", "step", "load"],
      control: {
        name: "row",
        unit: "",
        min: 1,
        max: choices.length,
        start: 1,
        choices,
        apply: (_scenario, nth) => worldOfChoice(nth),
        solution: CHOICE,
      },
      until: areSoonInUse,
      tells: tellGrowth,
    },
    { id: "real-systems", kind: "read" },
    { id: "what-it-costs", kind: "read" },
    { id: "dispatcher", kind: "exercise" },
    { id: "in-your-system", kind: "reflect" },
  ],
  exercise: {
    file: "dispatcher.ts",
    service: "dispatcher",
    scene: whoseTurn,
    seeds: [1, 2, 3],
    tasks: [
      { id: "turns", points: 5 },
      { id: "weights", points: 5 },
    ],
    runMsMax: 10_000,
    survivors: {
      'line 15: "" becomes "!"': "no list reads like that, whatever it is",
      "line 22: 1 becomes 2": "where all weigh the same, they weigh alike",
      "line 22: 0 becomes 1": "who all begin with the same begin alike",
      "line 27: 0 becomes 1": "all are compared, whoever is first",
      "line 32: > becomes >=": "of two that are due, either may be first",
    },
    solutionLines: 18,
  },
} satisfies Lesson;
