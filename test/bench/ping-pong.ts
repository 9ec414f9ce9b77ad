/** How fast is the kernel alone? */
import { Simulation } from "../../src/kernel/simulation.ts";
import { after, ns } from "../../src/ports/time.ts";

const PAIRS = 100;

/**
 * 100 pairs play ping-pong with random delays through the event queue;
 * messages a second.
 */
export function kernelPingPongRate(messages = 2_000_000): number {
  const simulation = new Simulation({ seed: 1, recorder: "digest-only" });
  const { world } = simulation;
  const random = simulation.random("ping-pong/delay");
  const hits = new Float64Array(PAIRS * 2);
  let left = messages;
  const later = (run: () => void): void => {
    const wait = ns(random.next() * 1_000_000);
    simulation.schedule(after(simulation.now(), wait), world, run);
  };
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const ping = (): void => {
      hits[pair * 2]! += 1;
      if ((left -= 1) > 0) later(pong);
    };
    const pong = (): void => {
      hits[pair * 2 + 1]! += 1;
      if ((left -= 1) > 0) later(ping);
    };
    later(ping);
  }
  const beganMs = performance.now();
  while (simulation.step(() => false) !== "end") {}
  return (messages * 1000) / (performance.now() - beganMs);
}
