/** How often does each planted bug bite? The long form is `npm run soak`. */
import { wholeNumberOf } from "../../src/cli/flag-values.ts";
import { badInput, EXIT, type Verb } from "../../src/cli/verb.ts";
import { exploreSeed } from "../../src/scenario/explore.ts";
import { suggest } from "../../src/scenario/nearest.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { wilson } from "../../src/scenario/statistics.ts";
import { startLongForm } from "../support/long-form.ts";
import { BUGS } from "./all.ts";
import type { Bug } from "./bug.ts";

const SEEDS = 2000;

/** A bug that nobody meets, or that everybody does, teaches no search. */
const RATE_MIN = 0.002;
const RATE_MAX = 0.05;

const verb: Verb = {
  summary: "runs each planted bug calm, under the nemesis, and mended",
  positionals: [],
  flags: {
    seeds: { value: "N", about: `seeds 1 to N; ${SEEDS} unless given` },
    bug: {
      value: "NAME",
      about: "that bug; all unless given",
      isRepeated: true,
    },
  },
  example: "npm run soak -- --seeds 200 --bug lease-without-fence",
  async run(given) {
    const seeds =
      wholeNumberOf(given, "seeds", { what: "count of seeds", least: 1 }) ??
      SEEDS;
    const chosen = bugsOf(given.values("bug"));
    let problems = 0;
    for (const bug of chosen) if (!(await soak(bug, seeds))) problems += 1;
    console.log(`${seeds} seeds, ${problems} problems`);
    return problems === 0 ? EXIT.holds : EXIT.fails;
  },
};

function bugsOf(names: readonly string[]): readonly Bug[] {
  if (names.length === 0) return BUGS;
  return names.map((name) => {
    const bug = BUGS.find((one) => one.name === name);
    if (bug !== undefined) return bug;
    const known = BUGS.map((one) => one.name);
    throw badInput("--bug", `"${name}" is no bug`, suggest(name, known));
  });
}

interface Way {
  readonly seeds: number;
  readonly isMended: boolean;
  readonly hasNemesis: boolean;
}

async function failingSeeds(bug: Bug, way: Way): Promise<number[]> {
  const { scenario, nemesis, services } = bug;
  const data = way.hasNemesis ? { ...scenario, nemesis } : scenario;
  const parsed = parseScenario(data);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const failing: number[] = [];
  for (let seed = 1; seed <= way.seeds; seed += 1) {
    const own = services(way.isMended);
    const run = await exploreSeed(parsed.value, { seed, services: own });
    if (run?.verdict === "broke-off") throw new Error(run.message);
    if (run?.verdict === "fails") failing.push(seed);
  }
  return failing;
}

/** Prints its line; whether it bites as often as it should. */
async function soak(bug: Bug, seeds: number): Promise<boolean> {
  const calm = { seeds, isMended: false, hasNemesis: false };
  const wild = { ...calm, hasNemesis: true };
  const without = await failingSeeds(bug, calm);
  const bitten = await failingSeeds(bug, wild);
  const mended = await failingSeeds(bug, { ...wild, isMended: true });
  const rate = bitten.length / seeds;
  const { low, high } = wilson(bitten.length, seeds);
  const isGood =
    without.length === 0 &&
    mended.length === 0 &&
    rate >= RATE_MIN &&
    rate <= RATE_MAX &&
    bitten[0] === bug.seed;
  const percent = [rate, low, high].map((one) => `${(one * 100).toFixed(2)} %`);
  console.log(
    `${isGood ? "✓" : "✗"} ${bug.name.padEnd(20)} calm ${without.length}, ` +
      `nemesis ${bitten.length} = ${percent[0]} (${percent[1]} to ` +
      `${percent[2]}), first seed ${bitten[0]}, mended ${mended.length}` +
      ` ${mended.slice(0, 5).join(" ")}`,
  );
  return isGood;
}

await startLongForm("soak", verb);
