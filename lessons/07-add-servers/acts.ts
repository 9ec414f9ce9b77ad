/** What was the dispatcher told in a run, and what did it answer? */
import type { GradedRun, Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";

/** One answer: whose turn it is. */
export interface Turn {
  readonly server: string;
  readonly row: Row;
}

/** A list, and the answers while it held. */
export interface Told {
  readonly servers: readonly string[];
  /** Of each server of the list, in its order; 1 where none was given. */
  readonly weights: readonly number[];
  readonly isWeighed: boolean;
  readonly isAnswered: boolean;
  readonly turns: readonly Turn[];
  /** So many turns had been had when the same list first came again. */
  readonly againAt: number;
}

type Open = Told & {
  readonly turns: Turn[];
  isAnswered: boolean;
  againAt: number;
};

/** The lists in their order, each with the turns that were handed out. */
export function toldIn(run: GradedRun): readonly Told[] {
  const answers = new Map<number, Row>();
  const granted = { event: "workload.granted" };
  for (const row of rowsThatFit(run.trace, granted)) {
    answers.set(Number(columnOf(row, "n")), row);
  }
  const told: Open[] = [];
  const [script] = run.scenario.workloads;
  if (script?.kind !== "script") return told;
  script.calls.forEach(({ method, request }, index) => {
    const row = answers.get(index + 1);
    if (method === "list") {
      const servers = textsOf(request?.["servers"]);
      const given = textsOf(request?.["weights"]).map(Number);
      const isWeighed = given.length > 0;
      const weights = isWeighed ? given : servers.map(() => 1);
      const isAnswered = row !== undefined;
      const list = { servers, weights, isWeighed, isAnswered };
      const last = told.at(-1);
      // Whoever hears the same once more goes on as before.
      if (last !== undefined && isSame(last, list)) {
        last.againAt = Math.min(last.againAt, last.turns.length);
        last.isAnswered &&= isAnswered;
      } else {
        told.push({ ...list, turns: [], againAt: Number.POSITIVE_INFINITY });
      }
    } else if (row !== undefined) {
      told.at(-1)?.turns.push({ server: serverIn(row), row });
    }
  });
  return told;
}

type List = Pick<Told, "servers" | "weights" | "isWeighed">;

function isSame(one: List, other: List): boolean {
  const textOf = ({ servers, weights, isWeighed }: List) =>
    JSON.stringify([servers, weights, isWeighed]);
  return textOf(one) === textOf(other);
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Of a reply in words, `server "ada"`; empty when it names nobody. */
function serverIn(row: Row): string {
  const reply = String(columnOf(row, "reply"));
  return /server "([^"]*)"/.exec(reply)?.[1] ?? "";
}

/** How often each server of the list was named in the first `count` turns. */
export function countsIn({ servers, turns }: Told, count: number): number[] {
  const named = turns.slice(0, count).map(({ server }) => server);
  return servers.map((one) => named.filter((name) => name === one).length);
}
