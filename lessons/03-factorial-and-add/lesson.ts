/** How is the third lesson built? */
import type { Lesson } from "farcall/lesson";
import {
  countOf,
  digitsOf,
  failedAfterMs,
  firstLost,
  isKept,
  noticed,
  statusOf,
  sumOf,
} from "./evidence.ts";
import { classic } from "./scene-classic.ts";
import { exam, N_MAX } from "./scene-exam.ts";
import {
  belowZero,
  growing,
  refusals,
  TYPO,
  tenths,
  typo,
  zero,
} from "./scene-numbers.ts";
import { tellSum } from "./tells.ts";

const FACTORIAL = { method: "factorial" };

export default {
  id: "factorial",
  title: { en: "Factorial and add", "zh-CN": "阶乘与加法" },
  minutes: 14,
  teaches: ["contract", "status", "exactness", "late-binding"],
  needs: ["call", "stub", "handler"],
  recall: ["not-local/half-way", "hello/silence"],
  scenes: {
    classic: { scenario: classic, seed: 1, startMs: 5 },
    "below-zero": {
      title: { en: "The factorial of -1", "zh-CN": "-1 的阶乘" },
      scenario: belowZero,
      seed: 1,
      startMs: 60,
    },
    zero: {
      title: { en: "The factorial of 0", "zh-CN": "0 的阶乘" },
      scenario: zero,
      seed: 1,
      startMs: 60,
    },
    refusals: {
      title: { en: "Four numbers", "zh-CN": "四个数" },
      scenario: refusals,
      seed: 1,
      startMs: 60,
    },
    typo: {
      title: { en: "The typo", "zh-CN": "打错的名字" },
      scenario: typo,
      seed: 1,
      startMs: 60,
    },
    growing: {
      title: { en: "Larger and larger", "zh-CN": "越来越大" },
      scenario: growing,
      seed: 1,
      startMs: 60,
    },
    tenths: { scenario: tenths(1), seed: 1, startMs: 5 },
    "ten-tenths": {
      title: { en: "Ten tenths", "zh-CN": "十个十分之一" },
      scenario: tenths(10),
      seed: 1,
      startMs: 5,
    },
    "three-tenths": {
      title: { en: "Three tenths", "zh-CN": "三个十分之一" },
      scenario: tenths(3),
      seed: 1,
      startMs: 5,
    },
  },
  moments: {
    "client-connects": { scene: "classic", row: { event: "client.connected" } },
    "hello-is-said": {
      scene: "classic",
      row: { event: "workload.granted", where: { method: "hello" } },
    },
    "sum-is-there": {
      scene: "classic",
      row: { event: "workload.granted", where: { method: "add" } },
    },
    "five-is-answered": {
      scene: "refusals",
      row: { event: "workload.granted", where: { n: 1 } },
    },
    "minus-one-starts": {
      scene: "below-zero",
      row: { event: "call.started", where: { ...FACTORIAL, n: 2 } },
    },
    "minus-one-is-refused": {
      scene: "below-zero",
      row: { event: "call.failed", where: { n: 2 } },
    },
    "minus-is-refused": {
      scene: "refusals",
      row: {
        event: "handler.finished",
        where: { status: "INVALID_ARGUMENT" },
      },
    },
    "half-is-refused": {
      scene: "refusals",
      row: { event: "call.failed", where: { n: 3 } },
    },
    "handler-refuses": {
      scene: "below-zero",
      row: { event: "handler.finished", where: { status: "INVALID_ARGUMENT" } },
    },
    "right-name-is-answered": {
      scene: "typo",
      row: { event: "workload.granted" },
    },
    "typo-starts": {
      scene: "typo",
      row: { event: "call.started", where: { method: TYPO } },
    },
    "typo-is-refused": {
      scene: "typo",
      row: { event: "call.failed", where: { status: "UNIMPLEMENTED" } },
    },
    "zero-is-answered": {
      scene: "zero",
      row: { event: "workload.granted", where: { n: 2 } },
    },
    thirteen: {
      scene: "growing",
      row: { event: "workload.granted", where: { n: 4 } },
    },
    nineteen: {
      scene: "growing",
      row: { event: "workload.granted", where: { n: 10 } },
    },
    "twenty-one": {
      scene: "growing",
      row: { event: "workload.granted", where: { n: 12 } },
    },
    "twenty-three": {
      scene: "growing",
      row: { event: "workload.granted", where: { n: 14 } },
    },
    "three-tenths": {
      scene: "three-tenths",
      row: { event: "workload.granted" },
    },
    "ten-tenths": {
      scene: "ten-tenths",
      row: { event: "workload.granted" },
    },
  },
  values: {
    "five-factorial": {
      scene: "refusals",
      of: (run) => Number(digitsOf(run, 1)),
    },
    "zero-factorial": {
      scene: "zero",
      of: (run) => Number(digitsOf(run, 2)),
    },
    "refused-after-ms": {
      scene: "below-zero",
      of: (run) => failedAfterMs(run, 2),
    },
    "first-past-32": {
      scene: "growing",
      of: (run) => firstLost(run, isKept.in32Bits),
    },
    "first-past-53": {
      scene: "growing",
      of: (run) => firstLost(run, isKept.in53Bits),
    },
    "first-past-64": {
      scene: "growing",
      of: (run) => firstLost(run, isKept.in64Bits),
    },
    "first-rounded": {
      scene: "growing",
      of: (run) => firstLost(run, isKept.asDouble),
    },
    "thirteen-digits": { scene: "growing", of: (run) => digitsOf(run, 4) },
    "nineteen-digits": { scene: "growing", of: (run) => digitsOf(run, 10) },
    "twenty-one-digits": { scene: "growing", of: (run) => digitsOf(run, 12) },
    "first-rounded-digits": {
      scene: "growing",
      of: (run) => digitsOf(run, 14),
    },
    "first-rounded-as-double": {
      scene: "growing",
      of: (run) => String(BigInt(Number(digitsOf(run, 14)))),
    },
    "sum-of-three": { scene: "three-tenths", of: sumOf },
    "sum-of-ten": { scene: "ten-tenths", of: sumOf },
    "a-tenth": { scene: "tenths", of: () => (0.1).toFixed(20) },
    "big-as-number": {
      scene: "growing",
      of: () => Number("9007199254740993"),
    },
    "big-as-text": { scene: "growing", of: () => "9007199254740993" },
    "n-max": { scene: "refusals", of: () => N_MAX },
  },
  steps: [
    {
      id: "three-examples",
      kind: "read",
      scene: "classic",
      panels: ["caption", "play", "step", "code"],
      cites: [{ file: "lessons/03-factorial-and-add/printed.ts" }],
    },
    {
      id: "zero",
      kind: "predict",
      scene: "zero",
      options: [
        { id: "refused", is: "" },
        { id: "nothing", is: "0" },
        { id: "one", is: "1" },
      ],
      answer: { eval: (run) => digitsOf(run, 2) },
    },
    {
      id: "below-zero",
      kind: "predict",
      scene: "below-zero",
      panels: ["caption", "play", "step", "code"],
      cites: [{ file: "src/services/calculator-contract.ts", isNeeded: true }],
      options: [
        { id: "an-answer", is: "OK" },
        { id: "a-refusal", is: "INVALID_ARGUMENT" },
        { id: "a-failure", is: "INTERNAL" },
        { id: "nothing", is: "DEADLINE_EXCEEDED" },
      ],
      answer: { eval: (run) => statusOf(run, 2) },
    },
    {
      id: "find-the-refusal",
      kind: "observe",
      scene: "refusals",
      event: {
        event: "handler.finished",
        where: { status: "INVALID_ARGUMENT" },
      },
      why: [
        {
          id: "the-handler-refuses",
          event: {
            event: "handler.finished",
            where: { status: "INVALID_ARGUMENT" },
          },
        },
        { id: "the-client-hears", event: { event: "call.failed" } },
        { id: "it-is-executed", event: { event: "handler.finished" } },
        { id: "it-begins", event: { event: "handler.started" } },
      ],
    },
    {
      id: "how-large",
      kind: "predict",
      scene: "growing",
      options: [
        { id: "thirteen", is: 13 },
        { id: "nineteen", is: 19 },
        { id: "twenty-one", is: 21 },
        { id: "twenty-three", is: 23 },
      ],
      answer: { eval: (run) => firstLost(run, isKept.asDouble) },
    },
    {
      id: "tenths",
      kind: "tweak",
      scene: "tenths",
      control: {
        name: "tenths",
        unit: "",
        min: 1,
        max: 12,
        start: 1,
        apply: (_scenario, count) => tenths(count),
        solution: 3,
      },
      until: (run) => sumOf(run) !== countOf(run) / 10,
      tells: tellSum,
    },
    {
      id: "unchanged",
      kind: "quiz",
      options: [
        { id: "bytes-are-bytes", isRight: false },
        { id: "if-both-are-alike", isRight: false },
        { id: "what-both-can-say", isRight: true },
        { id: "never", isRight: false },
      ],
    },
    { id: "what-is-lost", kind: "read" },
    {
      id: "by-name",
      kind: "predict",
      scene: "typo",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "lessons/03-factorial-and-add/by-contract.ts", isNeeded: true },
        { file: "lessons/03-factorial-and-add/by-name.ts", isNeeded: true },
      ],
      options: [
        { id: "both-before", is: "compiler, compiler" },
        { id: "one-before-one-far", is: "compiler, UNIMPLEMENTED" },
        { id: "both-far", is: "call, UNIMPLEMENTED" },
        { id: "never", is: "compiler, OK" },
      ],
      answer: { eval: noticed },
    },
    { id: "your-calculator", kind: "exercise" },
    {
      id: "order-number",
      kind: "quiz",
      options: [
        { id: "as-number", isRight: false },
        { id: "as-double", isRight: false },
        { id: "as-text", isRight: true },
        { id: "rounded", isRight: false },
      ],
    },
    {
      id: "what-others-do",
      kind: "read",
      cites: [{ file: "src/services/calculator.ts" }],
    },
    { id: "in-your-code", kind: "reflect" },
  ],
  exercise: {
    file: "calculator.ts",
    service: "calculator",
    scene: exam,
    seeds: [1, 2, 3],
    tasks: [
      { id: "refuse", points: 4 },
      { id: "reason", points: 2 },
      { id: "exact", points: 4 },
    ],
    solutionLines: 6,
  },
} satisfies Lesson;
