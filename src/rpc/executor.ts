/** What do all calls of one server share? */
import type { Host } from "../ports/host.ts";
import type { Duration } from "../ports/time.ts";

export interface Executor {
  readonly host: Host;
  /** How long a core works on each call before its handler runs. */
  readonly serviceTime: Duration | undefined;
  readonly executionsMax: number;
  /** How many executions run now. Kept by the calls. */
  executions: number;
}
