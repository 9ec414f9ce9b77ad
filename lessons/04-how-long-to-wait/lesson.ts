/** How is the lesson about time-outs and deadlines built? */
import type { Lesson } from "farcall/lesson";
import {
  failures,
  falseAlarms,
  givenMs,
  isShortest,
  longestMs,
  missed,
  readOnMs,
  stoppedBy,
  waitsFor,
} from "./evidence.ts";
import { IN_VAIN_MS, values } from "./numbers.ts";
import {
  ASKED_MS,
  leaves,
  STOP_MS,
  stopsTold,
  stopsUntold,
  told,
  untold,
} from "./scene-chain.ts";
import { desk } from "./scene-desk.ts";
import {
  BEGIN_MS,
  noDeadline,
  oneByOne,
  QUESTION_MS,
  readers,
} from "./scene-waiting.ts";

const many = { seed: 1, startMs: BEGIN_MS - 10 };
const chain = { seed: 1, startMs: ASKED_MS - 10 };

/** The first of those who give up after 100 ms asks then. */
const LATE_MS = 2_960;

const HALL = { client: "hall/upstream", n: 2 };

export default {
  id: "how-long",
  title: { en: "How long to wait", "zh-CN": "要等多久" },
  minutes: 18,
  teaches: ["timeout", "deadline", "propagation", "percentile"],
  needs: ["call", "certainty", "round-trip", "partial-failure"],
  recall: ["hello/which-look-the-same", "not-local/half-way"],
  scenes: {
    "no-deadline": {
      scenario: noDeadline,
      seed: 1,
      startMs: QUESTION_MS - 10,
    },
    patient: {
      title: { en: "No time-out", "zh-CN": "没有超时" },
      scenario: readers(undefined),
      ...many,
    },
    "one-by-one": {
      title: { en: "One after the other", "zh-CN": "一个接一个" },
      scenario: oneByOne,
      ...many,
    },
    "wait-150": {
      title: { en: "A time-out of 150 ms", "zh-CN": "超时 150 毫秒" },
      scenario: readers(150),
      ...many,
    },
    "wait-100": {
      title: { en: "A time-out of 100 ms", "zh-CN": "超时 100 毫秒" },
      scenario: readers(100),
      seed: 1,
      startMs: LATE_MS - 60,
      endMs: LATE_MS + 400,
    },
    "wait-60": {
      title: { en: "A time-out of 60 ms", "zh-CN": "超时 60 毫秒" },
      scenario: readers(60),
      ...many,
    },
    untold: {
      title: { en: "The deadline stays behind", "zh-CN": "截止时间没有传下去" },
      scenario: untold,
      ...chain,
    },
    told: {
      title: { en: "The deadline travels", "zh-CN": "截止时间传下去" },
      scenario: told,
      ...chain,
    },
    leaves: {
      title: { en: "The reader leaves", "zh-CN": "读者走了" },
      scenario: leaves,
      ...chain,
    },
    "stops-untold": {
      scenario: stopsUntold,
      seed: 1,
      startMs: STOP_MS - 20,
      endMs: 5_800,
    },
    "stops-told": {
      title: {
        en: "The archive stops, and the deadline travels",
        "zh-CN": "档案库停了一秒，截止时间传下去",
      },
      scenario: stopsTold,
      seed: 1,
      startMs: STOP_MS - 200,
    },
  },
  moments: {
    "reader-asks": {
      scene: "no-deadline",
      row: { event: "call.started", where: { n: 2 } },
    },
    "request-is-there": {
      scene: "no-deadline",
      row: { event: "handler.started", fromMs: QUESTION_MS },
    },
    "machine-dies": { scene: "no-deadline", row: { event: "host.crashed" } },
    "starts-again": { scene: "no-deadline", row: { event: "host.restarted" } },
    "false-alarm": { scene: "wait-100", row: { event: "call.failed" } },
    "search-is-done": {
      scene: "wait-100",
      row: { event: "handler.finished", fromMs: LATE_MS + 15 },
    },
    "quick-answer": {
      scene: "wait-60",
      row: { event: "call.answered", fromMs: BEGIN_MS },
    },
    "cut-short": { scene: "wait-60", row: { event: "call.failed" } },
    "one-waits": {
      scene: "one-by-one",
      row: { event: "call.answered", fromMs: BEGIN_MS },
    },
    "third-row": {
      scene: "patient",
      row: { event: "call.answered", where: { took_ns: 135_653_795 } },
    },
    "none-waits": {
      scene: "patient",
      row: { event: "call.answered", fromMs: BEGIN_MS },
    },
    "reader-gives-up": {
      scene: "untold",
      row: { event: "call.deadline-passed" },
    },
    "hall-asks": {
      scene: "untold",
      row: { event: "call.started", where: HALL },
    },
    "archive-ends": {
      scene: "untold",
      row: { event: "handler.finished", host: "archive", fromMs: ASKED_MS },
    },
    "desk-gets": {
      scene: "told",
      row: {
        event: "call.started",
        where: { client: "desk/upstream", n: 2 },
      },
    },
    "hall-gives": {
      scene: "told",
      row: { event: "call.started", where: HALL },
    },
    "archive-stops": {
      scene: "stops-untold",
      row: { event: "host.paused" },
    },
    "archive-is-back": {
      scene: "stops-untold",
      row: { event: "host.resumed" },
    },
    "in-vain": {
      scene: "stops-untold",
      row: { event: "call.failed", host: "readers", fromMs: 5_000 },
    },
    "well-again": {
      scene: "stops-told",
      row: { event: "call.answered", host: "readers", fromMs: 2_000 },
    },
    "archive-hears": {
      scene: "leaves",
      row: { event: "handler.cancelled", host: "archive" },
    },
    "desk-hears": {
      scene: "leaves",
      row: { event: "handler.cancelled", host: "desk" },
    },
    "reader-leaves": {
      scene: "leaves",
      row: { event: "host.process-crashed" },
    },
  },
  values,
  steps: [
    {
      id: "for-ever",
      kind: "predict",
      scene: "no-deadline",
      options: [
        { id: "as-usual", is: "100 ms" },
        { id: "the-system-gives-up", is: "900000 ms" },
        { id: "until-a-restart", is: "until a restart" },
        { id: "for-ever", is: "for-ever" },
      ],
      answer: { eval: waitsFor },
    },
    {
      id: "too-short",
      kind: "predict",
      scene: "wait-100",
      options: [
        { id: "none", is: "none" },
        { id: "one-percent", is: "one-percent" },
        { id: "a-few-percent", is: "a-few-percent" },
        { id: "many", is: "many" },
      ],
      answer: { eval: falseAlarms },
      seedsMax: 200,
    },
    {
      id: "choose",
      kind: "tweak",
      scene: "wait-60",
      control: {
        name: "time-out",
        unit: "ms",
        min: 60,
        max: 200,
        start: 100,
        apply: (_scenario, timeoutMs) => readers(timeoutMs),
        solution: 136,
      },
      until: isShortest,
      tells: (run) => ({
        en:
          `${failures(run)} of 300 readers gave up too early. The longest ` +
          `wait was ${longestMs(run)} ms.${missed(run).en}`,
        "zh-CN":
          `300 位读者中有 ${failures(run)} 位放弃得太早。` +
          `等得最久的等了 ${longestMs(run)} 毫秒。${missed(run)["zh-CN"]}`,
      }),
    },
    { id: "percentile", kind: "read", scene: "patient" },
    {
      id: "remove-latency",
      kind: "quiz",
      options: [
        { id: "true", isRight: false },
        { id: "half", isRight: true },
        { id: "short-ones-remove-it", isRight: false },
        { id: "false", isRight: false },
      ],
    },
    { id: "the-numbers", kind: "read", scene: "wait-60" },
    {
      id: "for-nobody",
      kind: "predict",
      scene: "untold",
      options: [
        { id: "at-once", is: 0 },
        { id: "three-ways", is: 33 },
        { id: "to-the-end", is: 333 },
        { id: "the-whole-search", is: 600 },
      ],
      answer: { eval: readOnMs },
    },
    {
      id: "what-is-left",
      kind: "predict",
      scene: "told",
      panels: ["caption", "play", "step", "code"],
      cites: [{ file: "src/rpc/deadline.ts" }],
      options: [
        { id: "a-third", is: 100 },
        { id: "without-the-ways", is: 278 },
        { id: "with-the-ways", is: 298 },
        { id: "the-same", is: 300 },
      ],
      answer: { eval: (run) => givenMs(run, "hall/upstream") },
    },
    {
      id: "it-hears",
      kind: "observe",
      scene: "leaves",
      event: { event: "handler.cancelled", host: "archive" },
      why: [
        {
          id: "the-archive-hears",
          event: { event: "handler.cancelled", host: "archive" },
        },
        { id: "another-hears", event: { event: "handler.cancelled" } },
        { id: "one-passes-it-on", event: { event: "call.cancelled" } },
        { id: "the-reader-leaves", event: { event: "host.process-crashed" } },
      ],
    },
    {
      id: "after-the-stop",
      kind: "predict",
      scene: "stops-untold",
      options: [
        { id: "ten", is: 10 },
        { id: "a-few-more", is: 15 },
        { id: "forty-five", is: 45 },
      ],
      answer: { eval: failures },
    },
    {
      id: "without-a-word",
      kind: "break",
      scene: "told",
      faultsMax: 1,
      claim: (run) => readOnMs(run) <= IN_VAIN_MS,
      tells: (run) => ({
        en:
          `The archive read on for ${readOnMs(run)} ms for nobody. ` +
          stoppedBy(run).en,
        "zh-CN":
          `读者不在之后，档案库又查了 ${readOnMs(run)} 毫秒。` +
          stoppedBy(run)["zh-CN"],
      }),
      solution: ["550ms=crash:reader"],
    },
    {
      id: "real-systems",
      kind: "read",
      scene: "stops-told",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "src/services/librarian.ts" },
        { file: "src/protocols/grpc/timeout.ts" },
      ],
    },
    { id: "desk", kind: "exercise" },
    { id: "in-your-code", kind: "reflect" },
  ],
  exercise: {
    file: "librarian.ts",
    service: "librarian",
    scene: desk,
    seeds: [1, 2, 3],
    tasks: [
      { id: "budget", points: 4 },
      { id: "reserve", points: 4 },
      { id: "honest", points: 2 },
    ],
    runMsMax: 10_000,
    survivors: {
      "line 15: 0 becomes 1": "a nanosecond is too short for any answer",
    },
    solutionLines: 8,
  },
} satisfies Lesson;
