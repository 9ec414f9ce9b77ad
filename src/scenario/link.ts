/** How does somebody else see the run that I saw? */
import { deflateSync, Inflate } from "fflate";
import { Digest } from "../kernel/digest.ts";
import type { Instant } from "../ports/time.ts";
import { decodeUtf8, encodeUtf8 } from "../rpc/utf8.ts";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import {
  formatIntervention,
  INTERVENTIONS_MAX,
  type Intervention,
  parseIntervention,
} from "./intervention.ts";
import type { Parsed, Problem } from "./problem.ts";

/**
 * What brings a run back: scenario, seed and interventions. Digest and
 * version say what came of it where the link was made.
 */
export interface RunLink {
  /** The name of a scenario, or the scenario as data, not yet validated. */
  readonly scenario: string | object;
  readonly seed: number;
  readonly interventions: readonly Intervention[];
  /** Where the run was cut short, if not at the scenario's own end. */
  readonly until?: Instant;
  /** The moment that was looked at. */
  readonly t?: Instant;
  readonly digest?: string;
  readonly version?: string;
}

/** "farcall:CODE", alone or as the end of a page's address. */
const LINK = /(?:^|#)farcall:([^#]*)$/;

/** The address of the page: ".../#/en/lab?s=CODE&level=call". */
const ADDRESS = /#\/[\w-]+\/lab\?(?:[^#]*&)?s=([^#&]*)(?:&[^#]*)?$/;

/** Of the text, and of the data in it: no scenario of people is near it. */
const CODE_LENGTH_MAX = 1_000_000;
const DATA_BYTES_MAX = 4_000_000;

/** Inflated at once: deflate makes at most 1032 bytes of one. */
const CHUNK_BYTES = 1024;

const CHECK_BYTES = 4;

export function isLink(text: string): boolean {
  return codeIn(text) !== undefined;
}

function codeIn(text: string): string | undefined {
  const trimmed = text.trim();
  return (LINK.exec(trimmed) ?? ADDRESS.exec(trimmed))?.[1];
}

/** The same link gives the same text. */
export function formatLink(link: RunLink): string {
  const { interventions, ...rest } = link;
  const texts = interventions.map(formatIntervention);
  const data = encodeUtf8(JSON.stringify({ ...rest, at: texts }));
  const packed = deflateSync(data, { level: 9 });
  const bytes = new Uint8Array(CHECK_BYTES + packed.length);
  bytes.set(checkOf(packed));
  bytes.set(packed, CHECK_BYTES);
  return `farcall:${toBase64Url(bytes)}`;
}

/** Reads a link; whatever is wrong with it is a problem, never an exception. */
export function parseLink(text: string): Parsed<RunLink> {
  const code = codeIn(text);
  if (code === undefined) {
    return damaged("this is no link", "a link begins with farcall:");
  }
  if (code.length > CODE_LENGTH_MAX) {
    const what = `the link has ${code.length} characters`;
    return damaged(what, `a link has at most ${CODE_LENGTH_MAX}`);
  }
  const bytes = fromBase64Url(code);
  if (bytes === undefined || bytes.length <= CHECK_BYTES) {
    const what = "the link holds characters that no link has, or is cut off";
    return damaged(what, COPY_AGAIN);
  }
  const packed = bytes.subarray(CHECK_BYTES);
  const check = checkOf(packed);
  if (check.some((byte, index) => byte !== bytes[index])) {
    return damaged("the link is damaged", COPY_AGAIN);
  }
  const data = inflated(packed);
  if (data === undefined) {
    const what = "the link does not unpack to a run";
    return damaged(what, `it may hold at most ${DATA_BYTES_MAX} bytes`);
  }
  return parseData(data);
}

const COPY_AGAIN = "copy it again, from its first to its last character";

function damaged(
  what: string,
  remedy: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ path: "", what, remedy }] };
}

function checkOf(packed: Uint8Array): Uint8Array {
  const digest = new Digest();
  digest.bytes(packed);
  return encodeUtf8(digest.hex()).subarray(0, CHECK_BYTES);
}

/** Never makes more than was allowed, however small the link is. */
function inflated(packed: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((part) => {
    parts.push(part);
    length += part.length;
  });
  try {
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) {
      const isLast = at + CHUNK_BYTES >= packed.length;
      inflate.push(packed.slice(at, at + CHUNK_BYTES), isLast);
      if (length > DATA_BYTES_MAX) return undefined;
    }
  } catch {
    return undefined;
  }
  const data = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return data;
}

function parseData(bytes: Uint8Array): Parsed<RunLink> {
  let data: unknown;
  try {
    data = JSON.parse(decodeUtf8(bytes));
  } catch {
    return damaged("the link does not hold a run", "make it anew");
  }
  return isRecord(data)
    ? parseRecord(data)
    : damaged("the link does not hold a run", "make it anew");
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function parseRecord(data: Readonly<Record<string, unknown>>): Parsed<RunLink> {
  const { scenario, seed, at = [], until, t, digest, version } = data;
  const isNamed = typeof scenario === "string" && scenario !== "";
  if (!isNamed && !isRecord(scenario)) {
    return damaged("the link names no scenario", "make it anew");
  }
  if (!Number.isSafeInteger(seed) || (seed as number) < 0) {
    return damaged(`seed ${seed} in the link`, "it goes from 0 to 2^53-1");
  }
  if (!Array.isArray(at) || at.length > INTERVENTIONS_MAX) {
    const remedy = `it may have ${INTERVENTIONS_MAX}`;
    return damaged("the link has no list of interventions", remedy);
  }
  const interventions: Intervention[] = [];
  const problems: Problem[] = [];
  at.forEach((text, index) => {
    const parsed = parseIntervention(String(text));
    if (parsed.ok) interventions.push(parsed.value);
    else problems.push(...numbered(parsed.problems, index));
  });
  if (problems.length > 0) return { ok: false, problems };
  const value: RunLink = {
    scenario: scenario as string | object,
    seed: seed as number,
    interventions,
    ...(isMoment(until) && { until }),
    ...(isMoment(t) && { t }),
    ...(typeof digest === "string" && { digest }),
    ...(typeof version === "string" && { version }),
  };
  return { ok: true, value };
}

/** One of several has no path of its own: it is named by its number. */
function numbered(
  problems: readonly Problem[],
  index: number,
): readonly Problem[] {
  const path = `intervention ${index + 1}`;
  return problems.map((problem) => ({ ...problem, path }));
}

function isMoment(value: unknown): value is Instant {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
