/** How is the traffic shared among the servers, at any moment? */
import { tickStep } from "d3";
import { wantedCalls } from "./answers.ts";
import { storiesOf, underWay } from "./attempts.ts";
import { beliefsOf } from "./beliefs.ts";
import { connectionAt } from "./connections.ts";
import { type HostTrack, joinedNsOf, stateAt } from "./host-tracks.ts";
import { type HostWord, hostWordAt } from "./host-word.ts";
import type { SceneModel } from "./model.ts";
import { countUpTo, onceFor, Spans } from "./spans.ts";

export interface ServerLoad {
  readonly server: string;
  readonly word: HostWord;
  /** Of all that began in the window, from 0 to 1; undefined of none. */
  readonly share: number | undefined;
  /** Attempts that began in the window. */
  readonly count: number;
  /** Attempts that clients wait for; calls that it has, also for a core. */
  readonly asked: number;
  readonly executing: number;
  readonly connections: number;
  /** The oldest of its connections; undefined for none. */
  readonly oldestNs: number | undefined;
  /** Undefined for who was there from the beginning. */
  readonly joinedNs: number | undefined;
}

export interface Loads {
  readonly windowNs: number;
  readonly servers: readonly ServerLoad[];
  /** The most that any server was ever asked for at a time. */
  readonly askedMost: number;
}

/** So much of a run is looked at to say who gets how much. */
const WINDOWS = 10;
/** Fewer attempts in a window would say nothing of shares. */
const ENOUGH = 16;

interface Traffic {
  readonly windowNs: number;
  readonly hosts: readonly HostTrack[];
  /** When attempts on each server began, in order. */
  readonly startsNs: ReadonlyMap<string, readonly number[]>;
  readonly askedMost: number;
}

/** Undefined where nobody calls. */
const trafficOf = onceFor((model: SceneModel): Traffic | undefined => {
  const stories = storiesOf(model);
  const startsNs = new Map<string, number[]>();
  let [firstNs, lastNs] = [Infinity, 0];
  for (const { id } of wantedCalls(model)) {
    for (const { server, startNs } of stories.get(id)?.attempts ?? []) {
      const own = startsNs.get(server) ?? [];
      startsNs.set(server, own);
      own.push(startNs);
      firstNs = Math.min(firstNs, startNs);
      lastNs = Math.max(lastNs, startNs);
    }
  }
  for (const server of othersOf(model)) {
    if (!startsNs.has(server)) startsNs.set(server, []);
  }
  const hosts = model.hosts.filter(({ name }) => startsNs.has(name));
  if (hosts.length === 0 || firstNs === Infinity) return undefined;
  for (const own of startsNs.values()) own.sort((a, b) => a - b);
  const all = [...startsNs.values()].reduce((sum, own) => sum + own.length, 0);
  const windows = Math.max(1, Math.min(WINDOWS, all / ENOUGH));
  const windowNs = tickStep(firstNs, lastNs, windows) || 1;
  return { windowNs, hosts, startsNs, askedMost: askedMostOf(model) };
});

/** Servers to which nobody may ever turn: listed ones, and who came later. */
function othersOf(model: SceneModel): readonly string[] {
  const callers = new Set(wantedCalls(model).map(({ from }) => from));
  const late = model.hosts
    .filter((host) => !callers.has(host.name))
    .filter((host) => joinedNsOf(model.hosts, host) !== undefined)
    .map(({ name }) => name);
  return [...(beliefsOf(model)?.servers ?? []), ...late];
}

/** Whether somebody calls a server. */
export function hasTraffic(model: SceneModel): boolean {
  return trafficOf(model) !== undefined;
}

/** Whether the traffic of a run is shared at all. */
export function isShared(model: SceneModel): boolean {
  return (trafficOf(model)?.hosts.length ?? 0) >= 2;
}

function askedMostOf(model: SceneModel): number {
  const changes = [...storiesOf(model).values()].flatMap(({ attempts }) =>
    attempts.flatMap(({ server, startNs, endNs }) => [
      { server, atNs: startNs, by: 1 },
      { server, atNs: endNs ?? Infinity, by: -1 },
    ]),
  );
  changes.sort((a, b) => a.atNs - b.atNs || a.by - b.by);
  const counts = new Map<string, number>();
  let most = 1;
  for (const { server, by } of changes) {
    const count = (counts.get(server) ?? 0) + by;
    counts.set(server, count);
    most = Math.max(most, count);
  }
  return most;
}

/** Who is not there yet is not in it; who is down stays. */
export function loadsAt(model: SceneModel, atNs: number): Loads | undefined {
  const traffic = trafficOf(model);
  if (traffic === undefined) return undefined;
  const { windowNs, hosts, startsNs, askedMost } = traffic;
  const here = hosts.filter((host) => stateAt(host, atNs) !== "not-started");
  const countOf = ({ name }: HostTrack) => {
    const own = startsNs.get(name) ?? [];
    return countUpTo(own, atNs) - countUpTo(own, atNs - windowNs);
  };
  const all = here.reduce((sum, host) => sum + countOf(host), 0);
  const attempts = underWay(model).at(atNs);
  const servers = here.map((host): ServerLoad => {
    const { name, work } = host;
    const count = countOf(host);
    const opened = openAt(model, name, atNs);
    return {
      server: name,
      word: hostWordAt(model, host, atNs),
      share: all === 0 ? undefined : count / all,
      count,
      asked: attempts.filter(({ server }) => server === name).length,
      executing: workOf(work).at(atNs).length,
      connections: opened.length,
      oldestNs: opened[0],
      joinedNs: joinedNsOf(model.hosts, host),
    };
  });
  return { windowNs, servers, askedMost };
}

const workOf = onceFor(
  (work: HostTrack["work"]) =>
    new Spans(work, ({ startNs, endNs }) => [startNs, endNs ?? startNs]),
);

/** When each connection to a server was opened that is open now, in order. */
function openAt(model: SceneModel, name: string, atNs: number): number[] {
  return model.connections
    .filter((one) => one.server === name && connectionAt(one, atNs) === "open")
    .map(({ openedNs }) => openedNs)
    .sort((a, b) => a - b);
}
