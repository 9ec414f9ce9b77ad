/** What do faults cost who spends them? */
import type { FaultAction } from "../net/fault-action.ts";

/** True for what only ends another fault, if there is one to end. */
function isEnding({ kind }: FaultAction): boolean {
  return ["heal", "release", "restart", "resume"].includes(kind);
}

/** How many faults these are, for who spends them. */
export function costOf(actions: readonly FaultAction[]): number {
  const faults = actions.filter((action) => !isEnding(action)).length;
  // Where nothing has crashed, a restart is a crash.
  const down = new Map<string, number>();
  for (const action of actions) {
    const by = { crash: 1, restart: -1 }[action.kind as string] ?? 0;
    if (by === 0 || !("host" in action)) continue;
    down.set(action.host, (down.get(action.host) ?? 0) + by);
  }
  const restarts = [...down.values()].filter((count) => count < 0);
  return faults - restarts.reduce((sum, count) => sum + count, 0);
}
