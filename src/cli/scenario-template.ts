/** With what does somebody begin who writes a scenario? */

/**
 * A scenario of few lines that holds without faults and fails in some seeds
 * under its nemesis, so that there is something to find from the beginning.
 */
export function scenarioTemplate(name: string): string {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const words = title.replaceAll("-", " ");
  return `/** ${words}: which promise does not hold when things go wrong? */
import { scenario } from "farcall/scenario";

const calls = [
  { method: "write", request: { key: "colour", value: "red" } },
  { method: "read", request: { key: "colour" }, atMs: 500 },
] as const;

export default scenario({
  name: "${name}",
  title: { en: "${words}" },
  summary: { en: "Ann writes and reads, while the store is killed." },
  hosts: [{ name: "ann" }, { name: "store" }],
  services: [{ service: "kv", host: "store" }],
  clients: [{ name: "ann", host: "ann", service: "kv", target: "store:50051" }],
  workloads: [{ kind: "script", name: "work", client: "ann", calls }],
  nemesis: { toMs: 600, kinds: ["kill"] },
  checks: [{ kind: "linearizable", claim: "no write is forgotten" }],
});
`;
}
