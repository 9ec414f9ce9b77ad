/** Do names stand for hosts that there are? */
import { addressOf, dnsNameOf } from "./channel-options.ts";
import { hostProblems, repeated } from "./known-names.ts";
import type { NameChange, NameSpec } from "./name-spec.ts";
import { suggest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import type { ClientSpec, Scenario } from "./scenario.ts";

/** Every problem of the name server of a scenario, if it has one. */
export function nameProblems(
  { nameServer }: Scenario,
  hosts: ReadonlySet<string>,
): Problem[] {
  if (nameServer === undefined) return [];
  const { host, records } = nameServer;
  return [
    ...hostProblems(host, hosts, "nameServer.host"),
    ...repeated(records, "nameServer.records"),
    ...records.flatMap((record, index) =>
      recordProblems(record, hosts, `nameServer.records[${index}]`),
    ),
  ];
}

function recordProblems(
  record: NameSpec,
  hosts: ReadonlySet<string>,
  path: string,
): Problem[] {
  const changes = record.changes ?? [];
  return [
    ...versionProblems(record, hosts, path),
    ...changes.flatMap((change, index) => {
      const here = `${path}.changes[${index}]`;
      const lastMs = changes[index - 1]?.atMs ?? 0;
      const problems = versionProblems(change, hosts, here);
      if (change.atMs >= lastMs) return problems;
      const what = `${change.atMs} comes before ${lastMs}`;
      const remedy = "order them by time";
      return [...problems, { path: `${here}.atMs`, what, remedy }];
    }),
  ];
}

function versionProblems(
  { hosts, weights = {} }: Pick<NameChange, "hosts" | "weights">,
  known: ReadonlySet<string>,
  path: string,
): Problem[] {
  const own = new Set(hosts);
  return [
    ...hosts.flatMap((name, index) =>
      hostProblems(name, known, `${path}.hosts[${index}]`),
    ),
    ...Object.keys(weights).flatMap((name) =>
      hostProblems(name, own, `${path}.weights.${name}`),
    ),
  ];
}

/**
 * The addresses that a target in form of a name may stand for in the course of
 * a run, or the problem that it stands for nothing.
 */
export function namedTargets(
  { nameServer }: Scenario,
  { target }: Pick<ClientSpec, "target">,
  path: string,
): { readonly addresses: readonly string[]; readonly problems: Problem[] } {
  const name = dnsNameOf(target);
  if (name === undefined) return { addresses: [], problems: [] };
  const records = nameServer?.records ?? [];
  const { host, port } = addressOf(name);
  const record = records.find((one) => one.name === host);
  if (record === undefined) {
    const what = `no name server knows "${host}"`;
    const names = records.map((one) => one.name).sort();
    const remedy =
      names.length === 0 ? "give a nameServer" : suggest(host, names);
    return { addresses: [], problems: [{ path, what, remedy }] };
  }
  const all = [record, ...(record.changes ?? [])].flatMap(({ hosts }) => hosts);
  const addresses = [...new Set(all)].map((one) => `${one}:${port}`);
  return { addresses, problems: [] };
}
