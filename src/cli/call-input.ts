/** What does somebody want to send? */
import type { Fields } from "../rpc/contract.ts";
import { Metadata, MetadataError } from "../rpc/metadata.ts";
import type { ServiceConfig } from "../rpc/service-config.ts";
import { messageFromData } from "../scenario/message-data.ts";
import { parseServiceConfig } from "../scenario/parse-scenario.ts";
import { quote } from "../scenario/problem.ts";
import { readText } from "./read-text.ts";
import { BadInput, badInput } from "./verb.ts";

/** The request that a text of JSON stands for. */
export function requestOf(
  fields: Fields,
  text: string,
): Record<string, unknown> {
  const data = parseJson(text);
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    const names = Object.keys(fields);
    const remedy = `give an object with ${names.join(", ") || "nothing in it"}`;
    throw badInput("JSON", `${quote(data)} is no object`, remedy);
  }
  const record = data as Readonly<Record<string, unknown>>;
  const parsed = messageFromData(fields, record, "JSON");
  if (!parsed.ok) throw new BadInput(parsed.problems);
  return parsed.value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = `${quote(text)} is no JSON (${(error as Error).message})`;
    const remedy = `put it in single quotes: '{"name":"Ada"}'`;
    throw badInput("JSON", what, remedy);
  }
}

const CONFIG_BYTES_MAX = 1024 * 1024;

/** gRPC's service config in a file; none when no file is named. */
export function serviceConfigIn(path: string | undefined): ServiceConfig {
  if (path === undefined) return {};
  const text = readText(path, CONFIG_BYTES_MAX);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw badInput(path, `is no JSON: ${(error as Error).message}`, "mend it");
  }
  const parsed = parseServiceConfig(data);
  if (parsed.ok) return parsed.value;
  throw new BadInput(
    parsed.problems.map((problem) => ({
      ...problem,
      path: `${path}: ${problem.path}`.replace(/: $/, ""),
    })),
  );
}

/** From "x-user=ann" and "trace-bin=AAEC", whose value is base64. */
export function metadataOf(pairs: readonly string[]): Metadata {
  const metadata = new Metadata();
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    if (equals < 1) {
      const remedy = "write NAME=VALUE, x-user=ann";
      throw badInput("--metadata", `"${pair}" has no name and value`, remedy);
    }
    const name = pair.slice(0, equals);
    const value = pair.slice(equals + 1);
    append(metadata, name, value);
  }
  return metadata;
}

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

function append(metadata: Metadata, name: string, value: string): void {
  if (name.endsWith("-bin") && !BASE64.test(value)) {
    const remedy = "give base64, for the name ends in -bin";
    throw badInput("--metadata", `"${value}" is no base64`, remedy);
  }
  try {
    if (!name.endsWith("-bin")) metadata.append(name, value);
    else metadata.append(name, Uint8Array.from(Buffer.from(value, "base64")));
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    const what = `"${name}=${value}" cannot be sent`;
    throw badInput("--metadata", what, error.message);
  }
}
