/** How do many calls come, of people whom nobody knows by name? */
import { never } from "../ports/assert.ts";
import { log } from "../ports/math.ts";
import type { Random } from "../ports/random.ts";
import {
  between,
  type Duration,
  type Instant,
  ms,
  NO_TIME,
  seconds,
} from "../ports/time.ts";
import type { Caller, PreparedCall } from "./caller.ts";
import type { Place } from "./run-script.ts";
import { wish } from "./scenario-event.ts";
import type { ClosedLoop, OpenLoop } from "./workload.ts";

/** What a loop needs of its caller, its workload and the incarnation before. */
export interface Loop<Workload> {
  readonly caller: Caller;
  readonly workload: Workload;
  readonly call: PreparedCall;
  readonly place: Place;
}

/** Calls come at their own pace, answered or not. */
export function runOpenLoop(loop: Loop<OpenLoop>): void {
  const { caller, workload, place } = loop;
  const { clock, tasks } = caller.host;
  const random = clock.random(`workload/${workload.name}/arrivals`);
  const arrive = (): void => {
    if (place.next >= workload.count) return;
    tasks.start(workload.call.method, () => callOnce(loop));
    clock.after(gap(workload, random), arrive);
  };
  clock.after(untilStart(clock.now(), workload.startMs), arrive);
}

/** The time to the next arrival. */
function gap({ arrivals, perSecond }: OpenLoop, random: Random): Duration {
  switch (arrivals) {
    case "constant":
      return seconds(1 / perSecond);
    case "exponential":
      // 1 - next() is in (0, 1], so the logarithm is finite.
      return seconds(-log(1 - random.next()) / perSecond);
    default:
      return never(arrivals);
  }
}

/** Each caller asks, waits for the answer, thinks, and asks again. */
export function runClosedLoop(loop: Loop<ClosedLoop>): void {
  const { caller, workload, place } = loop;
  const { clock, tasks } = caller.host;
  const think = ms(workload.thinkTimeMs);
  const callInTurn = async (): Promise<void> => {
    const wait = untilStart(clock.now(), workload.startMs);
    if (wait > 0) await clock.sleep(wait);
    while (place.next < workload.count) {
      await callOnce(loop);
      if (think > 0) await clock.sleep(think);
    }
  };
  for (let caller = 1; caller <= workload.callers; caller += 1) {
    tasks.start(workload.name, callInTurn);
  }
}

async function callOnce<Workload extends OpenLoop | ClosedLoop>({
  caller,
  workload,
  call,
  place,
}: Loop<Workload>): Promise<void> {
  const { host } = caller;
  place.next += 1;
  host.events.record(
    wish,
    host.name,
    workload.name,
    place.next,
    call.method,
    call.requestInWords,
  );
  await caller.call(call);
}

function untilStart(now: Instant, startMs = 0): Duration {
  const at = ms(startMs) as number as Instant;
  return at > now ? between(now, at) : NO_TIME;
}
