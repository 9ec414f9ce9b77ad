/** How does one ask for the long form of a test, `npm run fuzz -- --seed 2`? */
import { runAlone } from "../../src/cli/main.ts";
import { processIo } from "../../src/cli/process-io.ts";
import { badInput, type Given, type Verb } from "../../src/cli/verb.ts";

/** With the help, the problems and the exit codes of `farcall`. */
export async function startLongForm(script: string, verb: Verb): Promise<void> {
  const name = `npm run ${script} --`;
  process.exitCode = await runAlone(
    { name, verb },
    process.argv.slice(2),
    processIo(),
  );
}

/** A whole number of a flag, from `least` up. */
export function countOf(
  given: Given,
  flag: string,
  least: number,
): number | undefined {
  const value = given.value(flag);
  if (value === undefined) return undefined;
  const count = Number(value);
  const isWhole = /^\d+$/.test(value) && Number.isSafeInteger(count);
  if (isWhole && count >= least) return count;
  const remedy = `give a whole number, ${least} or more`;
  throw badInput(`--${flag}`, `"${value}" is no count`, remedy);
}
