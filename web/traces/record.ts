/** How are the runs of the opening recorded? `npm run record` */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import lostReply from "../../scenarios/lost-reply.ts";
import lostRequest from "../../scenarios/lost-request.ts";
import { formatLink } from "../../src/scenario/link.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { type Recording, recordingOf, recordingText } from "./recording.ts";

const SEED = 1;

export const RECORDED: readonly Scenario[] = [lostReply, lostRequest];

export async function record(scenario: Scenario): Promise<Recording> {
  const { trace, digest } = await runScenario(scenario, { seed: SEED });
  const { name } = scenario;
  const link = formatLink({ scenario: name, seed: SEED, interventions: [] });
  const code = link.slice("farcall:".length);
  return recordingOf(trace, { scenario: name, seed: SEED, code, digest });
}

export function pathOf({ name }: Scenario): string {
  return fileURLToPath(new URL(`${name}.golden.json`, import.meta.url));
}

async function main(): Promise<void> {
  for (const scenario of RECORDED) {
    const recording = await record(scenario);
    writeFileSync(pathOf(scenario), recordingText(recording));
    const { digest, rows } = recording;
    console.log(`${scenario.name}: ${rows.length} rows, digest ${digest}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
