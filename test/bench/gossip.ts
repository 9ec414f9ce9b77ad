/** How fast is a crowd, and how much memory does it take? */
import { Simulation } from "../../src/kernel/simulation.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";

const NODES = 1000;
const FAN_OUT = 3;
const PORT = 7946;

/** From one rumour to the next; one has spread in about 60 ms. */
const RUMOUR_EVERY_MS = 100;

interface Gossip {
  /** Messages a second. */
  readonly rate: number;
  /** What the whole process takes at the end, in bytes. */
  readonly memoryBytes: number;
}

/**
 * 1,000 nodes tell each rumour that they hear for the first time to three
 * neighbours, until so many messages have arrived. The neighbours are drawn at
 * random once, as in a static overlay.
 */
export function gossipRate(messages = 1_000_000): Gossip {
  const simulation = new Simulation({ seed: 1, recorder: "digest-only" });
  const names = Array.from({ length: NODES }, (_, n) => `node-${n}`);
  const network = new SimulatedNetwork(simulation, {
    hosts: names.map((name) => ({ name })),
    defaults: { latency: { kind: "uniform", delayMsMin: 1, delayMsMax: 9 } },
  });
  let count = 0;
  const arrived = (): void => {
    count += 1;
    if (count >= messages) simulation.stop();
  };
  for (const [self, name] of names.entries()) {
    network.host(name).run((host) => gossip(host, self, arrived));
  }
  network.start();
  const beganMs = performance.now();
  while (simulation.step(() => false) !== "end") {}
  const rate = (count * 1000) / (performance.now() - beganMs);
  if (simulation.turn.failure !== undefined) throw simulation.turn.failure;
  return { rate, memoryBytes: process.memoryUsage().rss };
}

function gossip(host: Host, self: number, arrived: () => void): void {
  const random = host.clock.random("gossip/peer");
  const peers = Array.from({ length: FAN_OUT }, () => {
    const peer = Math.floor(random.next() * NODES);
    return { host: `node-${peer}`, port: PORT };
  });
  let newest = 0;
  const socket = host.network.bind(PORT, (bytes) => {
    arrived();
    const rumour = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
    if (rumour > newest) tell(rumour);
  });
  const tell = (rumour: number): void => {
    newest = rumour;
    const bytes = Uint8Array.of(rumour >> 8, rumour & 255);
    for (const peer of peers) socket.send(peer, bytes);
  };
  const first = ms((self + 1) * RUMOUR_EVERY_MS);
  host.clock.after(first, () => tell(self + 1));
}
