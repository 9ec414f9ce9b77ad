/** Which bugs are planted? */
import type { Bug } from "./bug.ts";
import { oldLeader, staleFollower } from "./copies.ts";
import { forgetfulCounter, halfTransfer } from "./crashes.ts";
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
import { handedOut, ownKeys, subscribedTwice } from "./jobs.ts";
import { oneKey } from "./keys.ts";
import { keptFailure, looksThenWrites, lostPermits } from "./parts.ts";

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
  forgetfulCounter,
  halfTransfer,
  handedOut,
  subscribedTwice,
  ownKeys,
  staleFollower,
  oldLeader,
  looksThenWrites,
  lostPermits,
  keptFailure,
];
