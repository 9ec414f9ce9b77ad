/** What did each reader ask, what was done for him, and what did he hear? */
import type { GradedRun, Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";
import type { Wanted } from "./scene-desk.ts";

/** One call of the desk upstream. */
export interface Asked {
  readonly row: Row;
  /** How long it may take; undefined, for ever. */
  readonly timeoutNs: number | undefined;
}

/** One turn: from a reader's call until the next reader's. */
export interface Turn {
  readonly client: string;
  readonly wanted: Wanted;
  readonly startedAt: number;
  /** The answer, the error, or the fall of the kiosk. */
  readonly end: Row | undefined;
  /** "OK", a status, or "left" when he is gone. */
  readonly status: string;
  readonly hits: number;
  readonly isExact: boolean;
  readonly asked: readonly Asked[];
  /** The last thing that the archive did for this turn. */
  readonly readUntil: Row | undefined;
}

/** All turns that are judged, in order. */
export function turnsOf(run: GradedRun): readonly Turn[] {
  const calls = [...callsOf(run, "reader"), ...callsOf(run, "kiosk")]
    .filter(({ n }) => n > 1)
    .sort((one, other) => one.row.at - other.row.at);
  return calls.map((call, nth) => {
    const endsAt = calls[nth + 1]?.row.at ?? Number.POSITIVE_INFINITY;
    return turnOf(run, call, endsAt);
  });
}

interface Call {
  readonly client: string;
  readonly n: number;
  readonly row: Row;
  readonly wanted: Wanted;
}

function* callsOf(run: GradedRun, client: string): Generator<Call> {
  const query = { event: "call.started", host: client };
  const workload = run.scenario.workloads.find((one) => one.client === client);
  if (workload?.kind !== "script") return;
  for (const row of rowsThatFit(run.trace, query)) {
    const n = Number(columnOf(row, "n"));
    const spec = workload.calls[n - 1];
    if (spec === undefined) continue;
    const { word, pages } = spec.request ?? {};
    const { deadlineMs: patienceMs } = spec;
    const wanted = {
      word: String(word),
      pages: Number(pages),
      ...(patienceMs !== undefined && { patienceMs }),
    };
    yield { client, n, row, wanted };
  }
}

function turnOf(run: GradedRun, call: Call, endsAt: number): Turn {
  const { client, n, wanted } = call;
  const startedAt = call.row.at;
  const isIn = ({ at }: Row): boolean => at >= startedAt && at < endsAt;
  const inTurn = (event: string, host: string): readonly Row[] =>
    [...rowsThatFit(run.trace, { event, host })].filter(isIn);
  const isOwn = (row: Row): boolean => columnOf(row, "n") === n;
  const answered = inTurn("call.answered", client).find(isOwn);
  const failed = inTurn("call.failed", client).find(isOwn);
  const [crashed] = inTurn("host.process-crashed", client);
  const granted = inTurn("workload.granted", client).find(isOwn);
  const reply = String(granted && columnOf(granted, "reply"));
  return {
    client,
    wanted,
    startedAt,
    end: answered ?? failed ?? crashed,
    status: answered ? "OK" : String(failed && columnOf(failed, "status")),
    hits: Number(/hits (\d+)/.exec(reply)?.[1] ?? 0),
    isExact: reply.includes("isExact true"),
    asked: inTurn("call.started", "desk").map(askedOf),
    readUntil: inTurn("handler.finished", "archive").at(-1),
  };
}

function askedOf(row: Row): Asked {
  const timeoutNs = Number(columnOf(row, "timeout_ns"));
  return { row, timeoutNs: timeoutNs < 0 ? undefined : timeoutNs };
}
