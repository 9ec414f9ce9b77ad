/** What was thrown, in words and in which line, whatever it is? */

const LENGTH_MAX = 400;

/** A place in a stack: both hosts give a submission this name. */
const PLACE = /\bsubmission:(\d{1,6}):\d+/;

/**
 * "ReferenceError: count is not defined (line 10)". Never throws, and never
 * hands on an object: what was thrown may have been made to mislead. The line
 * is that of the learner's own file, where the stack names one.
 */
export function describeThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `${typeof thrown} was thrown`;
    const { name, message, stack } = thrown;
    const words = [name, message].filter((word) => typeof word === "string");
    const isOurs = name === "SimulationError" || name === "Error";
    const text = isOurs ? `${message}` : words.join(": ");
    const place = typeof stack === "string" ? PLACE.exec(stack) : null;
    const line = place === null ? "" : ` (line ${place[1]})`;
    return text.slice(0, LENGTH_MAX) + line;
  } catch {
    return "something was thrown that cannot be described";
  }
}
