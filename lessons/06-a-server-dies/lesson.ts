/** How is the lesson of the dead server built? */
import type { Lesson } from "farcall/lesson";
import type { Scenario } from "farcall/scenario";
import { briefMoments, briefScenes } from "./brief.ts";
import { choiceOf, choices, worldOfChoice } from "./choices.ts";
import {
  blindMs,
  failures,
  learnedAfterMs,
  payments,
  slowestMs,
  WITHOUT_BOB,
  WITHOUT_CLEO,
} from "./evidence.ts";
import { lossWorld, PAIR } from "./loss.ts";
import { minuteOf } from "./minute.ts";
import { BLIND_MOST_MS, values } from "./numbers.ts";
import { servers } from "./scene-registry.ts";
import {
  allWell,
  BEGIN_MS,
  defended,
  LEASE_MS,
  leased,
  nobodyTells,
  nobodyTellsOfBob,
  passedOver,
  paysTwice,
  refused,
  SOON_MS,
  silent,
  stutters,
  twoTries,
} from "./scene-server.ts";
import { tellGreeted, tellLease, tellMinute } from "./tells.ts";
import {
  BALANCING_RUNS,
  FAILOVER_RUNS,
  verdictOnBalancing,
  verdictOnFailover,
} from "./verdicts.ts";

/** A little before the death, until one has seen what comes of it. */
function soon(scenario: Scenario, endMs: number) {
  return { scenario, seed: 1, startMs: SOON_MS, endMs };
}

export default {
  id: "server-dies",
  title: { en: "A server dies", "zh-CN": "一台服务器死了" },
  minutes: 25,
  teaches: ["failover", "lease", "health-check", "ejection"],
  needs: ["call", "certainty", "partial-failure"],
  recall: ["hello/which-look-the-same", "hello/what-the-phone-knows"],
  scenes: {
    "all-well": {
      scenario: allWell,
      seed: 1,
      startMs: BEGIN_MS,
      endMs: 1_800,
    },
    refused: {
      title: { en: "Bob's program dies", "zh-CN": "bob 的程序死了" },
      ...soon(refused, 2_000),
    },
    silent: {
      title: { en: "Bob's machine dies", "zh-CN": "bob 的机器死了" },
      ...soon(silent, 2_500),
    },
    leased: {
      title: { en: "A list with leases", "zh-CN": "有租约的名单" },
      ...soon(leased(LEASE_MS), 4_200),
      // Bob's last heartbeat is to be seen, too.
      startMs: BEGIN_MS,
      speed: 2,
    },
    stutters: {
      title: { en: "The network stutters", "zh-CN": "网络卡顿" },
      ...soon(stutters, 2_500),
      speed: 2,
    },
    "nobody-tells": {
      title: { en: "The registry dies", "zh-CN": "注册中心死了" },
      ...soon(nobodyTells, 3_000),
      speed: 2,
    },
    "nobody-tells-of-bob": {
      title: {
        en: "The registry dies, then bob",
        "zh-CN": "先是注册中心，然后是 bob",
      },
      ...soon(nobodyTellsOfBob, 3_000),
      speed: 2,
    },
    "passed-over": {
      title: { en: "Three strikes", "zh-CN": "事不过三" },
      ...soon(passedOver, 2_500),
    },
    "two-tries": {
      title: { en: "Two tries", "zh-CN": "试两次" },
      ...soon(twoTries, 2_000),
    },
    "pays-twice": { scenario: paysTwice, seed: 1, startMs: 390 },
    defended: {
      title: { en: "All of it", "zh-CN": "全都用上" },
      ...soon(defended, 4_000),
      speed: 2,
    },
    ...briefScenes,
    "minute-eject": {
      title: { en: "A minute with ejection", "zh-CN": "会剔除服务器的一分钟" },
      scenario: lossWorld("silent", "eject", PAIR),
      seed: 1,
      // Calls are many and a minute is long.
      startMs: 4_900,
      speed: 32,
    },
  },
  moments: {
    "bob-is-asked": {
      scene: "all-well",
      row: { event: "handler.started", host: "bob", fromMs: BEGIN_MS },
    },
    "shop-is-told": {
      scene: "refused",
      row: { event: "channel.lost", where: { to: "bob:50051" } },
    },
    "one-fails": { scene: "refused", row: { event: "call.failed" } },
    "machine-dies": { scene: "silent", row: { event: "host.crashed" } },
    "bob-is-picked": {
      scene: "silent",
      row: { event: "call.picked", where: { to: "bob:50051" }, fromMs: 1_010 },
    },
    "first-silence": { scene: "silent", row: { event: "call.failed" } },
    "lease-ends": { scene: "leased", row: { event: "registry.left" } },
    "last-heartbeat": {
      scene: "leased",
      row: { event: "call.answered", where: { client: "bob/heartbeat", n: 2 } },
    },
    "list-is-short": {
      scene: "leased",
      row: { event: "list.learned", where: WITHOUT_BOB },
    },
    untold: {
      scene: "nobody-tells-of-bob",
      row: { event: "call.failed", where: { method: "hello" } },
    },
    "healthy-is-off": {
      scene: "stutters",
      row: { event: "list.learned", where: WITHOUT_CLEO },
    },
    "registry-dies": {
      scene: "nobody-tells",
      row: { event: "host.process-crashed" },
    },
    "list-is-kept": { scene: "nobody-tells", row: { event: "list.kept" } },
    "bob-goes-on": {
      scene: "nobody-tells",
      row: { event: "handler.started", host: "bob", fromMs: 2_500 },
    },
    strike: { scene: "passed-over", row: { event: "call.failed" } },
    "bob-is-out": { scene: "passed-over", row: { event: "server.ejected" } },
    "third-strike": {
      scene: "passed-over",
      row: { event: "call.failed", fromMs: 1_900 },
    },
    "first-try-ends": {
      scene: "two-tries",
      row: { event: "attempt.failed" },
    },
    "first-payment": {
      scene: "pays-twice",
      row: { event: "handler.finished", where: { method: "pay" } },
    },
    "try-ends": { scene: "pays-twice", row: { event: "attempt.failed" } },
    "second-payment": {
      scene: "pays-twice",
      row: {
        event: "handler.finished",
        where: { method: "pay" },
        fromMs: 500,
      },
    },
    ...briefMoments,
    "minute-begins": {
      scene: "minute-eject",
      row: { event: "host.crashed" },
    },
    "somebody-learns": {
      scene: "minute-eject",
      row: { event: "server.ejected" },
    },
  },
  values,
  steps: [
    {
      id: "three-servers",
      kind: "read",
      scene: "all-well",
      panels: ["caption", "play", "step", "load", "code"],
      cites: [
        { file: "src/rpc/round-robin.ts" },
        { file: "src/rpc/connectivity.ts" },
      ],
    },
    {
      id: "its-program-dies",
      kind: "predict",
      scene: "refused",
      panels: ["caption", "play", "step", "answers"],
      options: [
        { id: "nobody", is: 0 },
        { id: "one-visitor", is: 1 },
        { id: "every-third", is: 13 },
        { id: "all-from-then", is: 37 },
      ],
      answer: { eval: failures },
    },
    {
      id: "its-machine-dies",
      kind: "predict",
      scene: "silent",
      panels: ["caption", "play", "step", "answers"],
      options: [
        { id: "nobody", is: 0 },
        { id: "one-visitor", is: 1 },
        { id: "every-third", is: 13 },
        { id: "all-from-then", is: 37 },
      ],
      answer: { eval: failures },
    },
    {
      id: "how-long-blind",
      kind: "predict",
      scene: "leased",
      panels: ["caption", "play", "step", "lists", "code"],
      cites: [{ file: "src/cluster/registration.ts" }],
      options: [
        { id: "at-once", is: 40 },
        { id: "a-deadline", is: 400 },
        { id: "less-than-a-lease", is: 1_158 },
        { id: "a-lease", is: 1_541 },
      ],
      answer: { eval: learnedAfterMs },
    },
    {
      id: "a-shorter-lease",
      kind: "tweak",
      scene: "leased",
      panels: ["caption", "play", "step", "lists", "answers"],
      control: {
        name: "lease",
        unit: "ms",
        min: 300,
        max: 3_000,
        start: LEASE_MS,
        apply: (_scenario, leaseMs) => leased(leaseMs),
        solution: 600,
      },
      until: (run) => blindMs(run) <= BLIND_MOST_MS,
      tells: tellLease,
    },
    {
      id: "the-registry-dies",
      kind: "predict",
      scene: "nobody-tells",
      panels: ["caption", "play", "step", "lists", "answers"],
      options: [
        { id: "nobody", is: 0 },
        { id: "when-leases-end", is: 23 },
        { id: "all-from-then", is: 37 },
      ],
      answer: { eval: failures },
    },
    {
      id: "three-strikes",
      kind: "predict",
      scene: "passed-over",
      panels: ["caption", "play", "step", "answers", "code"],
      cites: [{ file: "src/rpc/ejection.ts" }],
      options: [
        { id: "none", is: 0 },
        { id: "three", is: 3 },
        { id: "four", is: 4 },
        { id: "thirteen", is: 13 },
      ],
      answer: { eval: failures },
    },
    {
      id: "another-try",
      kind: "predict",
      scene: "two-tries",
      panels: ["caption", "play", "step", "attempts"],
      options: [
        { id: "forty", is: 41 },
        { id: "a-try-and-a-call", is: 197 },
        { id: "two-tries", is: 300 },
        { id: "a-whole-deadline", is: 400 },
      ],
      answer: { eval: slowestMs },
    },
    {
      id: "a-payment",
      kind: "predict",
      scene: "pays-twice",
      options: [
        { id: "not-at-all", is: 0 },
        { id: "once", is: 1 },
        { id: "twice", is: 2 },
      ],
      answer: { eval: payments },
    },
    {
      id: "two-faults",
      kind: "break",
      scene: "defended",
      panels: ["caption", "play", "step", "lists", "answers"],
      faultsMax: 2,
      claim: (run) => failures(run) === 0,
      tells: tellGreeted,
      solution: ["1000ms=crash:ada", "1000ms=crash:bob"],
    },
    {
      id: "your-verdict",
      kind: "predict",
      scene: "silent",
      panels: ["caption", "play", "step", "answers"],
      options: [
        { id: "true-as-it-stands", is: "true" },
        { id: "true-with-conditions", is: "half" },
        { id: "not-true", is: "false" },
      ],
      answer: { eval: verdictOnFailover, runs: FAILOVER_RUNS },
    },
    {
      id: "balancing",
      kind: "predict",
      scene: "silent",
      panels: ["caption", "play", "step", "answers"],
      options: [
        { id: "balancing-raises", is: "true" },
        { id: "with-looking", is: "half" },
        { id: "balancing-does-nothing", is: "false" },
      ],
      answer: { eval: verdictOnBalancing, runs: BALANCING_RUNS },
    },
    {
      id: "the-table",
      kind: "read",
      scene: "minute-eject",
      panels: ["caption", "play", "step", "answers"],
    },
    {
      id: "by-kind",
      kind: "tweak",
      scene: "brief-alone",
      panels: ["caption", "play", "step", "answers"],
      control: {
        name: "world",
        unit: "",
        min: 1,
        max: choices.length,
        start: choiceOf("silent", "drop"),
        choices,
        apply: (_scenario, nth) => worldOfChoice(nth),
        solution: choiceOf("cut", "twice"),
      },
      until: ({ trace }) => {
        const { success, done } = minuteOf(trace);
        return success === 1 && done > 110;
      },
      tells: tellMinute,
    },
    {
      id: "price-of-two-tries",
      kind: "read",
      scene: "brief-twice",
      panels: ["caption", "play", "step", "attempts"],
    },
    { id: "real-systems", kind: "read" },
    { id: "registry", kind: "exercise" },
    { id: "in-your-system", kind: "reflect" },
  ],
  exercise: {
    file: "registry.ts",
    service: "registry",
    scene: servers,
    seeds: [1, 2, 3],
    tasks: [
      { id: "list", points: 4 },
      { id: "leases", points: 4 },
      { id: "goodbye", points: 2 },
    ],
    runMsMax: 10_000,
    survivors: {
      "line 21: 100 becomes 101": "a millisecond more is no mistake",
      "line 24: > becomes >=": "no answer falls on the end of a lease",
    },
    solutionLines: 7,
  },
} satisfies Lesson;
