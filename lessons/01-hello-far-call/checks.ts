/** Did the greeter answer each call, and count what it really executed? */
import type { Claim, Finding, GradedRun, Mistake, Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";
import { ms } from "farcall/time";
import * as mistakes from "./mistakes.ts";

/** How long printCard works, at least. */
const CARD_NS = ms(20);

const NAME_LENGTH_MAX = 12;

const claims: readonly Claim[] = [
  {
    id: "every-card-is-answered",
    task: "answer",
    says: {
      en: "every caller whose card was printed gets its text",
      "zh-CN": "卡片打印成功的每个调用方都收到卡片上的文字",
    },
    judge: judgeAnswers,
  },
  {
    id: "answers-come-after-the-work",
    task: "answer",
    says: {
      en: "no answer goes out before its card is printed",
      "zh-CN": "卡片没打印完，回复不会发出",
    },
    judge: judgeOrder,
  },
  {
    id: "refusals-reach-the-caller",
    task: "answer",
    says: {
      en: "a caller whose name does not fit is told so",
      "zh-CN": "名字太长的调用方会被告知原因",
    },
    judge: judgeRefusals,
  },
  {
    id: "executions-are-counted",
    task: "count",
    says: {
      en: "each server counts the cards it printed since it started",
      "zh-CN": "每台服务器都数出自己启动以来打印的卡片数",
    },
    judge: judgeCount,
  },
];

export default claims;

/** The name that somebody wished to have greeted, by host and number. */
function wishesOf({ trace }: GradedRun): Map<string, string> {
  const wishes = new Map<string, string>();
  for (const row of rowsThatFit(trace, { event: "workload.wish" })) {
    wishes.set(wishKey(row), nameIn(row));
  }
  return wishes;
}

/** Of the request `name "Ada"`. */
function nameIn(row: Row): string {
  return String(columnOf(row, "request")).slice('name "'.length, -1);
}

function wishKey(row: Row): string {
  return `${columnOf(row, "workload")}#${columnOf(row, "n")}`;
}

function judgeAnswers(run: GradedRun): Finding | undefined {
  const wishes = wishesOf(run);
  for (const row of rowsThatFit(run.trace, { event: "workload.granted" })) {
    const name = wishes.get(wishKey(row)) ?? "";
    if (name.length > NAME_LENGTH_MAX) continue;
    const expected = `text "Hello ${name}"`;
    const got = String(columnOf(row, "reply")) || 'text ""';
    if (got === expected) continue;
    return bad(row, expected, got, mistakes.ANSWERS_WITHOUT_THE_CARD);
  }
  return judgeWork(run);
}

/** Some answers get lost, but no server may fail at what it can do. */
function judgeWork(run: GradedRun): Finding | undefined {
  const names = namesOfRequests(run);
  const isFit = (row: Row): boolean =>
    (names.get(streamKey(row)) ?? "").length <= NAME_LENGTH_MAX;
  for (const row of rowsThatFit(run.trace, { event: "handler.finished" })) {
    const status = String(columnOf(row, "status"));
    if (status === "OK" || !isFit(row)) continue;
    const isPromise = status === "INTERNAL";
    const why = isPromise
      ? mistakes.FORGETS_TO_AWAIT
      : mistakes.FAILS_AT_ITS_WORK;
    return bad(row, "OK", status, why);
  }
  return judgeSilence(run);
}

/** Everybody here asks again until there is an answer, or it is refused. */
function judgeSilence({ trace }: GradedRun): Finding | undefined {
  const granted = new Set<string>();
  for (const row of rowsThatFit(trace, { event: "workload.granted" })) {
    granted.add(wishKey(row));
  }
  for (const row of rowsThatFit(trace, { event: "workload.wish" })) {
    const isFit = nameIn(row).length <= NAME_LENGTH_MAX;
    if (!isFit || granted.has(wishKey(row))) continue;
    return bad(row, "OK", "…", mistakes.NEVER_ANSWERS);
  }
  return undefined;
}

function judgeRefusals(run: GradedRun): Finding | undefined {
  const wishes = wishesOf(run);
  for (const row of rowsThatFit(run.trace, { event: "workload.granted" })) {
    const name = wishes.get(wishKey(row)) ?? "";
    if (name.length <= NAME_LENGTH_MAX) continue;
    const got = `OK, ${columnOf(row, "reply")}`;
    return bad(row, REFUSAL, got, mistakes.SWALLOWS_THE_ERROR);
  }
  for (const row of rowsThatFit(run.trace, { event: "handler.finished" })) {
    const status = String(columnOf(row, "status"));
    if (status === "OK" || status === REFUSAL) continue;
    if (status === "INTERNAL") continue;
    return bad(row, REFUSAL, status, mistakes.HIDES_THE_REASON);
  }
  return undefined;
}

const REFUSAL = "INVALID_ARGUMENT";

function judgeOrder({ trace }: GradedRun): Finding | undefined {
  for (const row of rowsThatFit(trace, { event: "handler.finished" })) {
    const tookNs = Number(columnOf(row, "took_ns"));
    if (tookNs >= CARD_NS) continue;
    const expected = `≥ ${CARD_NS / 1e6} ms`;
    const got = `${tookNs / 1e6} ms`;
    return bad(row, expected, got, mistakes.ANSWERS_BEFORE_THE_WORK);
  }
  return undefined;
}

/** What one server has done since it started. */
interface Server {
  printed: number;
  shown: number;
  startedNs: number;
}

/** Goes through the rows as they came and keeps its own count. */
function judgeCount(run: GradedRun): Finding | undefined {
  const servers = new Map<string, Server>();
  const names = namesOfRequests(run);
  let printedByAll = 0;
  for (let index = 0; index < run.trace.length; index += 1) {
    const row = run.trace.row(index);
    const server = servers.get(row.host);
    if (row.kind.name === "host.started") {
      servers.set(row.host, { printed: 0, shown: 0, startedNs: 0 });
    } else if (server === undefined) {
    } else if (row.kind.name === "handler.started") {
      server.startedNs = row.at;
    } else if (isCount(row)) {
      const finding = judgeShown(row, server, printedByAll);
      if (finding !== undefined) return finding;
      server.shown = Number(columnOf(row, "value"));
    } else if (row.kind.name === "handler.finished") {
      const name = names.get(streamKey(row)) ?? "";
      const isOk = columnOf(row, "status") === "OK";
      // An OK without a card is a mistake that another claim speaks of.
      const isPrinted = isOk && name.length <= NAME_LENGTH_MAX;
      if (isPrinted) server.printed += 1;
      if (isPrinted) printedByAll += 1;
      const finding = judgeFinished(row, server, isPrinted);
      if (finding !== undefined) return finding;
    }
  }
  // Who prints no card has nothing to count, and no points for that.
  return judgeWork(run);
}

/** Which name is asked for in which stream of which connection. */
function namesOfRequests({ trace }: GradedRun): Map<string, string> {
  const names = new Map<string, string>();
  const wished = new Map<string, string>();
  for (let index = 0; index < trace.length; index += 1) {
    const row = trace.row(index);
    if (row.kind.name === "workload.wish") wished.set(row.host, nameIn(row));
    if (row.kind.name !== "request.sent") continue;
    names.set(streamKey(row), wished.get(row.host) ?? "");
  }
  return names;
}

function streamKey(row: Row): string {
  return `${columnOf(row, "connection")}#${columnOf(row, "nth")}`;
}

function isCount(row: Row): boolean {
  const isShown = row.kind.name === "host.state-shown";
  return isShown && columnOf(row, "name") === "greeted";
}

/** A count is shown once one card more is printed, before its answer. */
function judgeShown(
  row: Row,
  server: Server,
  printedByAll: number,
): Finding | undefined {
  const value = columnOf(row, "value");
  // To say once more what is known already is no mistake.
  if (value === server.printed) return undefined;
  const next = server.printed + 1;
  const expected = `greeted = ${next}`;
  const got = `greeted = ${value}`;
  const workedNs = row.at - server.startedNs;
  if (workedNs < CARD_NS) {
    const later = `≥ ${CARD_NS / 1e6} ms → ${expected}`;
    const early = `${workedNs / 1e6} ms → ${got}`;
    return bad(row, later, early, mistakes.COUNTS_BEFORE_THE_WORK);
  }
  if (value === next && server.shown < next) return undefined;
  const isOfAll = value === printedByAll + 1 && value !== next;
  if (isOfAll) return bad(row, expected, got, mistakes.SHARES_THE_COUNT);
  const isLess = Number(value) < next;
  const why = isLess ? mistakes.COUNTS_PEOPLE : mistakes.COUNTS_TWICE;
  return bad(row, expected, got, why);
}

function judgeFinished(
  row: Row,
  server: Server,
  isPrinted: boolean,
): Finding | undefined {
  const { printed, shown } = server;
  if (shown === printed) return undefined;
  const expected = `greeted = ${printed}`;
  const got = shown === 0 ? "–" : `greeted = ${shown}`;
  const hasCounted = shown > 0 && shown === printed - 1;
  if (!isPrinted) return bad(row, expected, got, mistakes.COUNTS_FAILURES);
  if (hasCounted) return bad(row, expected, got, mistakes.COUNTS_PEOPLE);
  return bad(row, expected, got, mistakes.ANSWERS_WITHOUT_COUNTING);
}

// Positional: said at many places, always in this order.
function bad(
  row: Row,
  expected: string,
  got: string,
  mistake: Mistake,
): Finding {
  return { row, expected, got, mistake };
}
