/** Where does console.log of a submission go? */

const LINES_MAX = 100;
const LINE_LENGTH_MAX = 200;

export interface CappedConsole {
  /** What stands in the place of `console`. */
  readonly console: Readonly<Record<string, (...values: unknown[]) => void>>;
  /** The lines that were kept, and one that counts the others. */
  lines(): readonly string[];
  /** Forgets all lines. */
  clear(): void;
}

/** Keeps the first lines and counts the rest. */
export function cappedConsole(): CappedConsole {
  let kept: string[] = [];
  let count = 0;
  const log = (...values: unknown[]): void => {
    count += 1;
    if (count > LINES_MAX) return;
    kept.push(values.map(inWords).join(" ").slice(0, LINE_LENGTH_MAX));
  };
  return {
    console: { log, info: log, warn: log, error: log, debug: log },
    lines: () => {
      const more = count - LINES_MAX;
      return more > 0 ? [...kept, `… and ${more} lines more`] : kept;
    },
    clear: () => {
      kept = [];
      count = 0;
    },
  };
}

function inWords(value: unknown): string {
  if (typeof value === "string") return value.slice(0, LINE_LENGTH_MAX);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === "string" ? text : "an object";
  } catch {
    return "an object";
  }
}
