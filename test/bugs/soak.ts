/** How often does each planted bug bite, over how many seeds? */
import { exploreSeed } from "../../src/scenario/explore.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { wilson } from "../../src/scenario/statistics.ts";
import { BUGS } from "./all.ts";
import type { Bug } from "./bug.ts";

const SEEDS = Number(process.argv[2] ?? 2000);

/** Names after the count narrow it down. */
const NAMES = process.argv.slice(3);

/** A bug that nobody meets, or that everybody does, teaches no search. */
const RATE_MIN = 0.002;
const RATE_MAX = 0.05;

interface Way {
  readonly isMended: boolean;
  readonly hasNemesis: boolean;
}

async function failingSeeds(bug: Bug, way: Way): Promise<number[]> {
  const { scenario, nemesis, services } = bug;
  const data = way.hasNemesis ? { ...scenario, nemesis } : scenario;
  const parsed = parseScenario(data);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const failing: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const own = services(way.isMended);
    const run = await exploreSeed(parsed.value, { seed, services: own });
    if (run?.verdict === "broke-off") throw new Error(run.message);
    if (run?.verdict === "fails") failing.push(seed);
  }
  return failing;
}

let problems = 0;
for (const bug of BUGS) {
  if (NAMES.length > 0 && !NAMES.includes(bug.name)) continue;
  const calm = { isMended: false, hasNemesis: false };
  const without = await failingSeeds(bug, calm);
  const bitten = await failingSeeds(bug, { ...calm, hasNemesis: true });
  const mended = await failingSeeds(bug, { isMended: true, hasNemesis: true });
  const rate = bitten.length / SEEDS;
  const { low, high } = wilson(bitten.length, SEEDS);
  const isGood =
    without.length === 0 &&
    mended.length === 0 &&
    rate >= RATE_MIN &&
    rate <= RATE_MAX &&
    bitten[0] === bug.seed;
  if (!isGood) problems += 1;
  const percent = [rate, low, high].map((one) => `${(one * 100).toFixed(2)} %`);
  console.log(
    `${isGood ? "✓" : "✗"} ${bug.name.padEnd(20)} calm ${without.length}, ` +
      `nemesis ${bitten.length} = ${percent[0]} (${percent[1]} to ` +
      `${percent[2]}), first seed ${bitten[0]}, mended ${mended.length}` +
      ` ${mended.slice(0, 5).join(" ")}`,
  );
}
console.log(`${SEEDS} seeds, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
