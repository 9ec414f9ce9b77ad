/** Which data is a fault, and which are the conditions of a link? */
import * as z from "zod/mini";
import type { FaultAction } from "../net/fault-action.ts";
import { PACKET_KINDS } from "./packet-kinds.ts";
import {
  byKind,
  count,
  list,
  milliseconds,
  number,
  object,
  probability,
  say,
  text,
  word,
  yesOrNo,
} from "./schema-parts.ts";

export const HOST_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const optional = z.exactOptional;

interface UniformLatency {
  readonly delayMsMin: number;
  readonly delayMsMax: number;
}

const uniformLatency = object({
  kind: z.literal("uniform"),
  delayMsMin: milliseconds(),
  delayMsMax: milliseconds(),
}).check(
  z.refine((model) => model.delayMsMin <= model.delayMsMax, {
    path: ["delayMsMin"],
    error: ({ input }) => {
      const { delayMsMin, delayMsMax } = input as UniformLatency;
      const what = `${delayMsMin} is above delayMsMax ${delayMsMax}`;
      return say(what, "swap the two");
    },
  }),
);

const latency = byKind(
  ["constant", "uniform", "normal", "exponential"],
  [
    object({ kind: z.literal("constant"), delayMs: milliseconds() }),
    uniformLatency,
    object({
      kind: z.literal("normal"),
      delayMsMean: milliseconds(),
      deviationMs: milliseconds(),
    }),
    object({ kind: z.literal("exponential"), delayMsMean: milliseconds() }),
  ],
);

/** The conditions of a link, all of them optional. */
export const conditionShape = {
  latency: optional(latency),
  lossProbability: optional(probability()),
  rateBitsPerSecond: optional(number(1, 1e15)),
  queueBytesMax: optional(number(0, 1e12)),
};

/** "*" where a fault chooses its hosts; elsewhere no host has that name. */
const host = text(/^(?:\*|[A-Za-z0-9][A-Za-z0-9._-]{0,62})$/, "name a host");
const hosts = list(host, 10_000);
const id = optional(
  text(/^[a-z][a-z0-9-]{0,62}$/, "use lower-case words and dashes"),
);
const packetCount = optional(count(1, 1_000_000_000));

const packets = object({
  from: optional(host),
  to: optional(host),
  what: optional(word(PACKET_KINDS)),
  carriesPayload: optional(yesOrNo()),
  n: packetCount,
});

const kind = z.literal;

/** Every act on the world. */
export const actionSchema = byKind(
  [
    ...["crash", "restart", "pause", "resume", "limp", "partition", "drop"],
    ...["delay", "hold", "slow", "heal", "release"],
  ],
  [
    object({
      kind: kind("crash"),
      host,
      what: optional(word(["machine", "process"])),
    }),
    object({ kind: kind("restart"), host, drainMs: optional(milliseconds()) }),
    object({ kind: kind("pause"), host }),
    object({ kind: kind("resume"), host }),
    object({ kind: kind("limp"), host, factor: number(0.001, 1_000_000) }),
    object({
      kind: kind("partition"),
      id,
      from: hosts,
      to: optional(hosts),
      isOneWay: optional(yesOrNo()),
      inFlight: optional(word(["drop", "hold", "reset"])),
    }),
    object({ kind: kind("drop"), id, packets, count: packetCount }),
    object({
      kind: kind("delay"),
      id,
      packets,
      delayMs: milliseconds(),
      count: packetCount,
    }),
    object({ kind: kind("hold"), id, packets, count: packetCount }),
    object({
      kind: kind("slow"),
      id,
      from: optional(host),
      to: optional(host),
      ...conditionShape,
    }),
    object({ kind: kind("heal"), id }),
    object({ kind: kind("release"), id }),
  ],
) as unknown as z.ZodMiniType<FaultAction>;
