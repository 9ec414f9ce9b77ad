/** On which seeds is a submission judged that it has not seen? */
import { Digest } from "../kernel/digest.ts";

/**
 * The seeds that stand behind the numbers 1, 2, 3 … for one salt. A class, or
 * each student, can have its own: who only passes by luck, or by writing down
 * the answers for the visible seeds, does not pass here.
 */
export function hiddenSeeds(
  salt: string,
  numbers: readonly number[],
): readonly number[] {
  return numbers.map((number) => hiddenSeed(salt, number));
}

/** A digest has 64 bits, and a seed 53. */
const TOP_BITS = 0x1f_ffff;

function hiddenSeed(salt: string, number: number): number {
  const digest = new Digest();
  digest.text(salt);
  digest.number(number);
  const hex = digest.hex();
  const high = Number.parseInt(hex.slice(0, 8), 16) & TOP_BITS;
  return high * 0x1_0000_0000 + Number.parseInt(hex.slice(8), 16);
}
