/** What does a module that somebody wrote export as its default? */
import { pathToFileURL } from "node:url";
import { badInput } from "./verb.ts";

/** A module whose top level waits for ever must not hold the command. */
const LOAD_MS_MAX = 10_000;

/**
 * Runs the module and parses its default export. Throws BadInput for all that
 * goes wrong in code that is not ours.
 */
export async function loadDefault<Value>(
  path: string,
  parse: (data: unknown) => Value,
  what = "the scenario",
): Promise<Value> {
  try {
    const module = await inTime(import(pathToFileURL(path).href));
    return parse((module as { readonly default?: unknown }).default);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const remedy = `mend it, and export ${what} as default`;
    throw badInput(path, `does not load: ${reason}`, remedy);
  }
}

function inTime(loading: Promise<unknown>): Promise<unknown> {
  return new Promise((loaded, fail) => {
    const timer = setTimeout(() => {
      const limit = `within ${LOAD_MS_MAX / 1000} s`;
      fail(new Error(`its top level did not come to an end ${limit}`));
    }, LOAD_MS_MAX);
    loading.then(loaded, fail).finally(() => clearTimeout(timer));
  });
}
