/** How does a program wait without keeping a run alive? */
import type { Host } from "../ports/host.ts";
import type { Duration } from "../ports/time.ts";

/** Resolves `time` from now; a run does not go on for the sake of it. */
export function pause(host: Host, time: Duration, what: string): Promise<void> {
  const wait = host.tasks.wait<void>(what);
  host.clock.after(time, () => wait.resolve()).unref();
  return wait.promise;
}
