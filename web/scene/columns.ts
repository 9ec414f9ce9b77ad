/** In which column does each host stand? */
import type { SceneModel } from "./model.ts";

export interface Columns {
  /** Who asks before whom is asked, each column in order of name. */
  readonly columns: readonly (readonly string[])[];
  /** Whom both sides ask, a registry say: below, between the two. */
  readonly shared: readonly string[];
}

/** Who asks whom, by calls and by connections. */
type Asks = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * One column further than whoever asks it, so that no way lies behind a host
 * that has nothing to do with it.
 */
export function columnsOf(model: SceneModel): Columns {
  const names = model.hosts.map(({ name }) => name);
  const asks = asksOf(model, new Set(names));
  const asked = new Set([...asks.values()].flatMap((some) => [...some]));
  const depths = depthsOf(names, asks, asked);
  const isAsked = (name: string) => asked.has(name);
  const shared = names.filter((name) => {
    const askers = names.filter((other) => asks.get(other)?.has(name));
    const isEnd = !asks.has(name);
    const isBoth = askers.some(isAsked) && !askers.every(isAsked);
    return isEnd && isBoth;
  });
  const standing = names.filter((name) => !shared.includes(name));
  const columns = columnsAt(standing, depths);
  if (columns.length === 2) return { columns, shared };
  return { columns: columnsAt(names, depths), shared: [] };
}

function asksOf(model: SceneModel, hosts: ReadonlySet<string>): Asks {
  const asks = new Map<string, Set<string>>();
  const ways = [
    ...model.calls.map(({ from, to }) => [from, to] as const),
    ...model.connections.map(({ client, server }) => [client, server] as const),
  ];
  for (const [from, to] of ways) {
    if (!hosts.has(from) || !hosts.has(to) || from === to) continue;
    const some = asks.get(from) ?? new Set();
    asks.set(from, some.add(to));
  }
  return asks;
}

/**
 * The shortest way from whom nobody asks; 1 where there is none. Who neither
 * asks nor is asked stands with the servers: one that nobody knows yet, say.
 */
function depthsOf(
  names: readonly string[],
  asks: Asks,
  asked: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const begins = (name: string) => asked.size === 0 || asks.has(name);
  let column = names.filter((name) => !asked.has(name) && begins(name));
  for (let depth = 0; column.length > 0; depth += 1) {
    for (const name of column) depths.set(name, depth);
    const next = column.flatMap((name) => [...(asks.get(name) ?? [])]);
    column = [...new Set(next)].filter((name) => !depths.has(name));
  }
  for (const name of names) if (!depths.has(name)) depths.set(name, 1);
  return depths;
}

function columnsAt(
  names: readonly string[],
  depths: ReadonlyMap<string, number>,
): readonly (readonly string[])[] {
  const columns = new Map<number, string[]>();
  for (const name of names) {
    const depth = depths.get(name) ?? 0;
    columns.set(depth, [...(columns.get(depth) ?? []), name]);
  }
  const inOrder = [...columns].sort(([a], [b]) => a - b);
  return inOrder.map(([, column]) => column);
}
