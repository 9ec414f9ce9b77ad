/** What do the panels under a scene say in English? */
import type { Certainty, PanelName } from "./panel-names.ts";

/** Without an end it lasts as long as the run. */
function spanText(from: string, to: string | undefined): string {
  return to === undefined ? `from ${from} on` : `from ${from} to ${to}`;
}

export const panelWordsEn = {
  panels: "What to read under the picture",
  names: {
    answers: "Answers",
    lists: "Who believes what",
    attempts: "Attempts",
    load: "Shares",
  } as Readonly<Record<PanelName, string>>,
  comma: ", ",
  semicolon: "; ",
  stop: ". ",

  truth: "In truth",
  says: (host: string) => `${host} says`,
  lastSaid: (host: string) => `${host} is silent; it last said`,
  believes: (clients: string, count: number) =>
    `${clients} ${count === 1 ? "believes" : "believe"}`,
  believe: (count: number) => `${count} clients believe`,
  states: {
    up: "up",
    down: "down",
    paused: "paused",
    "not-started": "not there yet",
  },
  listed: "on its list",
  notListed: "not on its list",
  wrong: "wrong",
  passedOver: "passed over",
  ways: {
    none: "",
    connecting: "connecting",
    ready: "connected",
    lost: "connection lost",
  },
  learned: "Who learned of it, and when",
  went: (server: string, at: string) => `${server} went down at ${at}`,
  came: (server: string, at: string) => `${server} came at ${at}`,
  signs: {
    connection: "its connection broke",
    failures: "call after call failed",
    health: "no word of its health came",
    list: "the list said so",
  },
  noticed: (client: string, after: string, sign: string) =>
    `${client} noticed after ${after}: ${sign}`,
  listRight: (client: string, after: string) =>
    `the list of ${client} was right after ${after}`,
  listsRight: (count: string, when: string) => `right lists: ${count}, ${when}`,
  noticedMany: (count: string, when: string) => `noticed: ${count}, ${when}`,
  when: (first: string, last: string) =>
    first === last
      ? `after ${first}`
      : `the first after ${first}, the last after ${last}`,
  notYet: "nobody knows of it yet",
  ofAll: (count: number, all: number) => `${count} of ${all} clients`,

  allCalls: "Show calls that went well at once, too",
  chooseCall: "Calls so far, the newest first",
  noCalls: "No call was tried again, and none has failed so far.",
  callLine: (method: string, tries: number) =>
    tries === 1 ? `${method}, one attempt` : `${method}, ${tries} attempts`,
  underWay: "under way",
  after: (status: string, length: string) => `${status} after ${length}`,
  attempt: (n: number, server: string) => `Attempt ${n} → ${server}`,
  certainties: {
    happened: "it happened",
    "may-have-happened": "it may have happened",
    "did-not-happen": "it did not happen",
  } as Readonly<Record<Certainty, string>>,
  ran: "in truth it ran",
  neverRan: "in truth it never ran",
  fromTo: (from: string, to: string) => `${from} – ${to}`,
  open: "…",
  wait: (length: string) => `after a wait of ${length}`,
  deadline: (at: string) => `deadline after ${at}`,
  noDeadline: "no deadline",
  started: (at: string) => `begins at ${at}`,

  answered: "answered",
  failed: "failed",
  answersTitle: (good: number, all: number) =>
    `${good} of ${all} calls answered with OK`,
  pace: (perSecond: string, mean: string) =>
    `That is ${perSecond} a second. From call to answer: ${mean} on average`,
  gap: (from: string, to: string, length: string) =>
    `The longest time in which nobody got an answer: ${length}, from ` +
    `${from} to ${to}`,
  noGap: (length: string) =>
    "The longest pause between two answers, while a call was waiting: " +
    length,
  downFrom: (host: string, from: string, to?: string) =>
    `${host} is down ${spanText(from, to)}`,
  pausedFrom: (host: string, from: string, to?: string) =>
    `${host} is paused ${spanText(from, to)}`,
  slowFrom: (host: string, from: string, to?: string) =>
    `${host} is slow ${spanText(from, to)}`,
  faultFrom: (kind: string, from: string, to?: string) =>
    `${kind} ${spanText(from, to)}`,
  cameAt: (host: string, at: string) => `${host} comes at ${at}`,
  come: (hosts: string, count: number) =>
    `${hosts} ${count === 1 ? "comes" : "come"}`,
  meanwhile: (good: number, bad: number) =>
    `of the calls that ended in this time, ${good} were answered and ` +
    `${bad} failed`,
  faultKinds: {
    partition: "network cut",
    drop: "packets dropped",
    delay: "packets late",
    hold: "packets held",
    slow: "slow",
  } as Readonly<Record<string, string>>,
  perBucket: (length: string) => `Each bar: ${length}`,

  share: (window: string) => `Share of the attempts of the last ${window}`,
  queue: "a call under way at that server",
  shareOf: (percent: string) => `${percent} %`,
  nothingAsked: "no attempt",
  asked: (count: number) => `${count} under way`,
  executing: (count: number) => `${count} at the server`,
  connections: (count: number) =>
    count === 1 ? "1 connection" : `${count} connections`,
  oldest: (at: string) => `the oldest opened at ${at}`,
  hostWords: {
    awaited: "not there yet",
    draining: "takes on nothing new",
    slow: "slow",
    paused: "paused",
    programDown: "program down",
    down: "down",
  },
  joined: (at: string) => `joined at ${at}`,

  scaling: {
    title: "Throughput against the number of servers, with the law fitted",
    servers: "servers",
    perSecond: "calls per second",
    measured: "measured",
    byLaw: "by the law",
    off: "law is off by",
    fitted: "measured, and the law is fitted to it",
    foretold: "measured, and foretold by the law",
    law: "the law of scale",
    straight: "each server as good as the first",
    costs: (contention: string, coherency: string) =>
      `One at a time: ${contention} of the work; agreeing with each other: ` +
      coherency,
    peak: (n: string) =>
      `${n} servers do the most; with more of them it is less`,
  },
};

export type PanelWords = typeof panelWordsEn;
