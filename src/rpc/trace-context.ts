/** To which trace does a call belong? */
import type { Random } from "../ports/random.ts";

/** One place in a trace, as it travels. */
export interface TraceContext {
  /** 32 hexadecimal digits, the same for all that one request caused. */
  readonly traceId: string;
  /** 16 of them: the span that the receiver's spans are children of. */
  readonly spanId: string;
  /** Whether spans are recorded; who receives it does as its caller did. */
  readonly isSampled: boolean;
}

/** The metadata that carries it. Source: W3C Trace Context, level 1. */
export const TRACEPARENT = "traceparent";

/** "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" */
export function formatTraceparent(context: TraceContext): string {
  const { traceId, spanId, isSampled } = context;
  return `00-${traceId}-${spanId}-${isSampled ? "01" : "00"}`;
}

const FIELDS = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/;
const LENGTH = 55;

/**
 * Reads one; undefined when it is none, and then a new trace begins. Of a
 * later version the part that is known here counts.
 * Source: W3C Trace Context, "versioning of traceparent".
 */
export function parseTraceparent(
  text: string | undefined,
): TraceContext | undefined {
  const match = FIELDS.exec(text ?? "");
  if (text === undefined || match === null) return undefined;
  const [, version = "", traceId = "", spanId = "", flags = ""] = match;
  if (version === "ff") return undefined;
  const isLonger = text.length > LENGTH;
  if (isLonger && (version === "00" || text[LENGTH] !== "-")) return undefined;
  if (isZero(traceId) || isZero(spanId)) return undefined;
  const isSampled = (Number.parseInt(flags, 16) & 1) === 1;
  return { traceId, spanId, isSampled };
}

/** A span below this one, or the first of a new trace. */
export function childOf(
  parent: TraceContext | undefined,
  random: Random,
): TraceContext {
  return {
    traceId: parent?.traceId ?? drawId(random, 32),
    spanId: drawId(random, 16),
    isSampled: parent?.isSampled ?? true,
  };
}

const DIGITS_PER_DRAW = 8;
const UINT32_RANGE = 4_294_967_296;

/** So many hexadecimal digits, not all of them zero. */
function drawId(random: Random, digits: number): string {
  let id = "";
  while (id.length < digits) {
    const draw = Math.floor(random.next() * UINT32_RANGE);
    id += draw.toString(16).padStart(DIGITS_PER_DRAW, "0");
  }
  return isZero(id) ? id.replace(/0$/, "1") : id;
}

function isZero(id: string): boolean {
  return /^0*$/.test(id);
}
