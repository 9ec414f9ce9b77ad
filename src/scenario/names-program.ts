/** What does the name server of a scenario do? */
import {
  type NameRecord,
  type NameVersion,
  serveNames,
} from "../cluster/dns-server.ts";
import type { Program } from "../net/process.ts";
import { ms } from "../ports/time.ts";
import type { NameChange, NameServerSpec } from "./name-spec.ts";
import { byName } from "./topology-of.ts";

/** The program of the host that answers for names. */
export function namesProgram({ records }: NameServerSpec): Program {
  const known = byName(records).map(
    ({ name, ttlMs, changes = [], ...first }): NameRecord => ({
      name,
      ttl: ms(ttlMs),
      versions: [{ ...first, atMs: 0 }, ...changes].map(versionOf),
    }),
  );
  return (host) => serveNames(host, known);
}

/** Sorted by `<`: in which order hosts are declared never matters. */
function versionOf({ atMs, hosts, weights }: NameChange): NameVersion {
  return { atMs, hosts: [...hosts].sort(), ...(weights && { weights }) };
}
