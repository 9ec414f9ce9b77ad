/** Does the smallest script fail again when somebody opens its link? */
import type { CheckResult } from "../check/judge.ts";
import { Canceller } from "../ports/signal.ts";
import { formatLink, parseLink, type RunLink } from "../scenario/link.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { runScenario } from "../scenario/run-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Shrunk, shrink } from "../scenario/shrink.ts";
import { servicesFor } from "./find-break.ts";
import type { Io } from "./verb.ts";
import { VERSION } from "./version.ts";

export interface ShrunkLink {
  readonly seed: number;
  readonly shrunk: Shrunk;
  readonly link: string;
}

/**
 * Shrinks one seed, and replays what is left from its link. Undefined when
 * the seed does not fail. Ctrl-C ends it with the smallest so far.
 */
export async function shrinkSeed(
  scenario: Scenario,
  seed: number,
  io: Io,
): Promise<ShrunkLink | undefined> {
  const canceller = new Canceller();
  const stopHearing = io.onInterrupt(() => {
    io.err("farcall: stopping, with the smallest so far\n");
    canceller.cancel("somebody pressed Ctrl-C");
  });
  io.err(`making seed ${seed} smaller\n`);
  const { signal } = canceller;
  const services = await servicesFor(scenario.name);
  const own = services === undefined ? {} : { services };
  const shrunk = await shrink(scenario, { seed, signal, ...own }).finally(
    stopHearing,
  );
  if (shrunk === undefined) return undefined;
  const link = formatLink({
    scenario: shrunk.scenario,
    seed,
    interventions: [],
    ...momentOf(shrunk.result),
    digest: shrunk.digest,
    version: VERSION,
  });
  const digest = await digestOf(link);
  if (digest === shrunk.digest) return { seed, shrunk, link };
  throw new Error(`the link gives ${digest}, the run gave ${shrunk.digest}`);
}

/** Where who opens the link is to look: at the first bad row. */
export function momentOf(result: CheckResult | undefined): Pick<RunLink, "t"> {
  return result?.firstBad === undefined ? {} : { t: result.firstBad.at };
}

async function digestOf(text: string): Promise<string> {
  const link = parseLink(text);
  if (!link.ok) return "no link";
  const { scenario, seed } = link.value;
  const parsed = parseScenario(scenario);
  if (!parsed.ok) return "no scenario";
  const services = await servicesFor(parsed.value.name);
  const { digest } = await runScenario(parsed.value, {
    seed,
    ...(services && { services: services() }),
  });
  return digest;
}
