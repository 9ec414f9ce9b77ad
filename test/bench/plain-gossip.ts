/** How fast is the least that a simulated gossip must do? */
import alea from "seedrandom/lib/alea.js";

const NODES = 1000;
const FAN_OUT = 3;
const RUMOUR_EVERY_MS = 100;

/** What is in flight: at most three messages of each node, and its start. */
const times = new Float64Array(NODES * (FAN_OUT + 1) + 1);
const whats = new Uint32Array(NODES * (FAN_OUT + 1) + 1);
let length = 0;

/**
 * The fixed reference for `gossip.ts`: the same gossip of the same nodes with
 * the same delays, over the plain binary heap of `plain-heap.ts` and two
 * columns of numbers, with one stream for all delays and without hosts, names,
 * packets, trace or cancellation; messages a second. The ping-pong of the plain
 * heap would not do: its heap never holds more than 100 events, this one holds
 * the starts of 1,000 nodes and up to as many messages. Do not tune it: the
 * budget is a share of its rate.
 */
export function plainGossipRate(messages = 1_000_000): number {
  const random = alea("plain-gossip");
  const peers = new Uint16Array(NODES * FAN_OUT);
  for (let n = 0; n < peers.length; n += 1) {
    peers[n] = Math.floor(random.double() * NODES);
  }
  const newest = new Uint16Array(NODES);
  length = 0;
  // What is to happen: a rumour times 1,024, and the node that hears it.
  for (let self = 0; self < NODES; self += 1) {
    push((self + 1) * RUMOUR_EVERY_MS, ((self + 1) << 10) | self);
  }
  let count = 0;
  const beganMs = performance.now();
  while (length > 0 && count < messages) {
    const at = times[0]!;
    const what = whats[0]!;
    pop();
    const node = what & 1023;
    const rumour = what >> 10;
    count += 1;
    if (rumour <= newest[node]!) continue;
    newest[node] = rumour;
    for (let peer = 0; peer < FAN_OUT; peer += 1) {
      const delayMs = 1 + random.double() * 8;
      push(at + delayMs, (rumour << 10) | peers[node * FAN_OUT + peer]!);
    }
  }
  return (count * 1000) / (performance.now() - beganMs);
}

function push(at: number, what: number): void {
  let place = length++;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const time = times[parent]!;
    if (time <= at) break;
    times[place] = time;
    whats[place] = whats[parent]!;
    place = parent;
  }
  times[place] = at;
  whats[place] = what;
}

function pop(): void {
  const last = --length;
  const at = times[last]!;
  const what = whats[last]!;
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
    whats[place] = whats[child]!;
    place = child;
  }
  times[place] = at;
  whats[place] = what;
}
