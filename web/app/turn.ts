/** How does the page stay awake while much is made? */
import { useEffect, useState } from "preact/hooks";

/** In the next task: what was done till then may be painted first. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Counts up to the last, each time after a frame: part comes after part. */
export function useStages(last: number, first = 0): number {
  const [stage, setStage] = useState(first);
  useEffect(() => {
    if (stage >= last) return undefined;
    const timer = setTimeout(() => setStage(stage + 1));
    return () => clearTimeout(timer);
  }, [stage, last]);
  return stage;
}
