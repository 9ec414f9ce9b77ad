/** Which moment does somebody mean who types one? */

type TypedMoment =
  | { readonly kind: "time"; readonly atNs: number }
  /** The number of an event, from 1. */
  | { readonly kind: "event"; readonly nth: number };

const UNITS: Readonly<Record<string, number>> = {
  s: 1e9,
  秒: 1e9,
  ms: 1e6,
  毫秒: 1e6,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  微秒: 1e3,
};

/** "1.24 s", "820ms", or the number of an event; undefined for all else. */
export function parseMoment(text: string): TypedMoment | undefined {
  const trimmed = text.trim();
  if (/^\d{1,9}$/.test(trimmed)) {
    return { kind: "event", nth: Number(trimmed) };
  }
  const [, figure, unit] =
    /^(\d{1,12}(?:\.\d{1,9})?)\s*(\D+)$/.exec(trimmed) ?? [];
  const factor = UNITS[unit?.toLowerCase() ?? ""];
  if (figure === undefined || factor === undefined) return undefined;
  return { kind: "time", atNs: Math.round(Number(figure) * factor) };
}
