/** Which bugs are planted? */
import type { Bug } from "./bug.ts";
import {
  answersTooEarly,
  keysInMemory,
  lazyDisk,
  noKey,
  snapshotTooLate,
} from "./disk.ts";
import {
  casAgain,
  leaseWithoutFence,
  silenceIsNo,
  staleCache,
} from "./doubt.ts";
import { oneKey } from "./keys.ts";

export const BUGS: readonly Bug[] = [
  lazyDisk,
  snapshotTooLate,
  answersTooEarly,
  noKey,
  keysInMemory,
  silenceIsNo,
  casAgain,
  staleCache,
  leaseWithoutFence,
  oneKey,
];
