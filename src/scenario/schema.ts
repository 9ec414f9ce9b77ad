/** Which data is a scenario? */
import * as z from "zod/mini";
import { CATALOGUE } from "../services/catalogue.ts";
import { conditionShape, HOST_NAME } from "./action-schema.ts";
import { checkSchema, METHOD_NAME } from "./check-schema.ts";
import { clientSchema } from "./client-schema.ts";
import { faultSchema, nemesisSchema } from "./fault-schema.ts";
import { nameServerSchema } from "./name-schema.ts";
import type { Scenario } from "./scenario.ts";
import {
  byKind,
  count,
  lacking,
  list,
  milliseconds,
  number,
  object,
  text,
  word,
  yesOrNo,
} from "./schema-parts.ts";
import { lineOf } from "./visible.ts";

const SERVICES = Object.keys(CATALOGUE) as [string, ...string[]];

const optional = z.exactOptional;

const words = object({
  en: text(lineOf(500), "write one line, without control characters"),
  "zh-CN": optional(
    text(lineOf(500), "write one line, without control characters"),
  ),
});

const name = text(
  /^[A-Za-z0-9][A-Za-z0-9._/-]{0,62}$/,
  "use up to 63 letters, digits, dots, dashes, slashes",
);

const hostName = text(HOST_NAME, "name a host");

const host = object({
  name: text(HOST_NAME, "use up to 63 letters, digits, dots, dashes"),
  zone: optional(name),
  cores: optional(count(1, 1024)),
  startsAtMs: optional(milliseconds()),
  disk: optional(object({ syncMs: optional(milliseconds()) })),
});

const link = object({
  from: optional(hostName),
  to: optional(hostName),
  fromZone: optional(name),
  toZone: optional(name),
  isBothWays: optional(yesOrNo()),
  ...conditionShape,
});

const ADDRESS = /^[^:,]+:\d{1,5}$/;

const service = object({
  service: word(SERVICES),
  host: hostName,
  port: optional(count(1, 65_535)),
  serviceTimeMs: optional(milliseconds()),
  serviceTimes: optional(word(["constant", "exponential"])),
  coldStart: optional(
    object({ factor: number(1, 1_000), forMs: milliseconds() }),
  ),
  connectionAgeMs: optional(milliseconds(1)),
  connectionGraceMs: optional(milliseconds()),
  pingPermitMs: optional(milliseconds()),
  atMostOnceForMs: optional(milliseconds(1)),
  hasHealth: optional(yesOrNo()),
  failing: optional(
    object({
      fromMs: optional(milliseconds()),
      untilMs: optional(milliseconds()),
    }),
  ),
  registration: optional(
    object({
      registry: text(ADDRESS, 'name it, "registry:50051"'),
      leaseMs: milliseconds(100),
      heartbeatMs: optional(milliseconds(10)),
    }),
  ),
  upstream: optional(
    object({
      target: text(ADDRESS, 'name it, "archive:50051"'),
      timeoutMs: optional(milliseconds(0.001)),
      isDetached: optional(yesOrNo()),
    }),
  ),
});

const value = z.union([z.string(), z.number(), z.boolean()], {
  error: lacking("is no value", "give a text, a number, true or false"),
});

const oneOrMore = z.union([value, z.array(value)], {
  error: lacking(
    "is no value",
    "give a text, a number, true or false, or a list",
  ),
});

const callShape = {
  method: METHOD_NAME,
  calledAs: optional(METHOD_NAME),
  request: optional(
    z.record(z.string(), oneOrMore, {
      error: lacking("is no request", "give an object of its fields"),
    }),
  ),
  deadlineMs: optional(milliseconds(0.001)),
  metadata: optional(
    z.record(
      z.string(),
      z.string({ error: lacking("is no text", "metadata are texts") }),
      { error: lacking("is no metadata", "give an object of texts") },
    ),
  ),
};

const call = object(callShape);

const again = object({
  timesMax: count(1, 100),
  afterMs: milliseconds(),
  isOnNewConnection: optional(yesOrNo()),
});

const scriptedCall = object({
  ...callShape,
  atMs: optional(milliseconds()),
  again: optional(again),
});

const workloadShape = { name, client: name };

/** A run of a page has at most 2,000 calls; a benchmark has more. */
const CALLS_MAX = 10_000_000;

const workload = byKind(
  ["script", "open-loop", "closed-loop"],
  [
    object({
      kind: z.literal("script"),
      ...workloadShape,
      calls: list(scriptedCall, 10_000),
    }),
    object({
      kind: z.literal("open-loop"),
      ...workloadShape,
      call,
      perSecond: number(0.001, 1_000_000),
      arrivals: word(["constant", "exponential"]),
      count: count(1, CALLS_MAX),
      startMs: optional(milliseconds()),
    }),
    object({
      kind: z.literal("closed-loop"),
      ...workloadShape,
      call,
      callers: count(1, 10_000),
      thinkTimeMs: milliseconds(),
      count: count(1, CALLS_MAX),
      startMs: optional(milliseconds()),
    }),
  ],
);

/** Sizes, types and spelling; `cross-references.ts` knows what belongs. */
export const scenarioSchema = object({
  name: text(/^[a-z][a-z0-9-]{0,62}$/, "use lower-case words and dashes"),
  title: words,
  summary: words,
  hosts: list(host, 10_000),
  links: optional(list(link, 10_000)),
  services: list(service, 10_000),
  nameServer: optional(nameServerSchema),
  clients: list(clientSchema, 10_000),
  workloads: list(workload, 1_000),
  faults: optional(list(faultSchema, 10_000)),
  nemesis: optional(nemesisSchema),
  checks: optional(list(checkSchema, 1_000)),
  defaults: optional(
    object({
      link: optional(object(conditionShape)),
      deadlineMs: optional(milliseconds(0.001)),
    }),
  ),
  isTraced: optional(yesOrNo()),
  startJitterMsMax: optional(milliseconds()),
  untilMs: optional(milliseconds()),
}) as unknown as z.ZodMiniType<Scenario>;
