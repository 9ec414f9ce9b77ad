/** How is the lesson of tries and keys built? */
import type { Lesson } from "farcall/lesson";
import { answered, balance, payments, together, tries } from "./evidence.ts";
import { kindWorld } from "./kinds.ts";
import { SHORT_TRIES_MS, values } from "./numbers.ts";
import { payments as graded } from "./scene-payments.ts";
import { inStep, tokens, withJitter } from "./scene-tills.ts";
import {
  DEADLINE_MS,
  linkDown,
  PAY_AT_MS,
  refused,
  restarting,
  tooMuch,
  triedAgain,
  twoLayers,
  withKey,
} from "./scene-tries.ts";
import { tellDeadline, tellPayments } from "./tells.ts";

const startMs = PAY_AT_MS - 10;

const PAY = { method: "pay" };

export default {
  id: "try-again",
  title: { en: "Try again", "zh-CN": "再试一次" },
  minutes: 20,
  teaches: ["retry", "idempotency", "backoff", "retry-throttle"],
  needs: ["call", "certainty"],
  recall: ["hello/which-look-the-same"],
  scenes: {
    "tried-again": {
      title: { en: "Tried again", "zh-CN": "自动再试" },
      scenario: triedAgain,
      seed: 1,
      startMs,
    },
    refused: {
      title: { en: "The bank is not there", "zh-CN": "银行不在" },
      scenario: refused,
      seed: 1,
      startMs,
    },
    "too-much": {
      title: { en: "The bank says no", "zh-CN": "银行说不行" },
      scenario: tooMuch,
      seed: 1,
      startMs,
    },
    "with-key": {
      title: { en: "Tried again, with a key", "zh-CN": "带着键再试" },
      scenario: withKey,
      seed: 1,
      startMs,
    },
    restarting: {
      title: { en: "A bank that starts again", "zh-CN": "会自动重启的银行" },
      scenario: restarting,
      seed: 1,
      startMs,
    },
    "in-step": {
      title: { en: "Three tills in step", "zh-CN": "步调一致的三台收银机" },
      scenario: inStep,
      seed: 1,
      startMs,
    },
    jitter: {
      title: { en: "Three tills with jitter", "zh-CN": "加了抖动的三台收银机" },
      scenario: withJitter,
      // A usual one: in most runs no two of the three meet.
      seed: 2,
      startMs,
    },
    "two-layers": {
      title: { en: "Two who try again", "zh-CN": "两层都在重试" },
      scenario: twoLayers,
      seed: 1,
      startMs,
    },
    tokens: { scenario: tokens, seed: 1, startMs: 290 },
    "link-down": {
      title: { en: "The link is down", "zh-CN": "链路断了" },
      scenario: linkDown(DEADLINE_MS),
      seed: 1,
      startMs,
    },
    "crash-after": {
      title: { en: "The bank pays, then crashes", "zh-CN": "付完款就崩溃" },
      scenario: kindWorld("crash-after", "key", 1),
      seed: 1,
      startMs: 990,
    },
    "short-tries": {
      title: { en: "Four short tries", "zh-CN": "匆忙试四次" },
      // Until the payment is over that is not answered, and no longer.
      scenario: { ...kindWorld("request-lost", "tries", 19), untilMs: 13_100 },
      seed: 19,
      startMs: SHORT_TRIES_MS - 20,
    },
  },
  moments: {
    "first-payment": {
      scene: "tried-again",
      row: { event: "handler.finished", where: { method: "pay" } },
    },
    "try-ends": { scene: "tried-again", row: { event: "attempt.failed" } },
    "second-payment": {
      scene: "tried-again",
      row: { event: "handler.finished", where: { method: "pay" }, fromMs: 300 },
    },
    "nobody-there": {
      scene: "refused",
      row: { event: "attempt.failed", where: { method: "pay" } },
    },
    "paid-at-last": {
      scene: "refused",
      row: { event: "handler.finished", where: { method: "pay" } },
    },
    "bank-says-no": { scene: "too-much", row: { event: "call.failed" } },
    "known-by-key": { scene: "with-key", row: { event: "call.repeated" } },
    "paid-with-key": {
      scene: "with-key",
      row: { event: "handler.finished", where: { method: "pay" } },
    },
    "all-at-once": {
      scene: "in-step",
      row: { event: "handler.started", host: "bank" },
    },
    "first-in-step": {
      scene: "in-step",
      row: { event: "handler.finished", host: "bank" },
    },
    "till-waits": { scene: "jitter", row: { event: "attempt.failed" } },
    "first-of-three": {
      scene: "jitter",
      row: { event: "handler.started", host: "bank" },
    },
    "last-of-stack": { scene: "two-layers", row: { event: "call.failed" } },
    "person-again": {
      scene: "two-layers",
      row: { event: "workload.retried" },
    },
    "first-of-nine": {
      scene: "two-layers",
      row: { event: "handler.finished", where: { method: "pay" } },
    },
    "third-try-fails": {
      scene: "tokens",
      row: { event: "call.failed", where: { method: "pay" } },
    },
    "no-more-retries": {
      scene: "tokens",
      row: { event: "call.failed", where: { method: "pay" }, fromMs: 1_200 },
    },
    "phone-gives-up": {
      scene: "link-down",
      row: { event: "call.deadline-passed" },
    },
    "paid-anyway": {
      scene: "link-down",
      row: { event: "handler.finished", where: { method: "pay" } },
    },
    "short-try-leaves": {
      scene: "short-tries",
      row: { event: "request.sent", where: PAY, fromMs: SHORT_TRIES_MS },
    },
    "first-is-late": {
      scene: "short-tries",
      row: { event: "handler.started", where: PAY, fromMs: SHORT_TRIES_MS },
    },
    "last-short-try": {
      scene: "short-tries",
      row: { event: "call.failed", where: PAY, fromMs: SHORT_TRIES_MS },
    },
    "bank-forgets": {
      scene: "crash-after",
      row: { event: "host.process-crashed" },
    },
  },
  values,
  steps: [
    {
      id: "the-phone-tries-again",
      kind: "predict",
      scene: "tried-again",
      panels: ["caption", "play", "step"],
      options: [
        { id: "nothing-paid", is: 100 },
        { id: "paid-once", is: 95 },
        { id: "paid-twice", is: 90 },
        { id: "paid-each-try", is: 85 },
      ],
      answer: { eval: balance },
    },
    {
      id: "nobody-there",
      kind: "predict",
      scene: "refused",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "src/rpc/certainty.ts", region: "certainty" },
        { file: "src/rpc/certainty.ts" },
      ],
      options: [
        { id: "nothing-paid", is: 100 },
        { id: "paid-once", is: 95 },
        { id: "paid-twice", is: 90 },
        { id: "paid-each-try", is: 80 },
      ],
      answer: { eval: balance },
    },
    {
      id: "which-one-is-safe",
      kind: "quiz",
      options: [
        { id: "refused-one", isRight: true },
        { id: "silent-one", isRight: false },
        { id: "answered-one", isRight: false },
        { id: "every-one", isRight: false },
      ],
    },
    {
      id: "a-key",
      kind: "predict",
      scene: "with-key",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "src/rpc/at-most-once.ts", region: "recall" },
        { file: "src/rpc/at-most-once.ts" },
      ],
      options: [
        { id: "never", is: 0 },
        { id: "once", is: 1 },
        { id: "twice", is: 2 },
      ],
      answer: { eval: payments },
    },
    {
      id: "make-it-pay-twice",
      kind: "break",
      scene: "restarting",
      faultsMax: 1,
      claim: (run) => payments(run) < 2,
      tells: tellPayments,
      solution: ["300ms=crash:bank/process"],
    },
    {
      id: "in-step",
      kind: "predict",
      scene: "in-step",
      panels: ["caption", "play", "step", "log"],
      options: [
        { id: "one", is: 1 },
        { id: "two", is: 2 },
        { id: "three", is: 3 },
      ],
      answer: { eval: together },
    },
    {
      id: "a-little-chance",
      kind: "predict",
      scene: "jitter",
      panels: ["caption", "play", "step", "log", "code"],
      cites: [
        { file: "src/rpc/backoff.ts", region: "wait" },
        { file: "src/rpc/backoff.ts" },
      ],
      options: [
        { id: "one", is: 1 },
        { id: "two", is: 2 },
        { id: "three", is: 3 },
      ],
      answer: { eval: together },
      seedsMax: 200,
    },
    {
      id: "two-layers",
      kind: "predict",
      scene: "two-layers",
      options: [
        { id: "three", is: 3 },
        { id: "six", is: 6 },
        { id: "nine", is: 9 },
        { id: "many", is: 27 },
      ],
      answer: { eval: payments },
    },
    {
      id: "tokens",
      kind: "predict",
      scene: "tokens",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "src/rpc/retry-throttle.ts", region: "tokens" },
        { file: "src/rpc/retry-throttle.ts" },
      ],
      options: [
        { id: "each-once", is: 12 },
        { id: "a-few-more", is: 15 },
        { id: "half-of-it", is: 24 },
        { id: "three-each", is: 36 },
      ],
      answer: { eval: tries },
    },
    {
      id: "in-time",
      kind: "tweak",
      scene: "link-down",
      control: {
        name: "deadline",
        unit: "ms",
        min: 200,
        max: 1_400,
        start: DEADLINE_MS,
        apply: (_scenario, deadlineMs) => linkDown(deadlineMs),
        solution: 1_200,
      },
      until: (run) => answered(run) > 0,
      tells: tellDeadline,
    },
    {
      id: "your-verdict",
      kind: "quiz",
      options: [
        { id: "true-as-it-stands", isRight: false },
        { id: "true-for-some", isRight: true },
        { id: "not-true", isRight: false },
      ],
    },
    {
      id: "the-table",
      kind: "read",
      scene: "crash-after",
      panels: ["caption", "play", "step"],
    },
    {
      id: "one-beats-four",
      kind: "read",
      scene: "short-tries",
      panels: ["caption", "play", "step"],
    },
    {
      id: "real-systems",
      kind: "read",
      scene: "with-key",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "src/rpc/retry.ts", region: "decide" },
        { file: "src/rpc/retry.ts" },
      ],
    },
    { id: "bank", kind: "exercise" },
    { id: "in-your-system", kind: "reflect" },
  ],
  exercise: {
    file: "bank.ts",
    service: "bank",
    scene: graded,
    seeds: [1, 2, 3],
    tasks: [
      { id: "once", points: 4 },
      { id: "meanwhile", points: 3 },
      { id: "forget", points: 3 },
    ],
    runMsMax: 10_000,
    solutionLines: 13,
    survivors: {
      'line 19: ctx.show("balance", balance); becomes ;':
        "it is shown to people; what counts is what the auditor hears",
      'line 19: "balance" becomes "balance!"':
        "it is shown to people, under whatever name",
    },
  },
} satisfies Lesson;
