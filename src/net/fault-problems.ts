/** Does this action make sense here? */
import { never } from "../ports/assert.ts";
import type { FaultAction, HostAction, PacketMatch } from "./fault-action.ts";
import { problemsOfConditions } from "./topology-problems.ts";

/** Every problem of an action with its path, the value and a remedy. */
export function problemsOfAction(
  action: FaultAction,
  hosts: readonly string[],
): readonly string[] {
  const known = (path: string, name: string | undefined) => {
    if (name === undefined || hosts.includes(name)) return [];
    return [`${path}: no host "${name}"; there are ${hosts.join(", ")}`];
  };
  switch (action.kind) {
    case "crash":
    case "restart":
    case "pause":
    case "resume":
    case "limp":
      return [...known("host", action.host), ...problemsOfHost(action)];
    case "partition": {
      const from = action.from.flatMap((name) => known("from", name));
      return [...from, ...(action.to ?? []).flatMap((to) => known("to", to))];
    }
    case "slow":
      return [
        ...known("from", action.from),
        ...known("to", action.to),
        ...problemsOfConditions(action, "slow"),
      ];
    case "drop":
    case "hold":
    case "delay":
      return [
        ...known("packets.from", action.packets.from),
        ...known("packets.to", action.packets.to),
        ...problemsOfPackets(action),
      ];
    case "heal":
    case "release":
      return [];
    default:
      return never(action);
  }
}

function problemsOfMatch({ from, to, n }: PacketMatch): readonly string[] {
  if (n === undefined || (from !== undefined && to !== undefined)) return [];
  return [`packets.n: ${n} counts on one link; say from and to as well`];
}

function problemsOfHost(action: HostAction): string[] {
  if (action.kind === "limp") {
    const { factor } = action;
    if (factor > 0 && factor < Infinity) return [];
    return [`factor: ${factor} is no factor; say above 0, 1 for the usual`];
  }
  if (action.kind !== "restart") return [];
  const { drainMs = 0 } = action;
  if (drainMs >= 0 && drainMs < Infinity) return [];
  return [`drainMs: ${drainMs} is no time; say 0 or more`];
}

interface Packets extends Numbers {
  readonly packets: PacketMatch;
}

function problemsOfPackets(action: Packets): string[] {
  return [...problemsOfMatch(action.packets), ...problemsOfNumbers(action)];
}

interface Numbers {
  readonly count?: number;
  readonly delayMs?: number;
}

function problemsOfNumbers({ count = 1, delayMs = 0 }: Numbers): string[] {
  const problems: string[] = [];
  if (!Number.isInteger(count) || count < 1) {
    problems.push(`count: ${count} is no count of packets; say 1 or more`);
  }
  if (!(delayMs >= 0 && delayMs < Infinity)) {
    problems.push(`delayMs: ${delayMs} is no delay; say 0 or more`);
  }
  return problems;
}
