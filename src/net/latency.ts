/** How long does a packet take to arrive? */
import { never } from "../ports/assert.ts";
import { log } from "../ports/math.ts";
import { cos } from "../ports/math-trig.ts";
import type { Random } from "../ports/random.ts";
import { type Duration, ms } from "../ports/time.ts";

export type LatencyModel =
  | { readonly kind: "constant"; readonly delayMs: number }
  | {
      readonly kind: "uniform";
      readonly delayMsMin: number;
      readonly delayMsMax: number;
    }
  | {
      readonly kind: "normal";
      readonly delayMsMean: number;
      readonly deviationMs: number;
    }
  | { readonly kind: "exponential"; readonly delayMsMean: number };

/** Draws the delay of one packet. The same stream gives the same delays. */
export function sampleLatency(model: LatencyModel, random: Random): Duration {
  if (model.kind !== "uniform") return ms(sampleMs(model, random));
  const { delayMsMin, delayMsMax } = model;
  return ms(delayMsMin + random.next() * (delayMsMax - delayMsMin));
}

function sampleMs(
  model: Exclude<LatencyModel, { readonly kind: "uniform" }>,
  random: Random,
): number {
  switch (model.kind) {
    case "constant":
      return model.delayMs;
    case "normal":
      // The tail below zero is cut: nothing arrives before it was sent.
      return Math.max(
        0,
        model.delayMsMean + normal(random) * model.deviationMs,
      );
    case "exponential":
      // 1 - next() is in (0, 1], so the logarithm is finite.
      return -model.delayMsMean * log(1 - random.next());
    default:
      return never(model);
  }
}

const FULL_TURN = 6.283185307179586;

/**
 * One draw of the standard normal distribution from exactly two draws of the
 * stream, however it turns out (Box and Muller, 1958).
 */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * log(1 - random.next()));
  return radius * cos(FULL_TURN * random.next());
}
