/** What do registries and name servers say of who is there? */
import { stateAt, valueAt } from "./host-tracks.ts";
import type { SceneModel } from "./model.ts";
import { hostOf, type SceneRow } from "./scene-trace.ts";

interface Change {
  readonly atNs: number;
  readonly value: readonly string[];
}

/** One list of a registry or a name server. */
export interface Directory {
  readonly host: string;
  /** "farcall.bank.Bank", or a name that stands for servers. */
  readonly service: string;
  readonly lists: readonly Change[];
}

/** "ada × 3" is ada, who weighs three. */
const WEIGHT = / × .*$/;

export function directoriesOf(rows: readonly SceneRow[]): Directory[] {
  const found = new Map<string, Directory & { readonly lists: Change[] }>();
  for (const row of rows) {
    const about = aboutOf(row);
    if (about === undefined) continue;
    const key = JSON.stringify(about);
    const known = found.get(key) ?? { ...about, lists: [] };
    found.set(key, known);
    const value = listAfter(row, known.lists.at(-1)?.value ?? []);
    known.lists.push({ atNs: row.atNs, value });
  }
  return [...found.values()];
}

/** Undefined where the row is not about a list. */
function aboutOf({ kind, text }: SceneRow) {
  switch (kind.name) {
    case "registry.joined":
    case "registry.left":
      return { host: text("registry"), service: text("service") };
    case "name.changed":
      return { host: text("server"), service: text("name") };
    default:
      return undefined;
  }
}

function listAfter(
  { kind, text }: SceneRow,
  before: readonly string[],
): readonly string[] {
  if (kind.name === "name.changed") {
    const hosts = text("hosts").split(/,\s*/);
    return hosts.map((one) => one.replace(WEIGHT, ""));
  }
  const server = hostOf(text("address"));
  const others = before.filter((one) => one !== server);
  return kind.name === "registry.joined" ? [...others, server] : others;
}

/** What a directory says at a moment; undefined before it says anything. */
export function saidAt(
  { lists }: Directory,
  atNs: number,
): readonly string[] | undefined {
  return valueAt(lists, atNs);
}

/** Whether a directory is down or paused, and so tells nobody anything. */
export function isSilentAt(
  { hosts }: SceneModel,
  directory: string,
  atNs: number,
): boolean {
  const host = hosts.find(({ name }) => name === directory);
  return host !== undefined && stateAt(host, atNs) !== "up";
}
