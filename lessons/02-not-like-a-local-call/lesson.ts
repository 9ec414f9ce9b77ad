/** How is the second lesson built? */
import type { Lesson } from "farcall/lesson";
import {
  answers,
  balance,
  basketMs,
  brokenBelief,
  bytesSent,
  cupsLeft,
  failedAfterMs,
  LOCAL_CALL_NS,
  onTheWayMs,
  reserved,
  silences,
  tookMs,
} from "./evidence.ts";
import {
  BEGIN_MS,
  CUT_AFTER_MS,
  chatty,
  chunky,
  cutHalfWay,
  DELAY_MS_MAX,
  DELAY_MS_MIN,
  firstTwo,
  nextDoor,
  sameBuilding,
  tenCalls,
} from "./scene-basket.ts";
import {
  blocked,
  moved,
  stranger,
  thinLine,
  twoLines,
} from "./scene-beliefs.ts";
import { orders } from "./scene-orders.ts";
import { LATE_MS, SALES_MS, twoShops } from "./scene-stock.ts";
import { tellBasket, tellReserved } from "./tells.ts";

/** A little before the basket: the shop is connected by then. */
const startMs = BEGIN_MS - 10;

const RESERVE = { method: "reserve" };

/** Five calls are over by then, of 51 ms each. */
const SIXTH_MS = BEGIN_MS + 5 + 256;

export default {
  id: "not-local",
  title: { en: "Not like a local call", "zh-CN": "和本地调用不一样" },
  minutes: 15,
  teaches: ["round-trip", "partial-failure", "interleaving", "fallacies"],
  needs: ["call", "certainty"],
  recall: ["hello/how-long", "hello/what-the-phone-knows"],
  scenes: {
    "two-calls": {
      title: { en: "The first two calls", "zh-CN": "开头两次调用" },
      scenario: firstTwo,
      seed: 1,
      startMs,
    },
    "first-call": {
      title: { en: "From the first call on", "zh-CN": "从第一次调用开始" },
      scenario: firstTwo,
      seed: 1,
      startMs: 5,
    },
    "ten-calls": {
      title: { en: "Ten calls", "zh-CN": "十次调用" },
      scenario: chatty,
      seed: 1,
      startMs,
    },
    "one-call": {
      title: { en: "One call with ten things", "zh-CN": "一次调用，十样东西" },
      scenario: chunky,
      seed: 1,
      startMs,
    },
    "next-door": {
      title: { en: "On one machine", "zh-CN": "在同一台机器上" },
      scenario: nextDoor,
      seed: 1,
      startMs,
    },
    "same-building": {
      title: { en: "In one building", "zh-CN": "在同一栋楼里" },
      scenario: sameBuilding,
      seed: 1,
      startMs,
    },
    "cut-half-way": {
      title: { en: "The link is cut half-way", "zh-CN": "线路中途断了" },
      scenario: cutHalfWay,
      seed: 1,
      startMs,
    },
    "two-shops": { scenario: twoShops, seed: 1, startMs: SALES_MS - 10 },
    "warehouse-moves": {
      title: { en: "The warehouse moves", "zh-CN": "仓库搬家了" },
      scenario: moved,
      seed: 1,
      startMs: 240,
    },
    "firewall-rule": {
      title: { en: "Somebody else's rule", "zh-CN": "别人定的规则" },
      scenario: blocked,
      seed: 1,
      startMs: 290,
    },
    "thin-line": {
      title: { en: "A thin line", "zh-CN": "又细又慢的线路" },
      scenario: thinLine,
      seed: 1,
      startMs: 490,
    },
    "stranger-pays": { scenario: stranger, seed: 1, startMs: 40 },
    "two-lines": {
      title: { en: "Cable and satellite", "zh-CN": "电缆和卫星" },
      scenario: twoLines,
      seed: 1,
      startMs: 1390,
    },
  },
  moments: {
    "one-leaves": {
      scene: "two-calls",
      row: { event: "request.sent", where: RESERVE },
    },
    "two-leaves": {
      scene: "two-calls",
      row: { event: "request.sent", where: { ...RESERVE, n: 3 } },
    },
    "first-leaves": {
      scene: "ten-calls",
      row: { event: "request.sent", where: RESERVE },
    },
    "second-leaves": {
      scene: "ten-calls",
      row: { event: "request.sent", where: { ...RESERVE, n: 3 } },
    },
    "last-is-there": {
      scene: "ten-calls",
      row: { event: "call.answered", where: { n: 11 } },
    },
    "one-answer": {
      scene: "one-call",
      row: { event: "call.answered", where: { n: 2 } },
    },
    "connection-opens": {
      scene: "first-call",
      row: { event: "connection.opened" },
    },
    "next-door-answer": {
      scene: "next-door",
      row: { event: "call.answered", where: { n: 11 } },
    },
    "cut-begins": { scene: "cut-half-way", row: { event: "fault.began" } },
    "fifth-is-there": {
      scene: "cut-half-way",
      row: { event: "call.answered", where: { n: 6 } },
    },
    "sixth-is-done": {
      scene: "cut-half-way",
      row: { event: "handler.finished", where: RESERVE, fromMs: SIXTH_MS },
    },
    "first-silence": { scene: "cut-half-way", row: { event: "call.failed" } },
    "north-reads": {
      scene: "two-shops",
      row: {
        event: "workload.granted",
        where: { method: "read" },
        host: "north",
      },
    },
    "south-reads": {
      scene: "two-shops",
      row: {
        event: "workload.granted",
        where: { method: "read" },
        host: "south",
        fromMs: SALES_MS,
      },
    },
    "south-writes": {
      scene: "two-shops",
      row: {
        event: "call.answered",
        where: { method: "write" },
        host: "south",
      },
    },
    "rule-begins": { scene: "firewall-rule", row: { event: "fault.began" } },
    "big-order-is-there": {
      scene: "thin-line",
      row: { event: "call.answered", where: { n: 2 } },
    },
    "bank-pays-anybody": {
      scene: "stranger-pays",
      row: { event: "call.answered" },
    },
    "nobody-there": {
      scene: "warehouse-moves",
      row: { event: "call.failed" },
    },
    "program-ends": {
      scene: "warehouse-moves",
      row: { event: "host.process-crashed" },
    },
    "satellite-answer": {
      scene: "two-lines",
      row: { event: "call.answered", host: "island", fromMs: 1400 },
    },
  },
  values: {
    "one-way-ms": {
      scene: "ten-calls",
      of: (run) => (tookMs(run, 2) - 1) / 2,
    },
    "work-ms": { scene: "ten-calls", of: () => 1 },
    "nearest-ms": { scene: "ten-calls", of: () => DELAY_MS_MIN },
    "farthest-ms": { scene: "ten-calls", of: () => DELAY_MS_MAX },
    "begin-ms": { scene: "ten-calls", of: () => BEGIN_MS },
    "ten-end-ms": {
      scene: "ten-calls",
      of: (run) => BEGIN_MS + basketMs(run),
    },
    "all-work-ms": {
      scene: "ten-calls",
      of: (run) => basketMs(run) - onTheWayMs(run),
    },
    "cut-after-ms": { scene: "cut-half-way", of: () => CUT_AFTER_MS },
    "late-ms": { scene: "two-shops", of: () => LATE_MS },
    "call-ms": { scene: "ten-calls", of: (run) => tookMs(run, 2) },
    "first-call-ms": { scene: "ten-calls", of: (run) => tookMs(run, 1) },
    "ten-calls-ms": { scene: "ten-calls", of: basketMs },
    "one-call-ms": { scene: "one-call", of: basketMs },
    "local-call-ns": { scene: "ten-calls", of: () => LOCAL_CALL_NS },
    "way-local-ms": {
      scene: "ten-calls",
      of: () => (LOCAL_CALL_NS * 10) / 1e6,
    },
    "way-next-door-ms": { scene: "next-door", of: onTheWayMs },
    "way-building-ms": { scene: "same-building", of: onTheWayMs },
    "way-far-ms": { scene: "ten-calls", of: onTheWayMs },
    "way-one-call-ms": { scene: "one-call", of: onTheWayMs },
    "answers-before-cut": { scene: "cut-half-way", of: answers },
    silences: { scene: "cut-half-way", of: silences },
    "reserved-before-cut": { scene: "cut-half-way", of: reserved },
    "patience-ms": { scene: "cut-half-way", of: (run) => failedAfterMs(run) },
    "cups-left": { scene: "two-shops", of: cupsLeft },
    "cups-first": { scene: "two-shops", of: () => 5 },
    "cups-after-two": { scene: "two-shops", of: () => 3 },
    "bytes-ten": { scene: "ten-calls", of: bytesSent },
    "bytes-one": { scene: "one-call", of: bytesSent },
    "thin-ms": {
      scene: "thin-line",
      of: (run) => Math.round(tookMs(run, 2)),
    },
    "account-left": { scene: "stranger-pays", of: balance },
    "cable-ms": { scene: "two-lines", of: (run) => tookMs(run, 2, "town") },
    "satellite-ms": {
      scene: "two-lines",
      of: (run) => tookMs(run, 2, "island"),
    },
  },
  steps: [
    {
      id: "same-line",
      kind: "read",
      scene: "two-calls",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "lessons/02-not-like-a-local-call/local.ts" },
        { file: "lessons/02-not-like-a-local-call/far.ts" },
      ],
    },
    {
      id: "how-much-longer",
      kind: "predict",
      scene: "ten-calls",
      options: [
        { id: "the-work", is: 10 },
        { id: "one-round-trip", is: 60 },
        { id: "ten-round-trips", is: 510 },
        { id: "with-connecting", is: 610 },
      ],
      answer: { eval: basketMs },
    },
    {
      id: "move-apart",
      kind: "tweak",
      scene: "ten-calls",
      control: {
        name: "distance",
        unit: "ms",
        min: DELAY_MS_MIN,
        max: DELAY_MS_MAX,
        start: 25,
        apply: (_scenario, delayMs) => tenCalls(delayMs),
        solution: 60,
      },
      until: (run) => basketMs(run) > 1000,
      tells: tellBasket,
    },
    {
      id: "one-message",
      kind: "predict",
      scene: "one-call",
      panels: ["caption", "play", "step", "code"],
      cites: [{ file: "src/services/warehouse-contract.ts", isNeeded: true }],
      options: [
        { id: "as-before", is: 510 },
        { id: "no-way-at-all", is: 10 },
        { id: "one-trip-all-work", is: 60 },
        { id: "one-trip-one-work", is: 51 },
      ],
      answer: { eval: basketMs },
    },
    {
      id: "called-often",
      kind: "quiz",
      scene: "first-call",
      options: [
        { id: "true", isRight: false },
        { id: "after-the-first", isRight: true },
        { id: "when-near", isRight: false },
        { id: "the-network-learns", isRight: false },
      ],
    },
    { id: "what-the-way-costs", kind: "read", scene: "same-building" },
    {
      id: "half-way",
      kind: "predict",
      scene: "cut-half-way",
      options: [
        { id: "none", is: 0 },
        { id: "as-many-as-answers", is: 5 },
        { id: "one-more", is: 6 },
        { id: "all-ten", is: 10 },
      ],
      answer: { eval: reserved },
    },
    {
      id: "find-the-sixth",
      kind: "observe",
      scene: "cut-half-way",
      event: { event: "handler.finished", where: RESERVE, fromMs: SIXTH_MS },
      why: [
        {
          id: "the-sixth",
          event: {
            event: "handler.finished",
            where: RESERVE,
            fromMs: SIXTH_MS,
          },
        },
        {
          id: "one-of-the-five",
          event: { event: "handler.finished", where: RESERVE },
        },
        {
          id: "the-shop-hears",
          event: { event: "call.answered", where: RESERVE },
        },
      ],
    },
    {
      id: "all-or-nothing",
      kind: "break",
      scene: "one-call",
      faultsMax: 1,
      claim: (run) => reserved(run) === 10 * answers(run),
      tells: tellReserved,
      solution: ["445ms=partition:shop|warehouse"],
    },
    {
      id: "two-at-once",
      kind: "predict",
      scene: "two-shops",
      options: [
        { id: "three", is: 3 },
        { id: "four", is: 4 },
        { id: "five", is: 5 },
      ],
      answer: { eval: cupsLeft },
    },
    { id: "eight-beliefs", kind: "read", scene: "thin-line" },
    {
      id: "which-belief",
      kind: "predict",
      scene: "warehouse-moves",
      options: [
        { id: "reliable", is: "reliable" },
        { id: "stays-the-same", is: "stays-the-same" },
        { id: "no-delay", is: "no-delay" },
      ],
      answer: { eval: brokenBelief },
    },
    { id: "your-warehouse", kind: "exercise" },
    {
      id: "need-not-care",
      kind: "quiz",
      options: [
        { id: "true", isRight: false },
        { id: "true-with-speed", isRight: false },
        { id: "line-yes-program-no", isRight: true },
        { id: "never-hide", isRight: false },
      ],
    },
    {
      id: "what-others-do",
      kind: "read",
      scene: "one-call",
      panels: ["caption", "play", "step", "code"],
      cites: [{ file: "src/services/warehouse.ts" }],
    },
    { id: "in-your-code", kind: "reflect" },
  ],
  exercise: {
    file: "warehouse.ts",
    service: "warehouse",
    scene: orders,
    seeds: [1, 2, 3],
    tasks: [
      { id: "others", points: 3 },
      { id: "time", points: 3 },
      { id: "parts", points: 4 },
    ],
    solutionLines: 8,
  },
} satisfies Lesson;
