/** How much memory does another process use? */
import { readFile } from "node:fs/promises";

const LOOK_EVERY_MS = 20;
const PAGE_BYTES = 4096;
const MB = 1024 * 1024;

/**
 * Calls back once when the process uses more than that; returns how to stop
 * looking. Where the system does not tell (there is no /proc), the limit on
 * the heap and the count of buffers hold alone.
 */
export function watchMemory(
  pid: number | undefined,
  mbMax: number,
  onTooMuch: () => void,
): () => void {
  let isStopped = pid === undefined;
  const look = async (): Promise<void> => {
    if (isStopped) return;
    try {
      const text = await readFile(`/proc/${pid}/statm`, "utf8");
      const pages = Number(text.split(" ")[1]);
      if (pages * PAGE_BYTES > mbMax * MB && !isStopped) {
        isStopped = true;
        onTooMuch();
      }
    } catch {
      isStopped = true;
    }
    if (!isStopped) timer = setTimeout(look, LOOK_EVERY_MS);
  };
  let timer = setTimeout(look, LOOK_EVERY_MS);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
