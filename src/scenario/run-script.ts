/** How does one person do one thing after the other? */
import { between, type Instant, ms, NO_TIME } from "../ports/time.ts";
import type { RpcError } from "../rpc/rpc-error.ts";
import type { CallEnd, Caller, PreparedCall } from "./caller.ts";
import { messageInWords } from "./message-data.ts";
import {
  wish,
  wishGivenUp,
  wishGranted,
  wishRetried,
} from "./scenario-event.ts";
import type { Again, ScriptedCall } from "./workload.ts";

/** A call of the script, made ready. */
export interface Step {
  readonly spec: ScriptedCall;
  readonly call: PreparedCall;
}

/**
 * How far somebody is. It outlives the program: who restarts a phone goes on
 * with what comes next, and not from the beginning.
 */
export interface Place {
  next: number;
}

/** Does the steps that are left, in order. */
export async function runScript(
  caller: Caller,
  script: { readonly name: string; readonly steps: readonly Step[] },
  place: Place,
): Promise<void> {
  const { clock } = caller.host;
  while (place.next < script.steps.length) {
    const step = script.steps[place.next] as Step;
    const at = ms(step.spec.atMs ?? 0) as number as Instant;
    if (at > clock.now()) await clock.sleep(between(clock.now(), at));
    place.next += 1;
    await doStep(caller, step, { workload: script.name, n: place.next });
  }
}

interface WishId {
  readonly workload: string;
  readonly n: number;
}

const NEVER_AGAIN: Again = { timesMax: 0, afterMs: 0 };

async function doStep(
  caller: Caller,
  { spec, call }: Step,
  { workload, n }: WishId,
): Promise<void> {
  const { host } = caller;
  const { events, clock } = host;
  const { method, requestInWords } = call;
  const again = spec.again ?? NEVER_AGAIN;
  const startedAt = clock.now();
  events.record(wish, host.name, workload, n, method, requestInWords);
  let end = await caller.call(call);
  for (let times = 1; times <= again.timesMax && isUnclear(end); times += 1) {
    if (again.isOnNewConnection === true) caller.disconnect();
    await clock.sleep(again.afterMs > 0 ? ms(again.afterMs) : NO_TIME);
    events.record(wishRetried, host.name, workload, n, method, times + 1);
    end = await caller.call(call);
  }
  if (end.kind === "reply") {
    const reply = messageInWords(call.replyFields, end.reply);
    events.record(wishGranted, host.name, workload, n, method, reply);
  } else if (spec.again !== undefined) {
    const took = between(startedAt, clock.now());
    events.record(wishGivenUp, host.name, workload, n, method, took);
  }
}

/** Whether to ask once more might help: nobody answered. */
function isUnclear(end: CallEnd): boolean {
  return end.kind === "failure" && isWorthAgain(end.error);
}

function isWorthAgain({ status }: RpcError): boolean {
  return status === "DEADLINE_EXCEEDED" || status === "UNAVAILABLE";
}
