/** A server went, or came: when did the clients learn of it? */
import { type Beliefs, type Believer, beliefsOf } from "./beliefs.ts";
import { type HostTrack, valueAt } from "./host-tracks.ts";
import type { SceneModel } from "./model.ts";
import { hostOf, type SceneRow } from "./scene-trace.ts";
import { onceFor } from "./spans.ts";

/** By what a client could have known. */
export type Sign = "connection" | "failures" | "health" | "list";

export interface Lesson {
  readonly client: string;
  readonly sign: Sign;
  readonly atNs: number;
}

export interface Turn {
  readonly server: string;
  readonly what: "went" | "came";
  readonly atNs: number;
  /** How many look for a service that it offers. */
  readonly clientCount: number;
  /** The first sign that each client had, in order of time. */
  readonly lessons: readonly Lesson[];
  /** When the list of each client was right, in order of time. */
  readonly lists: readonly Lesson[];
}

const SIGNS: Readonly<Record<string, Sign>> = {
  "channel.lost": "connection",
  "server.ejected": "failures",
  "health.silent": "health",
};

/** In order of time. What the first list says is no news. */
export const turnsOf = onceFor((model: SceneModel): readonly Turn[] => {
  const beliefs = beliefsOf(model);
  if (beliefs === undefined) return [];
  const signs = model.rows.filter(({ kind }) => SIGNS[kind.name]);
  const turns = model.hosts
    .filter(({ name }) => beliefs.servers.includes(name))
    .flatMap((host) => aboutOf(host))
    .filter((one) => one.what === "went" || !isFirstNews(beliefs, one.atNs))
    .map((about) => turnOf(about, beliefs, signs));
  return turns.sort((one, other) => one.atNs - other.atNs);
});

interface About extends Pick<Turn, "server" | "what" | "atNs"> {
  /** When the opposite comes true; who learns later learns something else. */
  readonly untilNs: number;
}

/** Who is paused has not gone, and comes back from nowhere. */
function aboutOf({ name, states }: HostTrack): About[] {
  return states.flatMap(({ atNs, value }, place): About[] => {
    const before = states[place - 1]?.value;
    const untilNs = states[place + 1]?.atNs ?? Infinity;
    const about = { server: name, atNs, untilNs };
    if (value === "down") return [{ ...about, what: "went" }];
    const isBack = value === "up" && before !== "paused";
    return isBack ? [{ ...about, what: "came" }] : [];
  });
}

/** What began before anybody had a list was there from the beginning. */
function isFirstNews({ believers }: Beliefs, atNs: number): boolean {
  return believers.every(({ lists }) => atNs <= (lists[0]?.atNs ?? Infinity));
}

function turnOf(
  about: About,
  beliefs: Beliefs,
  signs: readonly SceneRow[],
): Turn {
  const { server, what, atNs } = about;
  const believers = beliefs.believers.filter(({ servers }) =>
    servers.includes(server),
  );
  const clients = new Set(believers.map(({ client }) => client));
  const lists = believers.flatMap((one) => listLesson(one, about));
  const others = what === "went" ? signLessons(about, signs) : [];
  const first = new Map<string, Lesson>();
  for (const lesson of inOrder([...others, ...lists])) {
    if (!clients.has(lesson.client)) continue;
    if (!first.has(lesson.client)) first.set(lesson.client, lesson);
  }
  const lessons = [...first.values()];
  const told = { lessons, lists: inOrder(lists) };
  return { server, what, atNs, clientCount: clients.size, ...told };
}

function inOrder(lessons: readonly Lesson[]): Lesson[] {
  return [...lessons].sort((one, other) => one.atNs - other.atNs);
}

function listLesson(
  { client, lists }: Believer,
  { server, what, atNs, untilNs }: About,
): Lesson[] {
  const isRight = (list: readonly string[] | undefined) =>
    list?.includes(server) === (what === "came");
  if (isRight(valueAt(lists, atNs))) return [];
  const found = lists.find((list) => list.atNs > atNs && isRight(list.value));
  if (found === undefined || found.atNs >= untilNs) return [];
  return [{ client, sign: "list", atNs: found.atNs }];
}

function signLessons(
  { server, atNs, untilNs }: About,
  signs: readonly SceneRow[],
): Lesson[] {
  return signs
    .filter((row) => hostOf(row.text("to")) === server)
    .filter((row) => row.atNs >= atNs && row.atNs < untilNs)
    .map((row) => ({
      client: row.text("from"),
      sign: SIGNS[row.kind.name] as Sign,
      atNs: row.atNs,
    }));
}
