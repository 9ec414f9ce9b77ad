/** What was thrown, in words, whatever it is? */

const LENGTH_MAX = 400;

/**
 * Never throws, and never hands on an object: what was thrown may have been
 * made to mislead.
 */
export function describeThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `${typeof thrown} was thrown`;
    const { name, message } = thrown;
    const words = [name, message].filter((word) => typeof word === "string");
    const isOurs = name === "SimulationError" || name === "Error";
    return (isOurs ? `${message}` : words.join(": ")).slice(0, LENGTH_MAX);
  } catch {
    return "something was thrown that cannot be described";
  }
}
