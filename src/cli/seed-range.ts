/** Which seeds does "1..1000" stand for? */
import { badInput } from "./verb.ts";

const RANGE = /^(\d{1,16})\.\.(\d{1,16})$/;

/**
 * All seeds of a range, first and last included. Throws BadInput for what is
 * none, or has more than `most`.
 */
export function seedRange(range: string, most: number): readonly number[] {
  const [, first = "", last = ""] = RANGE.exec(range) ?? [];
  const from = Number(first);
  const count = Number(last) - from + 1;
  const isGood =
    first !== "" && count > 0 && Number.isSafeInteger(Number(last));
  if (isGood && count <= most) {
    return Array.from({ length: count }, (_, index) => from + index);
  }
  const isTurned = first !== "" && count <= 0;
  const remedy = isTurned
    ? `it goes down; write ${last}..${first}`
    : `give a range such as 1..100, of ${most} at most`;
  throw badInput("--seeds", `"${range}" is no range`, remedy);
}
