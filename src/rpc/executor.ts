/** What do all calls of one server share? */
import type { Host } from "../ports/host.ts";
import type { Duration } from "../ports/time.ts";
import type { AnswerMemory } from "./at-most-once.ts";

/** The same for all, or another one for each call. */
export type ServiceTime = Duration | (() => Duration);

export interface Executor {
  readonly host: Host;
  /** How long a core works on each call before its handler runs. */
  readonly serviceTime: ServiceTime | undefined;
  readonly executionsMax: number;
  /** Answers by key, where calls that come twice are executed once. */
  readonly memory: AnswerMemory | undefined;
  /** How many executions run now. Kept by the calls. */
  executions: number;
}
