/** Which data is a fault with its moment, and which is a nemesis? */
import * as z from "zod/mini";
import { CATALOGUE } from "../services/catalogue.ts";
import { actionSchema, HOST_NAME } from "./action-schema.ts";
import { querySchema } from "./check-schema.ts";
import { NEMESIS_KINDS } from "./fault-spec.ts";
import {
  count,
  list,
  milliseconds,
  object,
  say,
  text,
  word,
} from "./schema-parts.ts";

const optional = z.exactOptional;

const hostName = text(HOST_NAME, "name a host");

const SERVICES = Object.keys(CATALOGUE) as [string, ...string[]];

/** So deep may sequences lie within sequences. */
const DEPTH_MAX = 4;

const STEPS_MAX = 1000;

type StepSchema = z.ZodMiniType<unknown>;

function stepSchema(depth: number): StepSchema {
  const plain = {
    waitMs: optional(milliseconds()),
    action: optional(actionSchema),
  };
  if (depth === DEPTH_MAX) return object(plain);
  const inner = list(stepSchema(depth + 1), STEPS_MAX);
  return object({ ...plain, together: optional(list(inner, 100)) });
}

const selector = object({
  hosts: optional(list(hostName, 10_000)),
  zone: optional(text(/^\S{1,63}$/, "name a zone")),
  service: optional(word(SERVICES)),
  take: optional(word(["one", "minority", "majority", "all"])),
});

const { event, host, where } = querySchema.shape;

/** An event that is waited for. */
export const triggerSchema = object({
  event,
  host,
  where,
  nth: optional(count(1, 1_000_000)),
  afterMs: optional(milliseconds()),
});

const window = z.tuple([milliseconds(), milliseconds()], {
  error: () => say("is no pair of times", "give [fromMs, toMs]"),
});

interface Parts {
  readonly atMs?: unknown;
  readonly betweenMs?: readonly [number, number];
  readonly when?: unknown;
  readonly everyMs?: unknown;
  readonly action?: unknown;
  readonly steps?: unknown;
}

/** Why the parts of a fault do not make one. */
function clash(parts: Parts): string | undefined {
  const { atMs, betweenMs, when, everyMs, action, steps } = parts;
  const moments = [atMs, betweenMs, when].filter((one) => one !== undefined);
  if (moments.length !== 1) {
    const what = moments.length === 0 ? "has no moment" : "has two moments";
    return say(what, "give one of atMs, betweenMs, when");
  }
  if ((action === undefined) === (steps === undefined)) {
    const what = action === undefined ? "does nothing" : "does two things";
    return say(what, "give action, or steps for several");
  }
  if (when !== undefined && everyMs !== undefined) {
    return say("waits and comes again", "give everyMs to one with a time");
  }
  if (betweenMs !== undefined && betweenMs[0] > betweenMs[1]) {
    return say(`${betweenMs[0]} is after ${betweenMs[1]}`, "swap the two");
  }
  return undefined;
}

/** A fault of a scenario, as `fault-spec.ts` has it. */
export const faultSchema = object({
  atMs: optional(milliseconds()),
  betweenMs: optional(window),
  when: optional(triggerSchema),
  everyMs: optional(milliseconds(0.001)),
  untilMs: optional(milliseconds()),
  on: optional(selector),
  action: optional(actionSchema),
  steps: optional(list(stepSchema(1), STEPS_MAX)),
}).check(
  z.refine((fault) => clash(fault as Parts) === undefined, {
    error: ({ input }) => clash(input as Parts) ?? "",
  }),
);

/** The random faults of a scenario. */
export const nemesisSchema = object({
  fromMs: optional(milliseconds()),
  toMs: milliseconds(),
  kinds: optional(list(word(NEMESIS_KINDS), 100)),
  hosts: optional(list(hostName, 10_000)),
  faultsMax: optional(count(0, 1000)),
  atOnceMax: optional(count(1, 100)),
  lastMsMean: optional(milliseconds()),
}).check(
  z.refine(({ fromMs = 0, toMs }) => fromMs <= toMs, {
    path: ["fromMs"],
    error: () => say("is after toMs", "swap the two"),
  }),
);
