/** How does one write the conditions of a link? */
import type { LatencyModel } from "../net/latency.ts";
import type { LinkConditions } from "../net/topology.ts";
import { never } from "../ports/assert.ts";

const NUMBER = /^\d{1,15}(\.\d{1,15})?(e[+-]?\d{1,2})?$/;

function parseNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

/** "loss=0.1", "rate=1000000", "queue=65536", "latency=constant(20)". */
export function parseConditions(
  parts: readonly string[],
): Partial<LinkConditions> | undefined {
  let conditions: Partial<LinkConditions> = {};
  for (const part of parts) {
    const [key, value = ""] = part.split("=");
    const one = parseCondition(key, value);
    if (one === undefined) return undefined;
    conditions = { ...conditions, ...one };
  }
  return conditions;
}

function parseCondition(
  key: string | undefined,
  value: string,
): Partial<LinkConditions> | undefined {
  if (key === "latency") {
    const latency = parseLatency(value);
    return latency && { latency };
  }
  const number = parseNumber(value);
  if (number === undefined) return undefined;
  if (key === "loss")
    return number > 1 ? undefined : { lossProbability: number };
  if (key === "rate") {
    return number > 0 ? { rateBitsPerSecond: number } : undefined;
  }
  return key === "queue" ? { queueBytesMax: number } : undefined;
}

function parseLatency(text: string): LatencyModel | undefined {
  const [, kind, list = ""] = /^([a-z]+)\(([^()]*)\)$/.exec(text) ?? [];
  const [first, second, ...more] = list.split(",").map(parseNumber);
  if (first === undefined || more.length > 0) return undefined;
  if (second === undefined) {
    if (list.includes(",")) return undefined;
    if (kind === "constant") return { kind, delayMs: first };
    return kind === "exponential" ? { kind, delayMsMean: first } : undefined;
  }
  if (kind === "normal") {
    return { kind, delayMsMean: first, deviationMs: second };
  }
  if (kind !== "uniform" || first > second) return undefined;
  return { kind, delayMsMin: first, delayMsMax: second };
}

/** Begins with "/" when there is something to say. */
export function formatConditions(conditions: Partial<LinkConditions>): string {
  const { latency, lossProbability, rateBitsPerSecond, queueBytesMax } =
    conditions;
  const parts: string[] = [];
  if (latency !== undefined) parts.push(`latency=${formatLatency(latency)}`);
  if (lossProbability !== undefined) parts.push(`loss=${lossProbability}`);
  if (rateBitsPerSecond !== undefined) parts.push(`rate=${rateBitsPerSecond}`);
  if (queueBytesMax !== undefined) parts.push(`queue=${queueBytesMax}`);
  return parts.map((part) => `/${part}`).join("");
}

function formatLatency(model: LatencyModel): string {
  switch (model.kind) {
    case "constant":
      return `constant(${model.delayMs})`;
    case "uniform":
      return `uniform(${model.delayMsMin},${model.delayMsMax})`;
    case "normal":
      return `normal(${model.delayMsMean},${model.deviationMs})`;
    case "exponential":
      return `exponential(${model.delayMsMean})`;
    default:
      return never(model);
  }
}
