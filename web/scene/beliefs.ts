/** Who believes in which server, beside the truth? */
import { type HostState, stateAt, valueAt } from "./host-tracks.ts";
import type { SceneModel } from "./model.ts";
import { hostOf, type SceneRow } from "./scene-trace.ts";
import { onceFor } from "./spans.ts";

interface Change<Value> {
  readonly atNs: number;
  readonly value: Value;
}

type Way = "none" | "connecting" | "ready" | "lost";

/** What one client goes by. */
export interface Believer {
  readonly client: string;
  readonly lists: readonly Change<readonly string[]>[];
  /** The way to each server, and whether it is passed over. */
  readonly ways: ReadonlyMap<string, readonly Change<Way>[]>;
  readonly passes: ReadonlyMap<string, readonly Change<boolean>[]>;
}

/** A registry or a name server: what it says of who is there. */
export interface Directory {
  readonly host: string;
  readonly lists: readonly Change<readonly string[]>[];
}

export interface Beliefs {
  /** Servers that somebody has ever believed in. */
  readonly servers: readonly string[];
  readonly believers: readonly Believer[];
  readonly directories: readonly Directory[];
}

export interface ServerBelief {
  readonly server: string;
  readonly truth: HostState;
  readonly isListed: boolean;
  readonly isPassedOver: boolean;
  readonly way: Way;
  /** It is listed and does not run, or runs and is not listed. */
  readonly isWrong: boolean;
}

/** Clients that see the same stand together. */
export interface BeliefGroup {
  readonly clients: readonly string[];
  readonly servers: readonly ServerBelief[];
}

interface Growing {
  readonly lists: Change<readonly string[]>[];
  readonly ways: Map<string, Change<Way>[]>;
  readonly passes: Map<string, Change<boolean>[]>;
}

const WAYS: Readonly<Record<string, Way>> = {
  "channel.connecting": "connecting",
  "channel.ready": "ready",
  "channel.draining": "none",
  "channel.lost": "lost",
};

const PASSES: Readonly<Record<string, boolean>> = {
  "server.ejected": true,
  "server.readmitted": false,
};

/** Undefined where no client ever learns a list. */
export const beliefsOf = onceFor((model: SceneModel): Beliefs | undefined => {
  const found = new Map<string, Growing>();
  const servers = new Set<string>();
  for (const row of model.rows) {
    if (row.kind.name === "list.learned") {
      const list = listIn(row);
      for (const server of list) servers.add(server);
      ofClient(found, row).lists.push({ atNs: row.atNs, value: list });
    }
    const way = WAYS[row.kind.name];
    if (way !== undefined) note(ofClient(found, row).ways, row, way);
    const pass = PASSES[row.kind.name];
    if (pass !== undefined) note(ofClient(found, row).passes, row, pass);
  }
  const believers = [...found]
    .filter(([, { lists }]) => lists.length > 0)
    .map(([client, known]) => ({ client, ...known }))
    .sort((one, other) => (one.client < other.client ? -1 : 1));
  if (believers.length === 0) return undefined;
  const directories = directoriesOf(model.rows);
  return { servers: [...servers].sort(), believers, directories };
});

/** "ada × 3" is ada, who weighs three. */
const WEIGHT = / × .*$/;

function directoriesOf(rows: readonly SceneRow[]): Directory[] {
  const found = new Map<string, Change<readonly string[]>[]>();
  for (const row of rows) {
    const { name } = row.kind;
    const host = row.text(name.startsWith("registry.") ? "registry" : "server");
    const lists = found.get(host) ?? [];
    const value = listAfter(row, lists.at(-1)?.value ?? []);
    if (value === undefined) continue;
    found.set(host, lists);
    lists.push({ atNs: row.atNs, value });
  }
  return [...found].map(([host, lists]) => ({ host, lists }));
}

/** Undefined where the row is not about a list. */
function listAfter(
  { kind, text }: SceneRow,
  before: readonly string[],
): readonly string[] | undefined {
  const server = hostOf(text("address"));
  switch (kind.name) {
    case "registry.joined":
      return [...before.filter((one) => one !== server), server];
    case "registry.left":
      return before.filter((one) => one !== server);
    case "name.changed":
      return text("hosts")
        .split(/,\s*/)
        .map((one) => one.replace(WEIGHT, ""));
    default:
      return undefined;
  }
}

/** What a directory says at a moment; undefined before it says anything. */
export function saidAt(
  { lists }: Directory,
  atNs: number,
): readonly string[] | undefined {
  return valueAt(lists, atNs);
}

/** "ada:50051, bob:50051" are two hosts. */
function listIn({ text }: SceneRow): readonly string[] {
  const addresses = text("addresses").split(/,\s*/);
  return addresses.filter((one) => one !== "").map(hostOf);
}

function ofClient(found: Map<string, Growing>, { text }: SceneRow): Growing {
  const client = text("from");
  const known = found.get(client) ?? {
    lists: [],
    ways: new Map(),
    passes: new Map(),
  };
  found.set(client, known);
  return known;
}

function note<Value>(
  into: Map<string, Change<Value>[]>,
  { atNs, text }: SceneRow,
  value: Value,
): void {
  const server = hostOf(text("to"));
  const changes = into.get(server) ?? [];
  into.set(server, changes);
  changes.push({ atNs, value });
}

/** One group for all who see the same, in order of their first client. */
export function groupsAt(
  model: SceneModel,
  beliefs: Beliefs,
  atNs: number,
): readonly BeliefGroup[] {
  const groups = new Map<string, BeliefGroup & { clients: string[] }>();
  for (const believer of beliefs.believers) {
    const servers = beliefs.servers.map((server) =>
      beliefAt(model, believer, { server, atNs }),
    );
    const key = JSON.stringify(servers);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { clients: [believer.client], servers });
    } else group.clients.push(believer.client);
  }
  return [...groups.values()];
}

function beliefAt(
  model: SceneModel,
  believer: Believer,
  { server, atNs }: { readonly server: string; readonly atNs: number },
): ServerBelief {
  const truth = truthAt(model, server, atNs);
  const list = valueAt(believer.lists, atNs);
  const isListed = list?.includes(server) ?? false;
  const way = valueAt(believer.ways.get(server) ?? [], atNs) ?? "none";
  const passes = believer.passes.get(server) ?? [];
  const isPassedOver = valueAt(passes, atNs) ?? false;
  const isThere = truth === "up" || truth === "paused";
  const isWrong = list !== undefined && isListed !== isThere;
  return { server, truth, isListed, isPassedOver, way, isWrong };
}

/** What holds of a server, whoever knows it. */
export function truthAt(
  { hosts }: SceneModel,
  server: string,
  atNs: number,
): HostState {
  const host = hosts.find(({ name }) => name === server);
  return host === undefined ? "not-started" : stateAt(host, atNs);
}
