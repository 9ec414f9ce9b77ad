/** Which invocation and which end belong together? */
import { never } from "../ports/assert.ts";
import type {
  Action,
  HistoryEvent,
  HistoryProblem,
  Operation,
  ReadHistory,
} from "./history.ts";

/** An invocation, and its place in the order of all events. */
interface Begun {
  readonly event: HistoryEvent;
  readonly place: number;
  readonly name: string;
}

/**
 * Makes operations of events in the order of their time. A process does one
 * thing after the other; what has no end, or the end "info", stays open.
 */
export function pairEvents(events: readonly HistoryEvent[]): ReadHistory {
  const problems: HistoryProblem[] = [];
  const operations: Operation[] = [];
  const open = new Map<string, Begun>();
  const counts = new Map<string, number>();
  events.forEach((event, place) => {
    const { process: who, path } = event;
    const begun = open.get(who);
    if (event.type === "invoke") {
      if (begun !== undefined) {
        const what = `process ${who} has not ended ${begun.event.path}`;
        const remedy = "end it with ok, fail or info, or use another process";
        problems.push({ path, what, remedy });
      }
      const count = (counts.get(who) ?? 0) + 1;
      counts.set(who, count);
      open.set(who, { event, place, name: `process ${who}#${count}` });
      return;
    }
    const problem = endProblem(event, begun?.event);
    if (problem !== undefined) problems.push(problem);
    if (problem !== undefined || begun === undefined) return;
    open.delete(who);
    if (event.type === "ok") operations.push(ended(begun, event, place));
    if (event.type === "info") operations.push(unended(begun));
  });
  for (const begun of open.values()) operations.push(unended(begun));
  if (problems.length > 0) return { ok: false, problems };
  operations.sort((one, other) => one.invoked - other.invoked);
  return { ok: true, value: operations };
}

function endProblem(
  event: HistoryEvent,
  begun: HistoryEvent | undefined,
): HistoryProblem | undefined {
  const { path, process: who, f, type } = event;
  if (begun === undefined) {
    const what = `process ${who} has nothing to end with ${type}`;
    return { path, what, remedy: "put its invoke before it" };
  }
  const remedy = `repeat what it says in ${begun.path}`;
  if (f !== begun.f) {
    return { path, what: `${f} ends a ${begun.f}`, remedy };
  }
  if (type !== "ok") return undefined;
  if (event.key !== begun.key) {
    const what = `key ${said(event.key)} ends one of ${said(begun.key)}`;
    return { path, what, remedy };
  }
  const isSame =
    f === "read" ||
    (event.value === begun.value && event.expected === begun.expected);
  if (isSame) return undefined;
  return { path, what: `${said(event.value)} was not asked for`, remedy };
}

function ended({ event, place, name }: Begun, end: HistoryEvent, at: number) {
  return {
    ...common(event, name),
    action: actionOf(event, end),
    invoked: place,
    ended: at,
    endedAt: end.at,
  };
}

function unended({ event, place, name }: Begun): Operation {
  return {
    ...common(event, name),
    action: actionOf(event, undefined),
    invoked: place,
    ended: Infinity,
    endedAt: "",
  };
}

function common({ process: who, key, at }: HistoryEvent, name: string) {
  return { name, process: who, key, invokedAt: at };
}

type Asked = Pick<HistoryEvent, "f" | "value" | "expected">;
type Heard = Pick<HistoryEvent, "value" | "isSwapped">;

/** What was asked, with what was heard; undefined when nothing was. */
export function actionOf(
  { f, value = null, expected = null }: Asked,
  end: Heard | undefined,
): Action {
  switch (f) {
    case "read":
      return { kind: "read", value: end?.value };
    case "write":
      return { kind: "write", value };
    case "cas": {
      const isSwapped = end === undefined ? undefined : (end.isSwapped ?? true);
      return { kind: "cas", expected, value, isSwapped };
    }
    default:
      return never(f);
  }
}

function said(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
