/** How fast are hosts, links and fault rules? */
import { Simulation } from "../../src/kernel/simulation.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Host } from "../../src/ports/host.ts";

const PAIRS = 100;
const PORT = 7;

/**
 * 100 pairs of hosts play ping-pong with datagrams over links of random
 * latency, while a partition and a drop are in force elsewhere;
 * messages a second.
 */
export function netPingPongRate(messages = 1_000_000): number {
  const simulation = new Simulation({ seed: 1, recorder: "digest-only" });
  const names = Array.from({ length: PAIRS * 2 + 2 }, (_, n) => `host-${n}`);
  const network = new SimulatedNetwork(simulation, {
    hosts: names.map((name) => ({ name })),
    defaults: { latency: { kind: "uniform", delayMsMin: 0, delayMsMax: 1 } },
  });
  let left = messages;
  const play = (host: Host, peer: string, isFirst: boolean): void => {
    const socket = host.network.bind(PORT, (bytes, from) => {
      if ((left -= 1) > 0) socket.send(from, bytes);
    });
    const to = { host: peer, port: PORT };
    if (isFirst) socket.send(to, new Uint8Array(4));
  };
  for (let n = 0; n < PAIRS * 2; n += 1) {
    const peer = `host-${n ^ 1}`;
    network.host(`host-${n}`).run((host) => play(host, peer, n % 2 === 0));
  }
  const [one, other] = [`host-${PAIRS * 2}`, `host-${PAIRS * 2 + 1}`];
  network.apply({ kind: "partition", from: [one], to: [other] });
  network.apply({ kind: "drop", packets: { from: one, to: other } });
  network.start();
  const beganMs = performance.now();
  while (simulation.step(() => false) !== "end") {}
  return ((messages - left) * 1000) / (performance.now() - beganMs);
}
