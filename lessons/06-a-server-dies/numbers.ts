/** Which numbers does the text of this lesson name? */
import type { Lesson } from "farcall/lesson";
import {
  blindMs,
  cameAfter,
  failures,
  fastestMs,
  heartbeats,
  lastFailedMs,
  learnedAfterMs,
  outAfterMs,
  payments,
  slowestMs,
  turnMs,
  visits,
} from "./evidence.ts";
import { FULL, HALF_MS, POLICIES, SMALL } from "./loss.ts";
import { MEASURED } from "./measured.ts";
import { KINDS } from "./measured-kinds.ts";
import {
  BEGIN_MS,
  DEADLINE_MS,
  LEASE_MS,
  PAUSE_MS,
  TRY_MS,
} from "./scene-server.ts";

/** Envoy's default `base_ejection_time`. */
const ENVOY_EJECTION_S = 30;

/** The rows of the stored table that the text names. */
const ROWS = {
  none: "silent-drop",
  refused: "refused-drop",
  keepalive: "silent-keepalive",
  registry: "silent-registry",
  health: "silent-health",
  eject: "silent-eject",
  anywhere: "silent-twice-anywhere",
  twice: "silent-twice",
} as const;

/** The learner's lease may leave the shop blind for so long at most. */
export const BLIND_MOST_MS = 700;

/** `m-eject`, the mean, and `e-eject`, half of its interval. */
function measuredValues(): Lesson["values"] {
  const scene = "minute-eject";
  return Object.fromEntries(
    Object.entries(ROWS).flatMap(([name, row]) => [
      [`m-${name}`, { scene, of: () => MEASURED[row].mean }],
      [`e-${name}`, { scene, of: () => MEASURED[row].plusMinus }],
    ]),
  );
}

/** `k-slow-eject-answered`, the mean, and `k-slow-eject-answered-e`. */
function kindValues(): Lesson["values"] {
  const scene = "minute-eject";
  const all: Record<string, Lesson["values"][string]> = {};
  for (const [row, figures] of Object.entries(KINDS)) {
    for (const [figure, [mean, half]] of Object.entries(figures)) {
      const name = `k-${row}-${NAMES[figure as keyof typeof NAMES]}`;
      all[name] = { scene, of: () => mean };
      all[`${name}-e`] = { scene, of: () => half };
    }
  }
  return all;
}

const NAMES = { answered: "answered", p99Ms: "p99", done: "done" } as const;

export const values: Lesson["values"] = {
  "came-after": { scene: "silent", of: cameAfter },
  "half-ms": { scene: "minute-eject", of: () => HALF_MS },
  visits: { scene: "silent", of: visits },
  "refused-fail": { scene: "refused", of: failures },
  "silent-fail": { scene: "silent", of: failures },
  "leased-fail": { scene: "leased", of: failures },
  "two-tries-fail": { scene: "two-tries", of: failures },
  "passed-fail": { scene: "passed-over", of: failures },
  "told-after-ms": { scene: "refused", of: lastFailedMs },
  "lease-ms": { scene: "leased", of: () => LEASE_MS },
  "deadline-ms": { scene: "silent", of: () => DEADLINE_MS },
  "blind-most-ms": { scene: "leased", of: () => BLIND_MOST_MS },
  "blind-ms": { scene: "leased", of: blindMs },
  beats: { scene: "leased", of: heartbeats },
  "untold-fail": { scene: "nobody-tells-of-bob", of: failures },
  "pause-ms": { scene: "two-tries", of: () => PAUSE_MS },
  "begin-ms": { scene: "all-well", of: () => BEGIN_MS },
  "turn-ms": { scene: "passed-over", of: turnMs },
  "out-after-ms": { scene: "passed-over", of: outAfterMs },
  "learned-after-ms": { scene: "leased", of: learnedAfterMs },
  "usual-ms": { scene: "two-tries", of: fastestMs },
  "slowest-two-ms": { scene: "two-tries", of: slowestMs },
  "try-ms": { scene: "two-tries", of: () => TRY_MS },
  payments: { scene: "pays-twice", of: payments },
  clients: { scene: "minute-eject", of: () => FULL.clients },
  "per-second": { scene: "minute-eject", of: () => FULL.perSecond },
  hundred: { scene: "minute-eject", of: () => 100 },
  confidence: { scene: "minute-eject", of: () => 95 },
  "table-lease-s": {
    scene: "minute-eject",
    of: () => POLICIES.registry.server.registration.leaseMs / 1_000,
  },
  "table-silence-s": {
    scene: "minute-eject",
    of: () => POLICIES.health.client.healthSilenceMs / 1_000,
  },
  "keepalive-s": {
    scene: "minute-eject",
    of: () => POLICIES.keepalive.client.keepalive.timeMs / 1_000,
  },
  "keepalive-timeout-s": {
    scene: "minute-eject",
    of: () => POLICIES.keepalive.client.keepalive.timeoutMs / 1_000,
  },
  "envoy-errors": {
    scene: "minute-eject",
    of: () => POLICIES.eject.client.outlierDetection.consecutiveErrors,
  },
  "envoy-s": { scene: "minute-eject", of: () => ENVOY_EJECTION_S },
  "small-clients": { scene: "minute-eject", of: () => SMALL.clients },
  "small-per-second": { scene: "minute-eject", of: () => SMALL.perSecond },
  ...measuredValues(),
  ...kindValues(),
};
