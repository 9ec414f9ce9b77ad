/** What does a script hear that makes no sense, and where did it say so? */
import { relative } from "node:path";
import type { FaultAction } from "../net/fault-action.ts";
import { parseAction } from "../scenario/action-text.ts";
import type { ScriptError } from "../scenario/build-world.ts";
import type { Trigger } from "../scenario/fault-spec.ts";
import { parseActionData, parseTrigger } from "../scenario/parse-scenario.ts";
import { formatProblem, type Problem } from "../scenario/problem.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Script, ScriptWorld } from "../scenario/script.ts";

/**
 * The same script, which is refused at once what no run can give: an event
 * that does not exist would be waited for in vain. Tells when it is over.
 */
export function checked(
  script: Script,
  scenario: Scenario,
  onOver: () => void,
): Script {
  return async (world) => {
    const { until, act } = world;
    const own: ScriptWorld = {
      ...world,
      until: (when) => {
        const parsed = parseTrigger(scenario, when);
        if (!parsed.ok) throw problemsIn("world.until", parsed.problems);
        return until(when);
      },
      act: (given) => act(known(given, scenario)),
    };
    try {
      await script(own);
    } finally {
      onOver();
    }
  };
}

function known(given: FaultAction | string, scenario: Scenario): FaultAction {
  const spelt =
    typeof given === "string" ? parseAction(given) : { value: given };
  if ("problems" in spelt) throw problemsIn("world.act", spelt.problems);
  const parsed = parseActionData(scenario, spelt.value);
  if (!parsed.ok) throw problemsIn("world.act", parsed.problems);
  return parsed.value;
}

function problemsIn(call: string, problems: readonly Problem[]): Error {
  const texts = problems.map(({ path, what, remedy }) =>
    formatProblem({ path: path.replace(/^\./, ""), what, remedy }),
  );
  return new Error(`${call}: ${texts.join("; ")}`);
}

/** "cruel.ts:4": the first line of the script in the stack of what it threw. */
export function placeIn(path: string, { cause }: ScriptError): string {
  const file = relative(process.cwd(), path);
  const shown = file.startsWith("..") ? path : file;
  const stack = cause instanceof Error ? (cause.stack ?? "") : "";
  const [, rest = ""] = stack.split(path);
  const line = /^[^:\s]*:(\d+):\d+/.exec(rest)?.[1];
  return line === undefined ? shown : `${shown}:${line}`;
}

/** "handler.started with method pay, the 999th": what was waited for. */
export function waitInWords({ event, host, where, nth }: Trigger): string {
  const more = { ...(host && { host }), ...where, ...(nth && { nth }) };
  const words = Object.entries(more).map(([key, value]) => `${key} ${value}`);
  return [event, ...words].join(", ");
}
