/** Which interventions are there? */
import fc from "fast-check";
import type { FaultAction } from "../../src/net/fault-action.ts";
import type { Instant } from "../../src/ports/time.ts";
import type { Intervention } from "../../src/scenario/intervention.ts";
import { PACKET_KINDS } from "../../src/scenario/packet-kinds.ts";

const host = fc.constantFrom("a", "b-1", "db.west", "C_3");
const id = fc.constantFrom("cut", "drop-1", "x");
const count = fc.integer({ min: 1, max: 999_999_999 });
const number = fc.double({ min: 0, max: 1e9, noNaN: true }).map(tidy);
const whole = fc.integer({ min: 0, max: 60_000 });

/** Texts have fifteen digits on each side of the point, as people write. */
function tidy(value: number): number {
  return Number(value.toFixed(6));
}

function record<Shape>(
  kind: string,
  required: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> },
  optional: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<FaultAction> {
  const model = { kind: fc.constant(kind), ...required, ...optional };
  const requiredKeys = ["kind", ...Object.keys(required)] as never[];
  return fc
    .record(model, { requiredKeys, noNullPrototype: true })
    .map((made) => made as unknown as FaultAction);
}

const packets = fc.record(
  {
    from: host,
    to: host,
    what: fc.constantFrom(...PACKET_KINDS),
    carriesPayload: fc.boolean(),
    n: count,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const latency = fc.oneof(
  record("constant", { delayMs: number }, {}),
  record("exponential", { delayMsMean: number }, {}),
  record("normal", { delayMsMean: number, deviationMs: number }, {}),
  fc.tuple(number, number).map(([one, other]) => ({
    kind: "uniform",
    delayMsMin: Math.min(one, other),
    delayMsMax: Math.max(one, other),
  })),
);

const hosts = fc.uniqueArray(host, { minLength: 1, maxLength: 3 });

const actions = fc.oneof(
  record("crash", { host }, { what: fc.constantFrom("machine", "process") }),
  record("restart", { host }, { drainMs: whole }),
  record("pause", { host }, {}),
  record("resume", { host }, {}),
  record(
    "partition",
    { from: hosts },
    {
      id,
      to: hosts,
      isOneWay: fc.constant(true),
      inFlight: fc.constantFrom("drop", "hold", "reset"),
    },
  ),
  record("drop", { packets }, { id, count }),
  record("hold", { packets }, { id, count }),
  record("delay", { packets, delayMs: whole }, { id, count }),
  record("heal", {}, { id }),
  record("release", {}, { id }),
  record(
    "slow",
    {},
    {
      id,
      from: host,
      to: host,
      latency,
      lossProbability: fc.constantFrom(0, 0.25, 1e-7, 1),
      rateBitsPerSecond: fc.integer({ min: 1, max: 1e12 }),
      queueBytesMax: whole,
    },
  ),
);

/** Any intervention, whatever it is about. */
export const interventions: fc.Arbitrary<Intervention> = fc
  .record(
    {
      at: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      nth: fc.integer({ min: 0, max: 999_999_999 }),
      action: actions,
    },
    { requiredKeys: ["at", "action"], noNullPrototype: true },
  )
  .map((made) => ({ ...made, at: made.at as Instant }));
