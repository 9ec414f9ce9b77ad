/** How are the hosts at this moment of the run? */
import type { Rows } from "../engine/order.ts";
import { onceFor } from "../scene/spans.ts";
import { kindOf } from "./rows.ts";

export type HostState = "not-started" | "up" | "down" | "paused";

export interface HostView {
  readonly name: string;
  readonly state: HostState;
  /** How often it has started. */
  readonly incarnation: number;
  /** What its program shows of itself, by name. */
  readonly shown: readonly (readonly [name: string, value: string])[];
}

/** What one can do to a host in this state. */
export function actionFor(state: HostState): "crash" | "restart" {
  return state === "down" ? "restart" : "crash";
}

export function pauseFor(state: HostState): "pause" | "resume" {
  return state === "paused" ? "resume" : "pause";
}

const STATE_AFTER: Readonly<Record<string, HostState>> = {
  "host.started": "up",
  "host.resumed": "up",
  "host.paused": "paused",
  "host.crashed": "down",
  "host.process-crashed": "down",
};

/** What each program shows of itself at any moment of the run, by host. */
export const shownNames = onceFor((rows: Rows) => {
  const names = new Map<string, Set<string>>();
  rows.cells.forEach(([host, name], row) => {
    if (kindOf(rows, row).name !== "host.state-shown") return;
    const own = names.get(String(host)) ?? new Set();
    names.set(String(host), own.add(String(name)));
  });
  return names;
});

interface Fold {
  state: HostState;
  incarnation: number;
  shown: Map<string, string>;
}

/** The few rows of a long run that tell of a host. */
const hostRowsOf = onceFor((rows: Rows) => {
  const isOfHost = rows.kinds.map(({ name }) => name.startsWith("host."));
  const found: number[] = [];
  rows.kind.forEach((kind, row) => {
    if (isOfHost[kind]) found.push(row);
  });
  return found;
});

/** The state after all rows up to and including `row`. */
export function hostsAt(
  rows: Rows,
  names: readonly string[],
  row: number,
): readonly HostView[] {
  const folds = new Map<string, Fold>(
    names.map((name) => [
      name,
      { state: "not-started", incarnation: 0, shown: new Map() },
    ]),
  );
  for (const index of hostRowsOf(rows)) {
    if (index > row) break;
    foldRow(folds, rows, index);
  }
  return [...folds].map(([name, { state, incarnation, shown }]) => ({
    name,
    state,
    incarnation,
    shown: [...shown],
  }));
}

function foldRow(folds: Map<string, Fold>, rows: Rows, index: number): void {
  const { name } = kindOf(rows, index);
  const [host, second, value] = rows.cells[index] ?? [];
  const fold = folds.get(String(host));
  if (fold === undefined) return;
  if (name === "host.state-shown") {
    fold.shown.set(String(second), String(value));
    return;
  }
  const state = STATE_AFTER[name];
  if (state === undefined) return;
  // What a dead program showed, it shows no more.
  if (state === "down") fold.shown.clear();
  if (name === "host.started") fold.incarnation = Number(second);
  fold.state = state;
}
