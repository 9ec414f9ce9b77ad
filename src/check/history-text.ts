/** Which history is written in this file? */
import { formatTime, type Instant } from "../ports/time.ts";
import { readEdn } from "./edn-value.ts";
import type {
  HistoryEvent,
  HistoryProblem,
  Model,
  ReadHistory,
} from "./history.ts";
import { eventOf, type RawEvent } from "./history-line.ts";
import { pairEvents } from "./pair-events.ts";

const EVENTS_MAX = 1_000_000;
const LINE_LENGTH_MAX = 10_000;
const PROBLEMS_MAX = 20;

/** "INFO  jepsen.util - 4 :invoke :cas [3 0]", with tabs or blanks. */
const JEPSEN =
  /\bjepsen\.util(?::|\s+-)?\s+(\d+|:\S+)\s+:([\w-]+)\s+:([\w-]+)(?:\s+(.*))?$/;

/** What other parts of Jepsen log beside it, and their stack traces. */
const OTHER_LOGGER = /^(TRACE|DEBUG|INFO|WARN|ERROR)\s(?!.*\bjepsen\.util\b)/;

/** "2026-11-21 10:00:00,000{GMT}" or "2026-11-21T10:00:00Z" before it. */
const TIMESTAMP = /^\d{4}-\d\d-\d\d(?:[T\s][\d:.,]+\S*)?\s+/;
const STACK_TRACE = /^(\s+at |Caused by: |[\w.$]+(Exception|Error)\b)/;

/**
 * Reads the lines of Jepsen's log, or JSON lines such as
 * `{"process":0,"type":"invoke","f":"write","value":3,"time":12000000}`; time
 * counts nanoseconds, and is left out where only the order is known. Every
 * line that is neither is a problem, as are ends without a beginning.
 */
export function readHistoryText(text: string, model: Model): ReadHistory {
  const events: HistoryEvent[] = [];
  const problems: HistoryProblem[] = [];
  let lastTime = -1;
  text.split("\n").forEach((line, index) => {
    const read = readLine(line.trimEnd(), `line ${index + 1}`);
    if (read === undefined || problems.length >= PROBLEMS_MAX) return;
    const event = "what" in read ? read : eventOf(read, model);
    if ("what" in event) problems.push(event);
    else events.push(event);
    if ("what" in read || read.time === undefined) return;
    if (read.time < lastTime) problems.push(timeProblem(read.path, lastTime));
    lastTime = read.time;
  });
  if (events.length > EVENTS_MAX) {
    const what = `${events.length} events are too many`;
    const remedy = `judge at most ${EVENTS_MAX}`;
    return { ok: false, problems: [{ path: "", what, remedy }] };
  }
  if (problems.length > 0) return { ok: false, problems };
  if (events.length === 0) {
    const what = "there is no operation in it";
    const remedy = "give the lines of jepsen.util, or JSON lines";
    return { ok: false, problems: [{ path: "", what, remedy }] };
  }
  const paired = pairEvents(events);
  if (paired.ok) return paired;
  return { ok: false, problems: paired.problems.slice(0, PROBLEMS_MAX) };
}

function timeProblem(path: string, lastTime: number): HistoryProblem {
  const what = `its time is before ${lastTime} of an earlier line`;
  return { path, what, remedy: "sort the lines by time" };
}

type Line = RawEvent & { readonly time?: number };

/** Undefined for a line that is none of a client. */
function readLine(
  line: string,
  path: string,
): Line | HistoryProblem | undefined {
  if (line === "") return undefined;
  if (line.length > LINE_LENGTH_MAX) {
    const what = `has ${line.length} characters`;
    const remedy = `an event has at most ${LINE_LENGTH_MAX}`;
    return { path, what, remedy };
  }
  if (line.startsWith("{")) return readJson(line, path);
  const match = JEPSEN.exec(line);
  if (match !== null) return readJepsen(match, path);
  const said = line.replace(TIMESTAMP, "");
  if (OTHER_LOGGER.test(said) || STACK_TRACE.test(said)) return undefined;
  const what = `"${line.slice(0, 60)}" is no event`;
  const remedy = 'write "INFO  jepsen.util - 0 :invoke :read nil", or JSON';
  return { path, what, remedy };
}

function readJepsen(match: RegExpExecArray, path: string): Line | undefined {
  const [, who = "", type, f, value = "nil"] = match;
  // The nemesis breaks things; it is no client.
  if (who.startsWith(":")) return undefined;
  const raw = { process: who, type, f, key: undefined, at: path, path };
  return { ...raw, value: readEdn(value) };
}

function readJson(
  line: string,
  path: string,
): Line | HistoryProblem | undefined {
  let data: Readonly<Record<string, unknown>>;
  try {
    data = JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    const what = `"${line.slice(0, 60)}" is no JSON`;
    return { path, what, remedy: "write one object in each line" };
  }
  const { process: who, type, f, key, value, time } = data;
  if (who === "nemesis") return undefined;
  const raw = { process: who, type, f, key, value, path };
  if (time === undefined) return { ...raw, at: path };
  if (typeof time !== "number" || !Number.isSafeInteger(time) || time < 0) {
    const what = `time ${JSON.stringify(time)} is none`;
    return { path, what, remedy: "count nanoseconds from 0, or leave it out" };
  }
  return { ...raw, time, at: formatTime(time as Instant) };
}
