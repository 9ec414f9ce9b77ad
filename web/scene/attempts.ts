/** Which attempts did each call make, and how did each end? */
import { type Call, callIdOf } from "./calls.ts";
import type { SceneModel } from "./model.ts";
import { hostOf, type SceneRow } from "./scene-trace.ts";
import { countUpTo, onceFor, Spans } from "./spans.ts";

export interface Attempt {
  readonly n: number;
  /** The host that was picked. */
  readonly server: string;
  readonly startNs: number;
  /** Undefined while the run ends before it. */
  readonly endNs: number | undefined;
  /** "OK", "DEADLINE_EXCEEDED"; "" while nobody knows. */
  readonly status: string;
  /**
   * What its caller knows of this very attempt; "" where it knows only of the
   * call as a whole.
   */
  readonly certainty: string;
  /** In truth: whether a handler began to run. */
  readonly isExecuted: boolean;
}

export interface CallStory {
  readonly call: Call;
  readonly attempts: readonly Attempt[];
}

const SURE = "did-not-happen";

/** Each call with the attempts that a balancer picked a server for, by id. */
export const storiesOf = onceFor(
  (model: SceneModel): ReadonlyMap<string, CallStory> => {
    const index = indexOf(model.rows);
    const stories = new Map<string, CallStory>();
    for (const call of model.calls) {
      const picks = index.picks.get(call.id) ?? [];
      if (picks.length === 0) continue;
      const failures = index.failures.get(call.id) ?? [];
      const sent = index.sent.get(call.id) ?? [];
      const story = { call, picks, failures, sent };
      const attempts = picks.map((_, place) =>
        attemptOf(story, place, index.executed),
      );
      stories.set(call.id, { call, attempts });
    }
    return stories;
  },
);

interface Index {
  readonly picks: Map<string, SceneRow[]>;
  readonly failures: Map<string, SceneRow[]>;
  readonly sent: Map<string, SceneRow[]>;
  /** Streams on which a handler began to run. */
  readonly executed: Set<string>;
}

function indexOf(rows: readonly SceneRow[]): Index {
  const index: Index = {
    picks: new Map(),
    failures: new Map(),
    sent: new Map(),
    executed: new Set(),
  };
  const lists: Readonly<Record<string, Map<string, SceneRow[]>>> = {
    "call.picked": index.picks,
    "attempt.failed": index.failures,
    "request.sent": index.sent,
  };
  for (const row of rows) {
    const { name } = row.kind;
    if (name === "handler.started") index.executed.add(streamOf(row));
    const list = lists[name];
    if (list === undefined) continue;
    const own = list.get(callIdOf(row)) ?? [];
    list.set(callIdOf(row), own);
    own.push(row);
  }
  return index;
}

function streamOf({ text }: SceneRow): string {
  return `${text("connection")}#${text("nth")}`;
}

interface Story {
  readonly call: Call;
  readonly picks: readonly SceneRow[];
  readonly failures: readonly SceneRow[];
  readonly sent: readonly SceneRow[];
}

function attemptOf(
  { call, picks, failures, sent }: Story,
  place: number,
  executed: ReadonlySet<string>,
): Attempt {
  const pick = picks[place] as SceneRow;
  const next = picks[place + 1];
  const isOwn = ({ row }: SceneRow) =>
    row > pick.row && row < (next?.row ?? Infinity);
  const failure = failures.find(isOwn);
  const isExecuted = sent.filter(isOwn).some((row) => {
    return executed.has(streamOf(row));
  });
  const base = {
    n: pick.number("attempt"),
    server: hostOf(pick.text("to")),
    startNs: pick.atNs,
    isExecuted,
  };
  if (failure !== undefined) {
    const certainty = failure.text("certainty");
    const status = failure.text("status");
    return { ...base, endNs: failure.atNs, status, certainty };
  }
  // A pick that came to nothing, with no word of it: it was taken back.
  if (next !== undefined) {
    return { ...base, endNs: next.atNs, status: "", certainty: SURE };
  }
  const { endNs, status } = call;
  return { ...base, endNs, status, certainty: lastCertainty(call, failures) };
}

/** What is known of a call is known of its last attempt, if of no other. */
function lastCertainty(call: Call, failures: readonly SceneRow[]): string {
  if (call.certainty === SURE || call.status === "OK") return call.certainty;
  const isAlone = failures.every((row) => row.text("certainty") === SURE);
  return isAlone ? call.certainty : "";
}

/** Which attempts are under way, by the host that was picked. */
export const underWay = onceFor((model: SceneModel) => {
  const all = [...storiesOf(model).values()].flatMap(({ attempts }) => [
    ...attempts,
  ]);
  return new Spans(all, ({ startNs, endNs }) => [startNs, endNs ?? Infinity]);
});

/** How many stand in a list of calls at a moment. */
const LISTED = 12;

/**
 * The calls that began last, the newest first: those that were tried again or
 * failed, or all of them.
 */
export function latestStories(
  model: SceneModel,
  atNs: number,
  isAll: boolean,
): readonly CallStory[] {
  const { stories, startsNs } = (isAll ? allInOrder : troubledInOrder)(model);
  const count = countUpTo(startsNs, atNs);
  return stories.slice(Math.max(0, count - LISTED), count).reverse();
}

const allInOrder = onceFor((model: SceneModel) => {
  return ordered([...storiesOf(model).values()]);
});

const troubledInOrder = onceFor((model: SceneModel) => {
  return ordered([...storiesOf(model).values()].filter(isTroubled));
});

function isTroubled({ call, attempts }: CallStory): boolean {
  return attempts.length > 1 || call.status !== "OK";
}

function ordered(stories: readonly CallStory[]) {
  const inOrder = [...stories].sort(
    (one, other) => one.call.startNs - other.call.startNs,
  );
  return {
    stories: inOrder,
    startsNs: inOrder.map(({ call }) => call.startNs),
  };
}
