/** How does one ask for the long form of a test, `npm run fuzz -- --seed 2`? */
import { runAlone } from "../../src/cli/main.ts";
import { processIo } from "../../src/cli/process-io.ts";
import type { Verb } from "../../src/cli/verb.ts";

/** With the help, the problems and the exit codes of `farcall`. */
export async function startLongForm(script: string, verb: Verb): Promise<void> {
  const name = `npm run ${script} --`;
  process.exitCode = await runAlone(
    { name, verb },
    process.argv.slice(2),
    processIo(),
  );
}
