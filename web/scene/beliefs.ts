/** Who believes in which server, beside the truth? */
import { group } from "d3";
import { type Directory, directoriesOf } from "./directories.ts";
import { type HostState, stateAt, valueAt } from "./host-tracks.ts";
import type { SceneModel } from "./model.ts";
import { hostOf, type SceneRow } from "./scene-trace.ts";
import { onceFor } from "./spans.ts";

interface Change<Value> {
  readonly atNs: number;
  readonly value: Value;
}

type Way = "none" | "connecting" | "ready" | "lost";

/** What one client goes by to find a service. */
export interface Believer {
  readonly client: string;
  readonly service: string;
  /** Servers of it that stood on anybody's list. */
  readonly servers: readonly string[];
  readonly lists: readonly Change<readonly string[]>[];
  /** The way to each server, and whether it is passed over. */
  readonly ways: ReadonlyMap<string, readonly Change<Way>[]>;
  readonly passes: ReadonlyMap<string, readonly Change<boolean>[]>;
}

export interface Beliefs {
  /** Servers that stood on anybody's list, be it of a directory. */
  readonly servers: readonly string[];
  readonly believers: readonly Believer[];
  /** Of services that some client looks for. */
  readonly directories: readonly Directory[];
  readonly services: ReadonlyMap<string, readonly string[]>;
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
  readonly service: string;
  readonly clients: readonly string[];
  readonly servers: readonly ServerBelief[];
}

/** What becomes of the ways of one client. */
interface Channels {
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
  const { rows } = model;
  const learned = rows.filter(({ kind }) => kind.name === "list.learned");
  if (learned.length === 0) return undefined;
  const looked = new Set(learned.map(({ text }) => text("service")));
  const directories = directoriesOf(rows).filter(({ service }) =>
    looked.has(service),
  );
  const services = new Map<string, readonly string[]>();
  for (const service of [...looked].sort()) {
    const own = learned.filter(({ text }) => text("service") === service);
    const said = directories.filter((one) => one.service === service);
    const lists = said.flatMap((one) => one.lists.map(({ value }) => value));
    const servers = new Set([...own.map(listIn), ...lists].flat());
    services.set(service, [...servers].sort());
  }
  const servers = [...new Set([...services.values()].flat())].sort();
  const believers = believersOf(learned, services, channelsOf(rows));
  return { servers, believers, directories, services };
});

function believersOf(
  learned: readonly SceneRow[],
  services: Beliefs["services"],
  channels: ReadonlyMap<string, Channels>,
): Believer[] {
  const none: Channels = { ways: new Map(), passes: new Map() };
  const byBoth = group(learned, ({ text }) => {
    return `${text("from")} ${text("service")}`;
  });
  return [...byBoth]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, own]) => {
      const [client = "", service = ""] = ["from", "service"].map((column) =>
        (own[0] as SceneRow).text(column),
      );
      const lists = own.map((row) => ({ atNs: row.atNs, value: listIn(row) }));
      const servers = services.get(service) ?? [];
      const ways = channels.get(client) ?? none;
      return { client, service, servers, lists, ...ways };
    });
}

function channelsOf(rows: readonly SceneRow[]): Map<string, Channels> {
  const found = new Map<string, Channels>();
  for (const row of rows) {
    const way = WAYS[row.kind.name];
    const pass = PASSES[row.kind.name];
    if (way === undefined && pass === undefined) continue;
    const client = row.text("from");
    const known = found.get(client) ?? { ways: new Map(), passes: new Map() };
    found.set(client, known);
    if (way !== undefined) note(known.ways, row, way);
    if (pass !== undefined) note(known.passes, row, pass);
  }
  return found;
}

/** "ada:50051, bob:50051" are two hosts. */
function listIn({ text }: SceneRow): readonly string[] {
  const addresses = text("addresses").split(/,\s*/);
  return addresses.filter((one) => one !== "").map(hostOf);
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
    const { service } = believer;
    const servers = believer.servers.map((server) =>
      beliefAt(model, believer, { server, atNs }),
    );
    const key = JSON.stringify([service, servers]);
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { service, clients: [believer.client], servers });
    } else known.clients.push(believer.client);
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
