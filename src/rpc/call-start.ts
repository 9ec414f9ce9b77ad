/** How does the typed client hand over a call? */
import type { CallOptions } from "./call-options.ts";
import type { Channel } from "./channel.ts";
import type { Metadata } from "./metadata.ts";
import type { MethodPlan } from "./method-plan.ts";

/** A call that is about to begin; its message is encoded. */
export interface CallStart {
  readonly channel: Channel;
  readonly plan: MethodPlan;
  readonly body: Uint8Array;
  readonly metadata: Metadata | undefined;
  readonly options: CallOptions;
}
