/** How does QuickJS run the bundle? It has no event loop: we drive it. */
import { getQuickJS } from "quickjs-emscripten";
import type { LoadedEngine } from "./engine-api.ts";
import { type Driven, driven } from "./node-engine.ts";

const MEMORY_BYTES_MAX = 256 * 1024 * 1024;
const STACK_BYTES_MAX = 1024 * 1024;

/**
 * A fresh QuickJS that has evaluated a script. `jobsMax` limits how many
 * microtasks run after each call; unlimited unless a test cheats.
 */
export async function openQuickJs(
  script: string,
  jobsMax = -1,
): Promise<Driven> {
  const runtime = (await getQuickJS()).newRuntime();
  runtime.setMemoryLimit(MEMORY_BYTES_MAX);
  runtime.setMaxStackSize(STACK_BYTES_MAX);
  const context = runtime.newContext();
  const evaluate = (expression: string): string => {
    const value = context.unwrapResult(context.evalCode(expression, "engine"));
    const text = context.getString(value);
    value.dispose();
    context.unwrapResult(runtime.executePendingJobs(jobsMax));
    return text;
  };
  evaluate(script);
  return {
    evaluate,
    close: () => {
      context.dispose();
      runtime.dispose();
    },
  };
}

export async function loadInQuickJs(bundle: string): Promise<LoadedEngine> {
  return driven("QuickJS", await openQuickJs(bundle));
}
