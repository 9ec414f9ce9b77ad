/** What does a learner's program see of its host? */
import type { Clock } from "../../ports/clock.ts";
import type { Host } from "../../ports/host.ts";

/**
 * Enough to write a service. Not the sink of events: rows of the trace are
 * evidence, and evidence is not written by the one who is judged.
 */
export type LearnerHost = Pick<Host, "name" | "work" | "show"> & {
  readonly clock: Pick<Clock, "now" | "sleep" | "random">;
};

export function learnerHost(host: Host): LearnerHost {
  const { name, clock } = host;
  return Object.freeze<LearnerHost>({
    name,
    clock: Object.freeze({
      now: () => clock.now(),
      sleep: (wait) => clock.sleep(wait),
      random: (purpose) => clock.random(purpose),
    }),
    work: (time) => host.work(time),
    show: (shown, value) => host.show(shown, value),
  });
}
