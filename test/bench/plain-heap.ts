/** How fast is the least that any such simulation must do? */
import alea from "seedrandom/lib/alea.js";

const PAIRS = 100;

/** Room for every message in flight: one of each pair. */
const times = new Float64Array(PAIRS + 1);
const players = new Uint32Array(PAIRS + 1);
let length = 0;

/**
 * The fixed reference: 100 pairs play ping-pong with random delays over a plain
 * binary heap, without hosts, names, trace or cancellation; messages a second.
 * It is at least as fast as the same loop over npm's flatqueue. Do not tune
 * it: the budgets are shares of its rate.
 */
export function plainHeapRate(messages = 3_000_000): number {
  const random = alea("plain-heap");
  const hits = new Float64Array(PAIRS * 2);
  length = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) push(random.double(), pair * 2);
  const beganMs = performance.now();
  for (let message = 0; message < messages; message += 1) {
    const at = times[0]!;
    const player = players[0]!;
    hits[player]! += 1;
    pop();
    push(at + random.double(), player ^ 1);
  }
  return (messages * 1000) / (performance.now() - beganMs);
}

function push(at: number, player: number): void {
  let place = length++;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const time = times[parent]!;
    if (time <= at) break;
    times[place] = time;
    players[place] = players[parent]!;
    place = parent;
  }
  times[place] = at;
  players[place] = player;
}

function pop(): void {
  const last = --length;
  const at = times[last]!;
  const player = players[last]!;
  const half = last >> 1;
  let place = 0;
  while (place < half) {
    // Without a branch, which a processor could not foresee.
    const left = (place << 1) + 1;
    const isRight = +(left + 1 < last) & +(times[left + 1]! < times[left]!);
    const child = left + isRight;
    const time = times[child]!;
    if (time >= at) break;
    times[place] = time;
    players[place] = players[child]!;
    place = child;
  }
  times[place] = at;
  players[place] = player;
}
