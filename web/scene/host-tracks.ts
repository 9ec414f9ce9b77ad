/** How do the hosts fare? */
import {
  endsOf,
  hostOf,
  isAddress,
  rowsOfKind,
  type SceneKind,
  type SceneRow,
} from "./scene-trace.ts";
import { countUpTo, onceFor, Spans } from "./spans.ts";

export type HostState = "not-started" | "up" | "down" | "paused";

/** What becomes true at a moment, and stays so until the next. */
interface Change<Value> {
  readonly atNs: number;
  readonly value: Value;
}

export interface HostTrack {
  readonly name: string;
  readonly states: readonly Change<HostState>[];
  /** Whether only its program is gone, and the machine runs on. */
  readonly programDeaths: readonly Change<boolean>[];
  /** How many times as long its work takes; 1 is as usual. */
  readonly paces: readonly Change<number>[];
  /** Whether it takes on nothing new before it stops. */
  readonly drains: readonly Change<boolean>[];
  /** What its program shows of itself, by name. */
  readonly shown: ReadonlyMap<string, readonly Change<string>[]>;
  /** When it executes a call; the end is missing where it never ended. */
  readonly work: readonly {
    readonly method: string;
    readonly startNs: number;
    readonly endNs: number | undefined;
  }[];
}

const STATE_AFTER: Readonly<Record<string, HostState>> = {
  "host.started": "up",
  "host.resumed": "up",
  "host.paused": "paused",
  "host.crashed": "down",
  "host.process-crashed": "down",
};

const momentsOf = onceFor((changes: readonly Change<unknown>[]) =>
  changes.map(({ atNs }) => atNs),
);

/** The value that holds at a moment; undefined before the first change. */
export function valueAt<Value>(
  changes: readonly Change<Value>[],
  atNs: number,
): Value | undefined {
  return changes[countUpTo(momentsOf(changes), atNs) - 1]?.value;
}

export function stateAt(host: HostTrack, atNs: number): HostState {
  return valueAt(host.states, atNs) ?? "not-started";
}

/** True while its machine runs on without the program. */
export function isProgramDown(
  { programDeaths }: HostTrack,
  atNs: number,
): boolean {
  return valueAt(programDeaths, atNs) === true;
}

const workSpans = onceFor(
  (work: HostTrack["work"]) =>
    new Spans(work, ({ startNs, endNs }) => [startNs, endNs ?? startNs]),
);

/** True while the host executes a call. */
export function isWorking({ work }: HostTrack, atNs: number): boolean {
  return workSpans(work).at(atNs).length > 0;
}

/** How it looks at a moment: who works is up. */
export function moodAt(host: HostTrack, atNs: number): HostState | "working" {
  return isWorking(host, atNs) ? "working" : stateAt(host, atNs);
}

/** Every host of the run, in the order of its name. */
export function hostTracksOf(rows: readonly SceneRow[]): HostTrack[] {
  const own = new Map<string, SceneRow[]>();
  for (const name of [...namesIn(rows)].sort()) own.set(name, []);
  // That a host limps is told by the world: no program on it knows.
  const ownerOf = (row: SceneRow) =>
    row.kind.name === "host.limping" ? row.text("host") : row.host;
  for (const row of rowsOfKind(rows, isOfState)) {
    own.get(ownerOf(row))?.push(row);
  }
  return [...own].map(([name, lived]) => trackOf(name, lived));
}

/** What a host's own state follows from. */
function isOfState({ name }: SceneKind): boolean {
  return STATE_AFTER[name] !== undefined || OF_STATE.includes(name);
}

const OF_STATE: readonly string[] = [
  "host.draining",
  "host.limping",
  "host.state-shown",
  "handler.started",
  "handler.finished",
];

function namesIn(rows: readonly SceneRow[]): Set<string> {
  const names = new Set<string>(rows.map(({ host }) => host));
  names.delete("");
  const links = rowsOfKind(rows, ({ columns }) => columns.includes("link"));
  for (const row of links) endsOf(row.text("link")).forEach(add);
  const calls = rowsOfKind(rows, ({ name }) => name === "call.started");
  for (const row of calls) {
    const to = row.text("to");
    // A service with many servers is no host: "greeter (3 servers)".
    if (isAddress(to)) add(hostOf(to));
  }
  return names;

  function add(name: string): void {
    if (name !== "") names.add(name);
  }
}

function trackOf(name: string, own: readonly SceneRow[]): HostTrack {
  const states: Change<HostState>[] = [];
  const paces: Change<number>[] = [];
  const programDeaths: Change<boolean>[] = [];
  const drains: Change<boolean>[] = [];
  const shown = new Map<string, Change<string>[]>();
  for (const { kind, atNs, text, number } of own) {
    const state = STATE_AFTER[kind.name];
    if (state !== undefined) {
      states.push({ atNs, value: state });
      drains.push({ atNs, value: false });
      const value = kind.name === "host.process-crashed";
      programDeaths.push({ atNs, value });
    }
    if (kind.name === "host.draining") drains.push({ atNs, value: true });
    if (kind.name === "host.limping") {
      paces.push({ atNs, value: number("factor") });
    }
    if (kind.name !== "host.state-shown") continue;
    const changes = shown.get(text("name")) ?? [];
    shown.set(text("name"), changes);
    changes.push({ atNs, value: text("value") });
  }
  const told = { states, programDeaths, paces, drains, shown };
  return { name, ...told, work: workOf(own) };
}

function workOf(own: readonly SceneRow[]): HostTrack["work"] {
  const id = ({ text }: SceneRow) => `${text("connection")}#${text("nth")}`;
  const ends = new Map<string, number>();
  for (const row of own) {
    if (row.kind.name === "handler.finished") ends.set(id(row), row.atNs);
  }
  return own
    .filter(({ kind }) => kind.name === "handler.started")
    .map((row) => ({
      method: row.text("method"),
      startNs: row.atNs,
      endNs: ends.get(id(row)),
    }));
}

/** Who starts later than this after the first was not there from the start. */
const START_NS = 50e6;

const startedNs = ({ states }: HostTrack): number =>
  states[0]?.atNs ?? Infinity;

const firstStart = onceFor((hosts: readonly HostTrack[]) =>
  hosts.reduce((least, host) => Math.min(least, startedNs(host)), Infinity),
);

const firstWork = onceFor((hosts: readonly HostTrack[]) =>
  hosts.reduce(
    (least, { work }) => Math.min(least, work[0]?.startNs ?? Infinity),
    Infinity,
  ),
);

/**
 * When it started for the first time, if later than the others and after the
 * first call was served; undefined too where nothing is known of it, as
 * through the eyes of another host.
 */
export function joinedNsOf(
  hosts: readonly HostTrack[],
  host: HostTrack,
): number | undefined {
  const ownNs = startedNs(host);
  if (ownNs === Infinity) return undefined;
  // Who starts while nobody does anything yet comes with the others.
  if (ownNs < firstWork(hosts)) return undefined;
  return ownNs - firstStart(hosts) > START_NS ? ownNs : undefined;
}
