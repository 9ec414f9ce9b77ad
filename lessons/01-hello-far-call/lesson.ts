/** How is the first lesson built? */
import type { Lesson, Runs } from "farcall/lesson";
import {
  balance,
  certainty,
  failedAfterMs,
  looksLike,
  outcome,
  packetsItTakes,
  resentAfterMs,
  timeMs,
  tookMs,
} from "./evidence.ts";
import { greeting } from "./scene-greeting.ts";
import { greetings } from "./scene-greetings.ts";
import {
  cutAt,
  lossy,
  lostReply,
  lostRequest,
  machineDies,
  programDies,
  quiet,
} from "./scene-payment.ts";

import { tellCut, tellPayment } from "./tells.ts";

const PAY = { method: "pay" };

/** Scenes of a payment begin with it; the phone is connected by then. */
const PAYMENT_MS = 190;

/** How likely a packet arrives over the link that loses some. */
const ARRIVES = 1 - (lossy.defaults?.link?.lossProbability ?? 0);

/** In its run the bank pays, and the phone does not hear of it. */
const LOSSY_SEED = 3;

const FAULTY = ["lost-request", "lost-reply", "machine-dies", "program-dies"];

/** The runs in which something got in the way of the payment. */
function faulty(all: Runs): Runs {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => FAULTY.includes(name)),
  );
}

export default {
  id: "hello",
  title: { en: "Hello, far call", "zh-CN": "你好，远程调用" },
  minutes: 12,
  teaches: ["call", "stub", "wire", "handler", "certainty"],
  needs: [],
  recall: [],
  scenes: {
    greeting: { scenario: greeting, seed: 1 },
    quiet: {
      title: { en: "All goes well", "zh-CN": "一切顺利" },
      scenario: quiet,
      seed: 1,
    },
    "lost-request": {
      title: { en: "The request gets lost", "zh-CN": "请求丢了" },
      scenario: lostRequest,
      seed: 1,
      startMs: PAYMENT_MS,
    },
    "lost-reply": {
      title: { en: "The reply gets lost", "zh-CN": "回复丢了" },
      scenario: lostReply,
      seed: 1,
      startMs: PAYMENT_MS,
    },
    "machine-dies": {
      title: { en: "The machine dies", "zh-CN": "机器宕机" },
      scenario: machineDies,
      seed: 1,
      startMs: PAYMENT_MS,
    },
    "program-dies": {
      title: { en: "Only the program dies", "zh-CN": "只是程序崩溃" },
      scenario: programDies,
      seed: 1,
      startMs: PAYMENT_MS,
    },
    lossy: {
      title: { en: "A link that loses packets", "zh-CN": "会丢包的线路" },
      scenario: lossy,
      seed: LOSSY_SEED,
    },
  },
  moments: {
    "call-starts": { scene: "greeting", row: { event: "call.started" } },
    "request-goes-out": { scene: "greeting", row: { event: "request.sent" } },
    "handler-starts": { scene: "greeting", row: { event: "handler.started" } },
    connected: { scene: "greeting", row: { event: "client.connected" } },
    "handler-ends": { scene: "greeting", row: { event: "handler.finished" } },
    "answer-comes": { scene: "greeting", row: { event: "call.answered" } },
    "bank-pays": {
      scene: "lost-reply",
      row: { event: "handler.finished", where: PAY },
    },
    "cut-begins": { scene: "lost-reply", row: { event: "fault.began" } },
    "phone-gives-up": {
      scene: "lost-reply",
      row: { event: "call.failed", where: PAY },
    },
    "request-is-lost": { scene: "lost-request", row: { event: "fault.began" } },
    "machine-stops": { scene: "machine-dies", row: { event: "host.crashed" } },
    "program-stops": {
      scene: "program-dies",
      row: { event: "host.process-crashed" },
    },
    "connection-begins": {
      scene: "lossy",
      row: { event: "packet.sent", where: { what: "SYN" } },
    },
    "pays-by-chance": {
      scene: "lossy",
      row: { event: "handler.finished", where: PAY },
    },
    "gives-up-by-chance": {
      scene: "lossy",
      row: { event: "call.failed", where: PAY },
    },
    "phone-is-told": {
      scene: "program-dies",
      row: { event: "call.failed", where: PAY },
    },
  },
  values: {
    "latency-ms": {
      scene: "greeting",
      of: (run) =>
        timeMs(run, "request.received") - timeMs(run, "request.sent"),
    },
    "work-ms": {
      scene: "greeting",
      of: (run) =>
        timeMs(run, "handler.finished") - timeMs(run, "handler.started"),
    },
    "first-call-ms": { scene: "greeting", of: (run) => tookMs(run, 1) },
    "second-call-ms": { scene: "greeting", of: (run) => tookMs(run, 2) },
    "connecting-trips": {
      scene: "greeting",
      of: (run) => {
        const wayMs =
          timeMs(run, "request.received") - timeMs(run, "request.sent");
        return (tookMs(run, 1) - tookMs(run, 2)) / (2 * wayMs);
      },
    },
    "call-at-ms": {
      scene: "greeting",
      of: (run) => timeMs(run, "call.started"),
    },
    "balance-at-ms": {
      scene: "lossy",
      of: (run) => timeMs(run, "call.started"),
    },
    "chance-paid-ms": {
      scene: "lossy",
      of: (run) => timeMs(run, "handler.finished", 2),
    },
    "pay-at-ms": {
      scene: "lost-reply",
      of: (run) => timeMs(run, "call.started", 2),
    },
    "deadline-s": {
      scene: "greeting",
      of: () => (greeting.defaults?.deadlineMs ?? 0) / 1000,
    },
    "cut-after-ms": {
      scene: "lost-reply",
      of: (run) => timeMs(run, "fault.began") - timeMs(run, "call.started", 2),
    },
    "paid-after-ms": {
      scene: "lost-reply",
      of: (run) =>
        timeMs(run, "handler.finished", 2) - timeMs(run, "call.started", 2),
    },
    "connecting-ms": {
      scene: "greeting",
      of: (run) => tookMs(run, 1) - tookMs(run, 2),
    },
    "balance-first": {
      scene: "lost-request",
      of: (run) => balance(run),
    },
    "balance-left": { scene: "lost-reply", of: (run) => balance(run) },
    amount: {
      scene: "lost-reply",
      of: (run, all) => balance(all["lost-request"] ?? run) - balance(run),
    },
    "patience-ms": { scene: "lost-reply", of: (run) => failedAfterMs(run) },
    "told-after-ms": { scene: "program-dies", of: (run) => failedAfterMs(run) },
    "one-in": {
      scene: "lossy",
      of: () => 1 / (lossy.defaults?.link?.lossProbability ?? 0),
    },
    "lossy-seed": { scene: "lossy", of: () => LOSSY_SEED },
    "packets-it-takes": { scene: "quiet", of: packetsItTakes },
    "resend-ms": { scene: "lossy", of: resentAfterMs },
    "arrives-in-100": { scene: "lossy", of: () => 100 * ARRIVES },
    "all-arrive-in-100": {
      scene: "lossy",
      of: (run, all) =>
        Math.round(100 * ARRIVES ** packetsItTakes(all["quiet"] ?? run)),
    },
    "faulty-runs": {
      scene: "lost-reply",
      of: (_run, all) => Object.keys(faulty(all)).length,
    },
    "same-to-phone": {
      scene: "lost-reply",
      of: (run, all) => looksLike(run, faulty(all)).length + 1,
    },
  },
  steps: [
    {
      id: "one-line",
      kind: "read",
      scene: "greeting",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "lessons/01-hello-far-call/client.ts" },
        { file: "lessons/01-hello-far-call/client.py" },
      ],
    },
    {
      id: "how-long",
      kind: "predict",
      scene: "greeting",
      options: [
        { id: "only-the-work", is: 5 },
        { id: "one-way", is: 25 },
        { id: "there-and-back", is: 45 },
        { id: "more-than-that", is: 125 },
      ],
      answer: { eval: (run) => tookMs(run, 1) },
    },
    {
      id: "five-stations",
      kind: "read",
      scene: "greeting",
      panels: ["caption", "play", "step", "code"],
      cites: [
        { file: "src/services/greeter.ts" },
        { file: "src/rpc/client.ts" },
      ],
    },
    {
      id: "find-the-work",
      kind: "observe",
      scene: "greeting",
      event: { event: "handler.started" },
      why: [
        { id: "the-handler-begins", event: { event: "handler.started" } },
        { id: "the-call-begins", event: { event: "call.started" } },
        { id: "the-answer-is-there", event: { event: "call.answered" } },
        { id: "the-wish-is-granted", event: { event: "workload.granted" } },
        { id: "the-connection-is-there", event: { event: "client.connected" } },
        { id: "the-handler-ends", event: { event: "handler.finished" } },
        { id: "a-machine-starts", event: { event: "host.started" } },
      ],
    },
    {
      id: "money",
      kind: "predict",
      scene: "lost-reply",
      options: [
        { id: "nothing-happened", is: 100 },
        { id: "paid-once", is: 95 },
        { id: "paid-twice", is: 90 },
      ],
      answer: { eval: balance },
    },
    {
      id: "what-the-phone-knows",
      kind: "predict",
      scene: "lost-reply",
      options: [
        { id: "it-happened", is: "happened" },
        { id: "it-may-have", is: "may-have-happened" },
        { id: "it-did-not", is: "did-not-happen" },
      ],
      answer: { eval: certainty },
    },
    {
      id: "move-the-cut",
      kind: "tweak",
      scene: "lost-request",
      control: {
        name: "cut",
        unit: "ms",
        min: 180,
        max: 260,
        start: 210,
        apply: (_scenario, atMs) => cutAt(atMs),
        solution: 230,
      },
      until: (run) => outcome(run) === "paid-in-silence",
      tells: tellCut,
    },
    {
      id: "which-look-the-same",
      kind: "predict",
      scene: "lost-reply",
      panels: ["caption", "play", "step", "eyes"],
      options: [
        { id: "none", is: 0 },
        { id: "one", is: 1 },
        { id: "two", is: 2 },
        { id: "all-three", is: 3 },
      ],
      answer: {
        eval: (run, all) => looksLike(run, faulty(all)).length,
        runs: FAULTY,
      },
    },
    {
      id: "client-s-eyes",
      kind: "read",
      scene: "lost-reply",
      panels: ["caption", "play", "step", "eyes", "code"],
      cites: [
        { file: "src/rpc/certainty.ts", region: "certainty" },
        { file: "src/rpc/certainty.ts" },
      ],
    },
    {
      id: "chance",
      kind: "predict",
      scene: "lossy",
      panels: ["caption", "play", "step", "eyes"],
      options: [
        { id: "answered", is: "answered" },
        { id: "paid-in-silence", is: "paid-in-silence" },
        { id: "not-paid-in-silence", is: "not-paid-in-silence" },
      ],
      answer: { eval: outcome },
      seedsMax: 200,
    },
    {
      id: "one-fault",
      kind: "break",
      scene: "quiet",
      faultsMax: 1,
      claim: (run) => outcome(run) !== "paid-in-silence",
      tells: tellPayment,
      solution: ["222ms=partition:bank>phone"],
    },
    { id: "greeter", kind: "exercise" },
    {
      id: "silence",
      kind: "quiz",
      options: [
        { id: "ask-again", isRight: false },
        { id: "tell-the-user-no", isRight: false },
        { id: "find-out", isRight: true },
        { id: "wait-longer", isRight: false },
      ],
    },
    { id: "in-your-code", kind: "reflect" },
  ],
  exercise: {
    file: "greeter.ts",
    service: "greeter",
    scene: greetings,
    seeds: [1, 2, 3],
    tasks: [
      { id: "answer", points: 4 },
      { id: "count", points: 6 },
    ],
    solutionLines: 5,
  },
} satisfies Lesson;
