/** How is a text compiled on the command line, in so much time at most? */
import { runInNewContext } from "node:vm";
import { type Compiled, compiledOf } from "../../course/compile-submission.ts";
import { compileRefusal } from "../../course/sandbox/limits.ts";

/**
 * Some texts take a compiler twice as long for each level that they nest, and
 * only V8's own watch ends what never comes back: a script of `node:vm` has it.
 */
export function compileInTime(text: string, compileMsMax: number): Compiled {
  const compile = () => compiledOf(text);
  try {
    return runInNewContext("compile()", { compile }, { timeout: compileMsMax });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return { kind: "refused", reason: compileRefusal(compileMsMax) };
  }
}
