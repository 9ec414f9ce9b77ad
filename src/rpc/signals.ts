/** Who no longer wants the answer? */
import type { Signal } from "../ports/signal.ts";

/**
 * Calls back once, when the first of these fires or if one has; returns how
 * to stop listening.
 */
export function onFirstAbort(
  signals: readonly (Signal | undefined)[],
  onAbort: (which: Signal) => void,
): () => void {
  const stops: (() => void)[] = [];
  const stop = (): void => {
    for (const one of stops.splice(0)) one();
  };
  for (const signal of signals) {
    if (signal === undefined) continue;
    const listener = (): void => {
      stop();
      onAbort(signal);
    };
    if (signal.aborted) {
      listener();
      break;
    }
    signal.addEventListener("abort", listener);
    stops.push(() => signal.removeEventListener("abort", listener));
  }
  return stop;
}
