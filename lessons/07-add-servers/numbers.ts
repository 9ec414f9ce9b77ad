/** Which numbers does the text of this lesson name? */
import type { Lesson } from "farcall/lesson";
import { SOON_MS } from "./choices.ts";
import {
  connections,
  failures,
  foretold,
  foretoldPeak,
  meanMs,
  perSecond,
  questions,
  slowestMs,
  takenBy,
  takenByNew,
  visits,
  visitsSince,
} from "./evidence.ts";
import {
  BOOKINGS_LEAST,
  CLEO_LEAST,
  CONNECTIONS_MOST,
  NEW_LEAST,
} from "./goals.ts";
import {
  AGE_MS,
  FULL,
  GROWTH_MS,
  REFRESH_MS,
  TENTH,
  WATCHED_FROM_MS,
  WATCHED_TO_MS,
} from "./growth.ts";
import { MEASURED } from "./measured.ts";
import { LAW } from "./measured-law.ts";
import {
  CAP_FACTOR,
  CAP_MS,
  FLEET_ASKS_MS,
  WEIGHT_OF_SCENE,
} from "./scene-fleet.ts";
import { POWER_WORK_MS } from "./scene-power.ts";
import { AGE_OF_SCENE_MS, LISTED_MS, TTL_MS } from "./scene-shops.ts";
import { MEASURED_CLERKS, WORK_MS } from "./shared-ledger.ts";

/** gRPC's `grpc.dns_min_time_between_resolutions_ms`. */
const GRPC_INTERVAL_S = 30;
/** Envoy's `dns_refresh_rate`. */
const ENVOY_REFRESH_S = 5;

/** What `src/services/ledger.ts` takes to write, and to tell one other. */
const WRITE_MS = 0.4;
const TELL_MS = 0.02;

/** The rows of the stored table, by their names in the text. */
const ROWS = {
  never: "round-robin-never",
  first: "pick-first-never",
  age: "round-robin-age",
  "first-age": "pick-first-age",
  "first-soon": "pick-first-age-soon",
  refresh: "round-robin-refresh",
} as const;

/** `m-age`, the mean, `e-age`, half of its interval, and `p-age`, in ms. */
function measuredValues(): Lesson["values"] {
  const scene = "growth";
  return Object.fromEntries(
    Object.entries(ROWS).flatMap(([name, row]) => [
      [`m-${name}`, { scene, of: () => MEASURED[row].share }],
      [`e-${name}`, { scene, of: () => MEASURED[row].plusMinus }],
      [`p-${name}`, { scene, of: () => MEASURED[row].p99Ms }],
    ]),
  );
}

/** `law-8`, the mean, `law-e-8`, half of its interval, `law-of-8`. */
function lawValues(): Lesson["values"] {
  const scene = "ledger-1";
  return Object.fromEntries(
    Object.entries(LAW).flatMap(([clerks, { mean, plusMinus, byLaw }]) => [
      [`law-${clerks}`, { scene, of: () => mean }],
      [`law-e-${clerks}`, { scene, of: () => plusMinus }],
      [`law-of-${clerks}`, { scene, of: () => byLaw }],
    ]),
  );
}

export const values: Lesson["values"] = {
  visits: { scene: "grown", of: visits },
  "visits-since": {
    scene: "grown",
    of: (run) => visitsSince(run, LISTED_MS),
  },
  "ttl-ms": { scene: "two", of: () => TTL_MS },
  "new-least": { scene: "aged", of: () => NEW_LEAST },
  "connections-most": { scene: "aged", of: () => CONNECTIONS_MOST },
  "bookings-least": { scene: "ledger-64", of: () => BOOKINGS_LEAST },
  "cleo-least": { scene: "weighed", of: () => CLEO_LEAST },
  "write-ms": { scene: "ledger-1", of: () => WRITE_MS },
  "tell-ms": { scene: "ledger-1", of: () => TELL_MS },
  peak: { scene: "ledger-16", of: (_, all) => foretoldPeak(all) },
  "power-work-ms": { scene: "four-small", of: () => POWER_WORK_MS },
  "grown-new": { scene: "grown", of: takenByNew },
  "age-ms": { scene: "aged", of: () => AGE_OF_SCENE_MS },
  "aged-new": { scene: "aged", of: takenByNew },
  "few-connections": { scene: "grown", of: connections },
  "aged-connections": { scene: "aged", of: connections },
  "refreshing-new": { scene: "refreshing", of: takenByNew },
  "refreshing-connections": { scene: "refreshing", of: connections },
  "refreshing-asked": { scene: "refreshing", of: questions },
  "few-asked": { scene: "grown", of: questions },
  "work-ms": { scene: "ledger-1", of: () => WORK_MS },
  "one-clerk": { scene: "ledger-1", of: perSecond },
  "eight-clerks": { scene: "ledger-8", of: perSecond },
  "sixteen-clerks": { scene: "ledger-16", of: perSecond },
  "thirty-two-clerks": { scene: "ledger-32", of: perSecond },
  "sixty-four-clerks": { scene: "ledger-64", of: perSecond },
  foretold: { scene: "ledger-32", of: (_, all) => foretold(all) },
  "four-small-ms": { scene: "four-small", of: meanMs },
  "one-big-ms": { scene: "one-big", of: meanMs },
  "fleet-visits": { scene: "in-turns", of: visits },
  "cap-ms": { scene: "in-turns", of: () => CAP_MS },
  "cap-factor": { scene: "in-turns", of: () => CAP_FACTOR },
  "in-turns-late": { scene: "in-turns", of: failures },
  "in-turns-cleo": {
    scene: "in-turns",
    of: (run) => takenBy(run, ["cleo"]),
  },
  weight: { scene: "weighed", of: () => WEIGHT_OF_SCENE },
  "weighed-late": { scene: "weighed", of: failures },
  "less-busy-late": { scene: "less-busy", of: failures },
  "less-busy-slowest-ms": { scene: "less-busy", of: slowestMs },
  clients: { scene: "growth", of: () => FULL.clients },
  "per-second": { scene: "growth", of: () => FULL.perSecond },
  confidence: { scene: "growth", of: () => 95 },
  "watched-s": {
    scene: "growth",
    of: () => (WATCHED_TO_MS - WATCHED_FROM_MS) / 1_000,
  },
  "table-age-s": { scene: "growth", of: () => AGE_MS / 1_000 },
  "table-refresh-s": { scene: "growth", of: () => REFRESH_MS / 1_000 },
  "grpc-interval-s": { scene: "growth", of: () => GRPC_INTERVAL_S },
  "envoy-refresh-s": { scene: "growth", of: () => ENVOY_REFRESH_S },
  "fleet-asks-ms": { scene: "weighed", of: () => FLEET_ASKS_MS },
  "small-clients": { scene: "growth", of: () => TENTH.clients },
  "new-start-s": { scene: "growth", of: () => GROWTH_MS / 1_000 },
  "soon-s": { scene: "growth", of: () => SOON_MS / 1_000 },
  ...Object.fromEntries(
    MEASURED_CLERKS.map((n) => [`n-${n}`, { scene: "ledger-1", of: () => n }]),
  ),
  ...measuredValues(),
  ...lawValues(),
};
