/** In which ways does one lose a server, and what is done about each? */
import type { Scenario, ServiceSpec } from "farcall/scenario";

/**
 * Its program dies and its machine refuses; the machine falls silent; its
 * answers take ten times as long; its answers get lost, though it hears; it
 * fails each call and says that it is well.
 */
export const LOSSES = ["refused", "silent", "slow", "cut", "lies"] as const;

export type Loss = (typeof LOSSES)[number];

/** Which of the servers it is. */
export const LOST = "server-1";

/** How long an answer is on its way, on average. */
export const ANSWER_MS = 20;
const SLOW_TIMES = 10;

interface Moment {
  readonly atMs: number;
  /** The hosts that its answers go to. */
  readonly callers: readonly string[];
}

type Faults = NonNullable<Scenario["faults"]>;

const FAULTS: Readonly<Record<Loss, (moment: Moment) => Faults>> = {
  refused: ({ atMs }) => [
    { atMs, action: { kind: "crash", host: LOST, what: "process" } },
  ],
  silent: ({ atMs }) => [
    { atMs, action: { kind: "crash", host: LOST, what: "machine" } },
  ],
  slow: ({ atMs }) => {
    const delayMsMean = ANSWER_MS * SLOW_TIMES;
    const latency = { kind: "exponential", delayMsMean } as const;
    return [{ atMs, action: { kind: "slow", from: LOST, latency } }];
  },
  cut: ({ atMs, callers }) => {
    const ends = { from: [LOST], to: callers, isOneWay: true };
    return [{ atMs, action: { kind: "partition", ...ends } }];
  },
  lies: () => [],
};

/** What happens to the host. */
export function faultsOf(loss: Loss, moment: Moment): Faults {
  return FAULTS[loss](moment);
}

/** What happens to the service on it. */
export function spoiltBy(loss: Loss, fromMs: number): Partial<ServiceSpec> {
  return loss === "lies" ? { failing: { fromMs } } : {};
}
