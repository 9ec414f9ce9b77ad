/** Whom does a service ask before it answers? */
import type { Duration } from "../ports/time.ts";
import type { Channel } from "../rpc/channel.ts";
import type { Contract } from "../rpc/contract.ts";

export interface Upstream {
  /** Of the service at the other end. */
  readonly contract: Contract;
  readonly channel: Channel;
  /** Its own time-out for each call; none when left out. */
  readonly timeout?: Duration;
  /** Calls inherit neither deadline nor cancellation of the call above. */
  readonly isDetached: boolean;
}
